"""What a worker knows of the child they ask the register about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.cases.actions.register import Sought
from ciranda.cases.enums import LookedFor
from ciranda.web.fields import DateField


class LookForm(forms.Form):
    """Both names, the whole birth date, and what for."""

    given = forms.CharField(label=_("Given name"), max_length=200)
    surnames = forms.CharField(label=_("Surname"), max_length=200)
    born_on = DateField(label=_("Birth date"))
    looked_for = forms.ChoiceField(
        label=_("What do you ask for?"),
        help_text=_("It is kept with your name, and the family reads that you asked."),
        choices=LookedFor.choices,
        widget=forms.RadioSelect,
    )

    def sought(self) -> Sought:
        """The child as typed."""
        data = self.cleaned_data
        return Sought(data["given"], data["surnames"], data["born_on"])
