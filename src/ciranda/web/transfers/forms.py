"""Forms of handing over a case."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.transfers.actions.offering import Offer
from ciranda.web.fields import DateField

OUTSIDE = "outside"
WORDS = {"rows": 3}


class OfferForm(forms.Form):
    """What the next team needs to know, and what the family agreed to."""

    to_team = forms.ChoiceField(label=_("Which team takes over?"))
    outside_name = forms.CharField(
        label=_("Name of the team outside"),
        help_text=_("Only if you chose a team outside."),
        required=False,
        max_length=200,
    )
    outside_contact = forms.CharField(
        label=_("How to reach that team"), required=False, max_length=300
    )
    child = forms.CharField(
        label=_("Whom is it about?"),
        help_text=_("Name and age, as the new team needs to know."),
        max_length=200,
    )
    reach = forms.CharField(
        label=_("How does the family want to be reached?"),
        help_text=_(
            "A number and a good time. The new team phones before it answers for the case."
        ),
        max_length=300,
    )
    reason = forms.CharField(
        label=_("Why is the case handed over?"), max_length=2000, widget=forms.Textarea(WORDS)
    )
    summary = forms.CharField(
        label=_("What should the new team know before it phones?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(WORDS),
    )
    history = forms.ChoiceField(
        label=_("Does the family agree that the plan and the file go along?"),
        choices=[
            ("yes", _("Yes, the new team may read what was written so far")),
            ("no", _("No, the new team starts afresh")),
        ],
        widget=forms.RadioSelect,
    )
    agreed_by = forms.CharField(
        label=_("Who of the family said so?"), required=False, max_length=200
    )
    ask_again_on = DateField(
        label=_("When may somebody ask the family again?"),
        help_text=_("For a team outside, if the family wants it."),
        required=False,
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_team"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Choose a team")),
            *teams,
            (OUTSIDE, _("A team outside Ciranda")),
        ]

    def clean(self) -> dict[str, Any]:
        """A team outside has a name; an agreement has somebody who gave it."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("to_team") == OUTSIDE and not data.get("outside_name"):
            self.add_error("outside_name", _("Name the team outside that takes over."))
        if data.get("history") == "yes" and not data.get("agreed_by"):
            self.add_error("agreed_by", _("Name who of the family agreed."))
        return data

    def offer(self) -> Offer:
        """What the action is given."""
        data = self.cleaned_data
        outside = data["to_team"] == OUTSIDE
        return Offer(
            child=data["child"],
            reach=data["reach"],
            reason=data["reason"],
            summary=data["summary"],
            history_agreed=data["history"] == "yes",
            agreed_by=data["agreed_by"],
            to_team_id=None if outside else UUID(data["to_team"]),
            outside_name=data["outside_name"] if outside else "",
            outside_contact=data["outside_contact"] if outside else "",
            ask_again_on=data["ask_again_on"],
        )


class AcceptForm(forms.Form):
    """Who will phone the family and hold the case together."""

    manager = forms.ChoiceField(
        label=_("Who will hold the family’s case together?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("A word to the other team"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["manager"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = workers


class ReasonForm(forms.Form):
    """One reason, in words."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The other team reads this."),
        max_length=2000,
        widget=forms.Textarea(WORDS),
    )


class FirstContactForm(forms.Form):
    """The moment custody moves."""

    words = forms.CharField(
        label=_("With whom did you speak, and what did you agree?"),
        help_text=_("From the moment you save this, your team answers for the case."),
        max_length=2000,
        widget=forms.Textarea(WORDS),
    )


class ReceiptForm(forms.Form):
    """The signed receipt of a team outside."""

    signed_by = forms.CharField(label=_("Who signed, and for whom?"), max_length=300)
    words = forms.CharField(
        label=_("What did they confirm?"), max_length=2000, widget=forms.Textarea(WORDS)
    )


class CompleteForm(forms.Form):
    """The last word to the team before."""

    words = forms.CharField(
        label=_("A word to the team before"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )
