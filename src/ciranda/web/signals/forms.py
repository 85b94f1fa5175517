"""The public form: one thing is needed, the worry in one's own words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.agencies.enums import Sector
from ciranda.referrals.enums import Relation
from ciranda.web.fields import HintedRadios
from ciranda.web.places import PlaceForm

_HINTS: dict[str, Any] = {
    Relation.PROFESSIONAL: _(
        "The team will ring your workplace. Then your reference also shows its answer and reason."
    ),
    Relation.UNSAID: _("That is fine."),
}


def _no_memory(**attrs: str) -> dict[str, str]:
    """What is written here stays out of the browser's suggestions."""
    return {"autocomplete": "off", **attrs}


class SignalForm(PlaceForm):
    """A concern. Everything but the worry may stay empty."""

    field_order = ("worry", "child_name", "child_age", "place", "parish", "relation")

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

    @property
    def is_machine(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.data.get("website", "").strip())


class ReferenceForm(forms.Form):
    """The reference of a concern."""

    reference = forms.CharField(
        label=_("Your reference"),
        help_text=_("Twelve letters and numbers, for example 7K3M-Q0TX-9ABD."),
        max_length=40,
        error_messages={"required": _("Write the reference from your receipt.")},
        widget=forms.TextInput(_no_memory(**{"class": "govuk-input--width-20"})),
    )
