"""Forms of a team's own meetings and of its agreement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.agencies.actions.agreement import Paper
from ciranda.calendars.actions import Held
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

Choices = Sequence[tuple[str, str]]


class MeetingForm(forms.Form):
    """A meeting that was held: its kind and day, who was there, what was said and decided."""

    kind = forms.ChoiceField(label=_("Which meeting was it?"), widget=forms.RadioSelect)
    on = DateField(label=_("On which day?"), not_future=True)
    there = forms.MultipleChoiceField(
        label=_("Which institutions were there?"),
        help_text=_("Whoever is not ticked is kept as missing."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say which institutions were there.")},
    )
    led_by = forms.CharField(
        label=_("Who led it from outside, if anybody"),
        help_text=_("By profession: no name."),
        max_length=200,
        required=False,
    )
    issues = forms.CharField(
        label=_("What was talked about"), widget=forms.Textarea({"rows": 4}), max_length=4000
    )
    decisions = forms.CharField(
        label=_("What was decided"),
        help_text=_("One decision a line; at least one."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
    )

    def __init__(self, *args: Any, kinds: Choices, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kinds)
        field = self.fields["there"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(members)
        self.members = {UUID(key) for key, _name in members}

    def held(self) -> Held:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        there = frozenset(UUID(key) for key in data["there"])
        return Held(
            data["kind"], data["on"], data["issues"], tuple(data["decisions"].splitlines()),
            there, frozenset(self.members - there), data["led_by"],
        )  # fmt: skip


class AgreementForm(forms.Form):
    """Who signed the team's agreement, when, and which paper it is."""

    agencies = forms.MultipleChoiceField(
        label=_("Who signed?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who signed.")},
    )
    on = DateField(label=_("On which day?"), not_future=True)
    until = DateField(
        label=_("Until when does it hold?"),
        help_text=_("Leave it empty if it says no end."),
        required=False,
    )
    paper = forms.CharField(
        label=_("Which paper is it?"),
        help_text=_("Its number or name, and where it lies."),
        max_length=300,
    )

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agencies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(agencies)

    def signed(self) -> tuple[list[UUID], Paper]:
        """Who signed, and the paper."""
        data = self.cleaned_data
        paper = Paper(data["on"], data["paper"], data["until"])
        return [UUID(key) for key in data["agencies"]], paper
