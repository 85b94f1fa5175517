"""A place, and a risk of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ciranda.people.actions.places import NewPlace
from ciranda.people.enums import PlaceKind
from ciranda.web.fields import DateField
from ciranda.web.places import PlaceForm


class NewPlaceForm(PlaceForm):
    """A building by street and number, or an area by its name."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=PlaceKind.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Street and number, or what the area is called"),
        help_text=_("No flat and no name: it is about the building or the area"),
        max_length=200,
    )
    field_order = ("kind", "name", "place", "parish")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].label = _("Parish")
        self.fields["place"].help_text = _("The parish or town it is in")

    def clean(self) -> dict[str, Any]:
        """It stands in a parish that is known."""
        data = super().clean()
        if not self.errors and not self.parish_code:
            self.add_error("place", _now("Write a parish that is known here."))
        return data

    def values(self) -> NewPlace:
        """The place as typed."""
        data = self.cleaned_data
        return NewPlace(PlaceKind(data["kind"]), data["name"], self.parish_code)


class RiskForm(forms.Form):
    """What is risky about a place."""

    words = forms.CharField(
        label=_("What is risky here?"),
        help_text=_("About the place, never about who lives there. No names."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
    care = forms.CharField(
        label=_("What to do when going there"),
        help_text=_("For example: go in twos, ring before"),
        max_length=300,
        required=False,
    )
    look_again_on = DateField(
        label=_("When does somebody look whether it still holds?"),
        required=False,
        not_past=True,
        help_text=_("Left empty: in a year"),
    )
