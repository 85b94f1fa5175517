"""What one may search by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.people.policies.names import Known
from ciranda.people.policies.numbers import REGISTERS
from ciranda.web.fields import PartialDateField


class SearchForm(forms.Form):
    """A name as far as it is known, or a number, or a birth date."""

    given = forms.CharField(label=_("Given name or names"), required=False, max_length=200)
    surnames = forms.CharField(
        label=_("Surnames"),
        help_text=_("One is enough. Accents and small mistakes do not matter."),
        required=False,
        max_length=200,
    )
    born = PartialDateField(label=_("Birth date"), help_text=_("Or only the year"), required=False)
    number = forms.CharField(
        label=_("A number"),
        help_text=_("A health, social security or tax number, if you have one"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )

    def clean(self) -> dict[str, Any]:
        """Something to search by."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        born = data.get("born")
        if not self.errors and not (
            data.get("given") or data.get("surnames") or data.get("number") or (born and born.on)
        ):
            self.add_error("given", _("Enter a name, a birth date or a number"))
        return data

    def known(self) -> Known:
        """What to search by; a number is looked for in every register."""
        data = self.cleaned_data
        number = data["number"].strip()
        return Known(
            given=data["given"],
            surnames=data["surnames"],
            born_on=data["born"].on,
            born_precision=data["born"].precision,
            numbers=tuple((key, number) for key in REGISTERS) if number else (),
        )
