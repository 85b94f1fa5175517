"""Forms of an agency's services: moving one, and naming one person for its notes."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.agencies.queries.controllers import Named
from ciranda.web.fields import DateField
from ciranda.web.wording import profession

# No agency and nobody is chosen by standing first in the alphabet.
NONE_YET = ("", _("Choose one"))


class MoveForm(forms.Form):
    """To which agency, from which day, and who goes along. Sent once it shows, once to decide."""

    agency = forms.ChoiceField(
        label=_("Which agency controls it from then on?"),
        widget=forms.Select({"class": "govuk-select"}),
    )
    on = DateField(label=_("From which day?"))
    goes_along = forms.MultipleChoiceField(
        label=_("Who goes along with the service?"),
        help_text=_("Everybody else stays with you and reads its notes no more from that day."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        agencies: list[tuple[UUID, str]],
        workers: tuple[Named, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [NONE_YET, *((str(pk), name) for pk, name in agencies)]  # type: ignore[attr-defined]
        self.fields["goes_along"].choices = people(workers)  # type: ignore[attr-defined]

    def along(self) -> frozenset[UUID]:
        """Who goes along."""
        return frozenset(UUID(key) for key in self.cleaned_data["goes_along"])


class NameForm(forms.Form):
    """One person, and what for. There is no field for a job title: it is nobody."""

    person = forms.ChoiceField(
        label=_("Who?"),
        help_text=_("One person. A job title cannot be named, nor a whole team."),
        widget=forms.Select({"class": "govuk-select"}),
    )
    reason = forms.CharField(label=_("What does this person need it for?"), max_length=500)

    def __init__(self, *args: Any, persons: list[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [NONE_YET, *people(persons)]  # type: ignore[attr-defined]


def people(found: Any) -> list[tuple[str, str]]:
    """Workers to choose from, each with what they are and for whom."""
    return [(str(p.id), f"{p.name} ({profession(p.profession)}, {p.agency})") for p in found]
