"""Forms about a pregnancy. Gentle words: it may end in a loss."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Actor
from ciranda.cases.queries.expecting import Taker
from ciranda.people.actions import pregnancies
from ciranda.people.enums import Precision
from ciranda.people.policies.names import Known
from ciranda.people.queries import Candidates
from ciranda.people.queries.person import Row, day_of
from ciranda.web.fields import DateField, PartialDate, PartialDateField

MOST_CHILDREN = 6
LOST, UNKNOWN = "lost", "unknown"
NEW = "new"


class ExpectForm(forms.Form):
    """When a child is expected, and how many, as far as it is known."""

    due = PartialDateField(
        label=_("When is the child expected?"),
        help_text=_("Only the month, or nothing, is fine too"),
        required=False,
    )
    expected = forms.IntegerField(
        label=_("How many children?"),
        initial=1,
        min_value=1,
        max_value=MOST_CHILDREN,
        widget=forms.NumberInput({"class": "govuk-input--width-2"}),
    )

    @classmethod
    def of(cls, row: Row, data: Any) -> "ExpectForm":
        """The form with what is written now."""
        due = PartialDate(day_of(row["due_on"]), row["due_precision"])
        return cls(data, initial={"due": due, "expected": row["expected"]})

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        due = self.cleaned_data["due"]
        return {
            "due_on": due.on,
            "due_precision": Precision(due.precision),
            "expected": self.cleaned_data["expected"],
        }


class BornForm(forms.Form):
    """Who was born. Each child is looked for before it is entered."""

    on = DateField(label=_("Day of birth"), not_future=True)

    def __init__(
        self, *args: Any, expected: int, surnames: str, mother: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.expected, self.mother = expected, mother
        for n in range(1, expected + 1):
            self.fields[f"given_{n}"] = forms.CharField(
                label=_named(_now("Given name"), n, expected),
                help_text=_("Leave it empty where the child has no name yet"),
                required=False,
                max_length=200,
            )
            self.fields[f"surnames_{n}"] = forms.CharField(
                label=_named(_now("Surnames"), n, expected),
                required=False,
                initial=surnames,
                max_length=200,
            )

    def children(self) -> list[Known]:
        """Who was born, in order; a child without a name is a newborn under the mother's."""
        data = self.cleaned_data
        unnamed = _now("Newborn of %(mother)s") % {"mother": self.mother}
        return [
            Known(
                given=data[f"given_{n}"].strip() or unnamed,
                surnames=data[f"surnames_{n}"].strip() if data[f"given_{n}"].strip() else "",
                born_on=data["on"],
                mother=self.mother,
            )
            for n in range(1, self.expected + 1)
        ]

    def ask(self, met: list[Candidates]) -> bool:
        """Add a question for each child who may be known already. Whether all were answered."""
        for n, found in enumerate(met, 1):
            if not (found.proposed or found.may_be_known):
                continue
            choices = [(str(c.person_id), c.full_name) for c in found.proposed]
            choices.append((NEW, _now("None of these: enter a new person")))
            self.fields[f"same_{n}"] = forms.ChoiceField(
                label=_named(_now("Is this child known already?"), n, self.expected),
                choices=choices,
                initial=None if found.proposed else NEW,
                widget=forms.RadioSelect,
            )
        asked = [name for name in self.fields if name.startswith("same_")]
        return all(name in self.data for name in asked)

    def is_decided(self) -> bool:
        """Whether the answers are right too."""
        self.full_clean()
        return self.is_valid()

    def decided(self) -> Iterator[Known | UUID]:
        """Each child: as it is entered, or who it is."""
        for n, known in enumerate(self.children(), 1):
            same = self.cleaned_data.get(f"same_{n}", NEW)
            yield known if same == NEW else UUID(same)


def _named(label: str, n: int, of: int) -> str:
    if of == 1:
        return label
    return _now("%(label)s, child %(n)d") % {"label": label, "n": n}


class FileForm(forms.Form):
    """With which team a file on a pregnancy opens."""

    team = forms.ChoiceField(
        label=_("With which team?"),
        help_text=_("Only this team sees the file. Other services of the same house do not."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, takers: list[Taker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(t.team_id), t.name) for t in takers]  # type: ignore[attr-defined]
        if len(takers) == 1:
            self.fields["team"].initial = str(takers[0].team_id)


class EndForm(forms.Form):
    """A pregnancy that ended without a birth known to us. No reason is asked."""

    how = forms.ChoiceField(
        label=_("What do you know?"),
        choices=[(LOST, _("The pregnancy was lost")), (UNKNOWN, _("How it ended is not known"))],
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("On which day, or since when?"), not_future=True)

    def save(self, actor: Actor, pregnancy_id: UUID) -> None:
        """Write it."""
        data = self.cleaned_data
        end = pregnancies.lose if data["how"] == LOST else pregnancies.lose_sight
        end(actor=actor, pregnancy_id=pregnancy_id, on=data["on"])
