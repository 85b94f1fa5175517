"""Forms of how actions go on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.plans.enums import ActionState, RequestState
from ciranda.web.fields import DateField, HintedRadios


class ReportForm(forms.Form):
    """How an action goes on."""

    state = forms.ChoiceField(
        label=_("How far is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it is.")},
    )
    words = forms.CharField(
        label=_("What would you like to tell the family and the team?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, states: Iterable[ActionState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(s.value, s.label) for s in states]

    def clean(self) -> dict[str, Any]:
        """Stopping needs its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("state") == ActionState.STOPPED and not cleaned.get("words"):
            self.add_error("words", _t("Say why it stopped."))
        return cleaned


class AnswerForm(forms.Form):
    """What a service answers to what it was asked."""

    answer = forms.ChoiceField(
        label=_("What do you answer?"),
        choices=[
            (RequestState.ACCEPTED, _("Yes, we will do it")),
            (RequestState.WAITING, _("Yes, but there is a waiting list")),
            (RequestState.REFUSED, _("No, we cannot")),
        ],
        widget=HintedRadios(
            hints={RequestState.REFUSED: _("Say why: the family and the case manager read it.")}
        ),
        error_messages={"required": _("Choose an answer.")},
    )
    waiting_until = DateField(label=_("Until about when?"), required=False, not_past=True)
    words = forms.CharField(
        label=_("Your words"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A refusal needs its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == RequestState.REFUSED and not cleaned.get("words"):
            self.add_error("words", _t("Say why: the family and the case manager read it."))
        return cleaned


class AskServiceForm(forms.Form):
    """Asking the responsible service about an action that is already agreed."""

    words = forms.CharField(
        label=_("What do you ask?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("The family knows that we ask, and agrees"),
        help_text=_("The service will learn the child's name and what is asked."),
        error_messages={"required": _("Ask the family first.")},
    )
