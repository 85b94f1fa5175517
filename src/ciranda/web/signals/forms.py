"""The public form: one thing is needed, the worry in one's own words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ciranda.agencies.enums import Sector
from ciranda.referrals.enums import Relation
from ciranda.referrals.queries import Place, place_of, places_named
from ciranda.web.fields import HintedRadios

NOT_HERE = "none"
TOO_MANY = 20
_HINTS: dict[str, Any] = {
    Relation.PROFESSIONAL: _(
        "The team will ring your workplace. Then your reference also shows its answer and reason."
    ),
    Relation.UNSAID: _("That is fine."),
}


def _no_memory(**attrs: str) -> dict[str, str]:
    """What is written here stays out of the browser's suggestions."""
    return {"autocomplete": "off", **attrs}


class SignalForm(forms.Form):
    """A concern. Everything but the worry may stay empty."""

    worry = forms.CharField(
        label=_("What worries you?"),
        help_text=_("In your own words. What have you seen or heard? One line is enough."),
        max_length=5000,
        error_messages={"required": _("Write what worries you. One line is enough.")},
        widget=forms.Textarea(_no_memory(rows="6")),
    )
    child_name = forms.CharField(
        label=_("The child's name"),
        help_text=_("A first name is enough."),
        max_length=120,
        required=False,
        widget=forms.TextInput(_no_memory()),
    )
    child_age = forms.CharField(
        label=_("How old is the child?"),
        help_text=_("About is fine, for example 3 years, or 8 months."),
        max_length=60,
        required=False,
        widget=forms.TextInput(_no_memory(**{"class": "govuk-input--width-10"})),
    )
    place = forms.CharField(
        label=_("Where does the child live or spend the day?"),
        help_text=_("The parish or town. This finds the right team. No street, please."),
        max_length=120,
        required=False,
        widget=forms.TextInput(_no_memory()),
    )
    parish = forms.ChoiceField(
        label=_("Which of these places?"), required=False, widget=forms.RadioSelect
    )
    relation = forms.ChoiceField(
        label=_("How do you know the child?"),
        choices=Relation.choices,
        required=False,
        widget=HintedRadios(hints=_HINTS),
    )
    sector = forms.ChoiceField(
        label=_("Where do you work?"),
        choices=[("", _("Choose")), *Sector.choices],
        required=False,
    )
    agency_name = forms.CharField(
        label=_("Name of your workplace"),
        max_length=200,
        required=False,
        widget=forms.TextInput(_no_memory()),
    )
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Only the team reads it. The family is never told who wrote."),
        max_length=120,
        required=False,
        widget=forms.TextInput(_no_memory()),
    )
    contact = forms.CharField(
        label=_("How can the team reach you?"),
        help_text=_("A phone number or an email address, if you would like to be asked."),
        max_length=200,
        required=False,
        widget=forms.TextInput(_no_memory()),
    )
    # A person does not see this field; a machine that fills everything in gives itself away.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(_no_memory(tabindex="-1")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: Sequence[Place] = ()
        parish = self.fields["parish"]
        assert isinstance(parish, forms.ChoiceField)
        if self.is_bound:
            self.places = places_named(self.data.get("place", ""))[:TOO_MANY]
            parish.choices = [
                *((p.code, str(p)) for p in self.places),
                (NOT_HERE, _("None of these, or I am not sure")),
            ]
        if len(self.places) < 2:
            del self.fields["parish"]

    @property
    def is_machine(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.data.get("website", "").strip())

    def clean(self) -> dict[str, Any]:
        """Where the place may mean several parishes, ask which; never insist."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "parish" in self.fields and not data.get("parish") and "parish" not in self.errors:
            self.add_error("parish", ValidationError(_("Choose the place, or “None of these”.")))
        return data

    @property
    def parish_code(self) -> str:
        """The parish that was meant, if one was found."""
        chosen = self.cleaned_data.get("parish", "")
        if chosen and chosen != NOT_HERE:
            return str(chosen)
        return self.places[0].code if len(self.places) == 1 else ""

    @property
    def place_words(self) -> str:
        """The place as the team reads it."""
        found = place_of(self.parish_code) if self.parish_code else None
        typed = str(self.cleaned_data.get("place", "")).strip()
        return str(found) if found else typed


class ReferenceForm(forms.Form):
    """The reference of a concern."""

    reference = forms.CharField(
        label=_("Your reference"),
        help_text=_("Twelve letters and numbers, for example 7K3M-Q0TX-9ABD."),
        max_length=40,
        error_messages={"required": _("Write the reference from your receipt.")},
        widget=forms.TextInput(_no_memory(**{"class": "govuk-input--width-20"})),
    )
