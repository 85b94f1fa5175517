"""Forms about who sees what."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.enums import BarKind
from ciranda.cases.queries.circle import Circle
from ciranda.web.choices import Choices, offer
from ciranda.web.fields import HintedRadios

_SENTENCE = forms.Textarea({"rows": 4})


class EmergencyForm(forms.Form):
    """Opening a case that is not yours."""

    reference = forms.CharField(
        label=gettext_lazy("Reference of the case"),
        help_text=gettext_lazy("On the family's papers, for example 7KQ2-M0XD-4HTN."),
        max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("What has happened?"),
        help_text=gettext_lazy("Somebody else reads this today."),
        max_length=1000,
        min_length=10,
        widget=_SENTENCE,
    )


class ArchiveForm(forms.Form):
    """Opening a closed case's archive."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you open it?"),
        help_text=gettext_lazy("On record with your name. Somebody else will read it."),
        max_length=1000,
        widget=_SENTENCE,
    )


class HoldForm(forms.Form):
    """Keeping a closed case from being erased."""

    reason = forms.CharField(
        label=gettext_lazy("What is it kept for?"),
        help_text=gettext_lazy("A court's file number, a complaint. No names."),
        max_length=300,
    )


class ReviewForm(forms.Form):
    """What the review of an opening found."""

    justified = forms.ChoiceField(
        label=gettext_lazy("Was it right to open the case?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=gettext_lazy("What you found"), max_length=2000, widget=_SENTENCE)


class BarForm(forms.Form):
    """Whom to bar, why, and from what."""

    who = forms.ChoiceField(label=gettext_lazy("Who may not see?"), widget=HintedRadios)
    kind = forms.ChoiceField(label=gettext_lazy("Why?"), widget=forms.RadioSelect)
    everything = forms.BooleanField(
        label=gettext_lazy("Also in every other case of this child, now and later"),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Grounds"),
        help_text=gettext_lazy("The decision with its number and date, or what you were told."),
        max_length=2000,
        widget=_SENTENCE,
    )

    def __init__(self, *args: Any, people: Choices, hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", people, hints)
        offer(self, "kind", [(str(k.value), k.label) for k in BarKind])

    def chosen(self) -> tuple[str, UUID]:
        """What kind of somebody, and their id."""
        kind, _colon, found = self.cleaned_data["who"].partition(":")
        return kind, UUID(found)


class GroundsForm(forms.Form):
    """Grounds, for ending a bar or declaring a tie."""

    reason = forms.CharField(label=gettext_lazy("Grounds"), max_length=2000, widget=_SENTENCE)


def people_of(circle: Circle) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Everyone around the family who could be barred: workers, and adults of the family."""
    workers = {
        f"worker:{a.membership_id}": (a.name, a.employer) for a in circle.now if a.membership_id
    }
    family = {f"person:{i}": (name, _("Of the family")) for i, name in circle.adults}
    everyone = workers | family
    return [(v, n) for v, (n, _h) in everyone.items()], {v: h for v, (_n, h) in everyone.items()}
