"""Forms of the circle."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.cases.actions.circle import IN_THE_CIRCLE, Part
from ciranda.cases.actions.coordination import REPLACEABLE_FOR
from ciranda.cases.actions.cover import Absence
from ciranda.cases.enums import EndReason
from ciranda.cases.queries.circle import MANAGER, Around, Circle
from ciranda.programmes.policies.schema import Pack
from ciranda.web.choices import offer
from ciranda.web.circle.pages import faces_words
from ciranda.web.fields import DateField, HintedRadios

Choices = Sequence[tuple[str, str]]
LEAVING = (EndReason.TASK_DONE, EndReason.FAMILY_WISH, EndReason.LEFT_JOB, EndReason.MISTAKE)


class AllocateForm(forms.Form):
    """Who becomes case manager; the table beside it shows what each holds already."""

    worker = forms.ChoiceField(
        label=gettext_lazy("Who will be the case manager?"), widget=HintedRadios
    )
    named_by_family = forms.BooleanField(
        label=gettext_lazy("The family asked for this person"), required=False
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why does the case manager change?"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, workers: Choices, hints: dict[str, str], **kwargs: Any) -> None:
        replaces = kwargs.pop("replaces")
        super().__init__(*args, **kwargs)
        offer(self, "worker", workers, hints)
        if replaces:
            offer(self, "reason", [(r.value, r.label) for r in REPLACEABLE_FOR])
        else:
            del self.fields["reason"]


class PartForm(forms.Form):
    """The part someone takes in the circle."""

    role_key = forms.ChoiceField(
        label=gettext_lazy("What is their part?"),
        help_text=gettext_lazy(
            "Parts that read the family's file are for workers of the team. Somebody from outside "
            "joins as a partner, and sees more only with the family's consent."
        ),
        widget=forms.RadioSelect,
    )
    relation = forms.CharField(
        label=gettext_lazy("What are they to the family?"),
        help_text=gettext_lazy("For example: the nursery teacher, the grandmother's neighbour."),
        max_length=200,
        required=False,
    )
    helper_of = forms.ChoiceField(
        label=gettext_lazy("Is this one adult's own helper?"),
        help_text=gettext_lazy("Nobody else in the family can then send them away."),
        required=False,
    )
    one_more_because = forms.CharField(
        label=gettext_lazy("Why does the family need one more person to get to know?"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    agreed = forms.BooleanField(label=gettext_lazy("The family knows about this and agrees"))

    def __init__(self, *args: Any, pack: Pack, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role_key", role_choices(pack))
        adults = [(str(person_id), name) for person_id, name in circle.adults]
        offer(self, "helper_of", [("", _("No, they help the whole family")), *adults])
        faces, most = len(circle.faces), pack.circle.most_faces if pack.circle else None
        if most is None or faces < most:
            del self.fields["one_more_because"]
        else:
            self.fields["one_more_because"].help_text = faces_words(faces, most)

    def part(self) -> Part:
        """The part as the action takes it."""
        helper = self.cleaned_data["helper_of"]
        return Part(
            self.cleaned_data["role_key"],
            self.cleaned_data["relation"],
            UUID(helper) if helper else None,
            self.cleaned_data.get("one_more_because", ""),
        )


class JoinChosenForm(PartForm):
    """A worker or a service out of those found by search."""

    who = forms.ChoiceField(label=gettext_lazy("Who?"), widget=HintedRadios)
    field_order = ("who", "role_key", "relation", "helper_of", "one_more_because", "agreed")

    def __init__(self, *args: Any, found: Choices, hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", found, hints)


class JoinPersonForm(PartForm):
    """Somebody the family trusts, by name and telephone."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy("Only if this person is happy to be phoned."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"type": "tel", "class": "govuk-input--width-20"}),
    )
    field_order = ("name", "phone", "relation", "role_key", "helper_of", "agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # a neighbour is no worker the family has to get to know
        self.fields.pop("one_more_because", None)


class SearchForm(forms.Form):
    """Words to look for; a GET form."""

    q = forms.CharField(max_length=100, required=False)


class LeaveForm(forms.Form):
    """Why someone leaves."""

    reason = forms.ChoiceField(label=gettext_lazy("Why do they leave?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Anything to remember"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", [(r.value, r.label) for r in LEAVING])


class TrustForm(forms.Form):
    """Whom the family turns to."""

    who = forms.ChoiceField(
        label=gettext_lazy("Whom does the family turn to?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("What they said about it"),
        help_text=gettext_lazy("In their own words, if they wish."),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, people: Sequence[Around], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("manager" if a.kind == MANAGER else str(a.id), a.name) for a in people]
        offer(self, "who", [*named, ("nobody", _("Nobody in particular"))])


class CoverForm(forms.Form):
    """Who stands in, from when to when."""

    worker = forms.ChoiceField(label=gettext_lazy("Who stands in?"), widget=HintedRadios)
    from_on = DateField(label=gettext_lazy("First day"))
    until_on = DateField(label=gettext_lazy("Last day"))
    reason = forms.CharField(
        label=gettext_lazy("Why, if you wish to say"),
        help_text=gettext_lazy("The family sees who stands in and until when, not why."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, workers: Choices, hints: dict[str, str], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("from_on", timezone.localdate())
        super().__init__(*args, **kwargs)
        offer(self, "worker", workers, hints)

    def absence(self, membership_id: UUID) -> Absence:
        """The absence as the action takes it."""
        given = self.cleaned_data
        return Absence(membership_id, given["from_on"], given["until_on"], given["reason"])


def role_choices(pack: Pack) -> list[tuple[str, str]]:
    """The roles of a pack that stand in a circle, in its words."""
    language = get_language() or "en"
    return [
        (key, pack.label(f"roles.{key}", language))
        for key, role in pack.roles.items()
        if role.kind in IN_THE_CIRCLE
    ]
