"""Typing a place and, where it may mean several, being asked once which: in one form, with or
without scripts. A place that nobody knows is kept in its own words, and the desk reads it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from ciranda.referrals.queries import MOST_PLACES, Place, place_of, places_meant

NOT_HERE = "none"


class PlaceForm(forms.Form):
    """A form with a field `place`; `parish` appears once, when what was typed may mean several."""

    place = forms.CharField(
        label=_("Where does the child live or spend the day?"),
        help_text=_("The parish or town. This finds the right team. No street, please."),
        max_length=120,
        required=False,
        widget=forms.TextInput(
            {"autocomplete": "off", "data-ciranda-places": reverse_lazy("web:signals:places")}
        ),
    )
    parish = forms.ChoiceField(
        label=_("Which of these places?"),
        help_text=_("If you are not sure, leave it so and send: the right team is found."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: Sequence[Place] = ()
        parish = self.fields["parish"]
        assert isinstance(parish, forms.ChoiceField)
        if self.is_bound:
            self.places = places_meant(self.data.get("place", ""))[:MOST_PLACES]
            parish.choices = [
                *((p.code, str(p)) for p in self.places),
                (NOT_HERE, _("None of these, or I am not sure")),
            ]
        if len(self.places) < 2:
            del self.fields["parish"]
        elif self.data.get("parish") not in {NOT_HERE, *(p.code for p in self.places)}:
            self._ask()

    def _ask(self) -> None:
        """Nobody was asked yet: the answer that lets them go on is chosen already."""
        # `{**data}` would copy what was sent as lists.
        self.data = {**dict(self.data.items()), "parish": NOT_HERE}
        self.was_asked = False

    was_asked = True

    def clean(self) -> dict[str, Any]:
        """Where the place may mean several parishes, ask which, once; never insist on one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "parish" in self.fields and not self.was_asked:
            self.add_error("parish", _("Several places are called this. Choose, or send again."))
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
        return str(found) if found else str(self.cleaned_data.get("place", "")).strip()
