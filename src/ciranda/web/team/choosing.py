"""Choosing who takes each thing, or all the rest at once: the handover and the absence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.cases.actions.handover import Choice
from ciranda.cases.enums import Held
from ciranda.cases.queries.caseloads import Caseload
from ciranda.cases.queries.leaving import Holding
from ciranda.programmes.queries import pack_of
from ciranda.web.circle.pages import held_words
from ciranda.web.fields import DateField
from ciranda.web.wording import day

Choices = list[tuple[str, str]]
REST, NOT_YET, NOBODY = "", "wait", "nobody"
# A page offers every colleague beside each thing: so many offers at once, so many things at most.
OFFERS, MOST = 200, 20


@dataclass(frozen=True)
class Part:
    """Some of the things, each with a choice of its own; the others go as the rest does."""

    words: str
    href: str
    is_current: bool


def _in_parts(things: Sequence[Holding], people: int) -> list[Sequence[Holding]]:
    size = max(5, min(MOST, OFFERS // max(people, 1)))
    return [things[at : at + size] for at in range(0, len(things), size)] or [things]


def part_asked(query: Mapping[str, str]) -> int:
    """Which part of the things is chosen for one by one: 0 for the first."""
    typed = query.get("part", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0


def candidates(loads: Iterable[Caseload], but: UUID) -> Choices:
    """Who of the team could take something over, each with what they hold."""
    return [
        (str(load.membership_id), f"{load.name} ({held_words(load)})")
        for load in loads
        if load.membership_id != but and not load.suspended
    ]


def names(choices: Choices) -> Choices:
    """The same people by name alone, for the choice beside each thing."""
    return [(value, words.split(" (", 1)[0]) for value, words in choices]


class EachForm(forms.Form):
    """One choice for all the rest, and one beside each thing of a part.

    Things of the other parts go as the rest does.
    """

    rest = forms.ChoiceField(label=gettext_lazy("The rest goes to"), required=False)

    def __init__(
        self, *args: Any, things: Sequence[Holding], people: Choices, part: int = 0, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.things, by_name = things, names(people)
        self.parts = _in_parts(things, len(people))
        self.part = min(part, len(self.parts) - 1)
        rest = self.fields["rest"]
        assert isinstance(rest, forms.ChoiceField)
        rest.choices = [("", _("Nobody for now")), *people]
        for thing in self.parts[self.part]:
            self.fields[thing.key] = forms.ChoiceField(
                label=f"{words_of(thing)}, {thing.child}" if thing.child else words_of(thing),
                required=False,
                choices=self._offered(thing, by_name),
            )

    def _offered(self, thing: Holding, by_name: Choices) -> Choices:
        first = [(REST, _("As the rest")), (NOT_YET, _("Not yet"))]
        if thing.kind is Held.CIRCLE:
            first.append((NOBODY, _("Nobody: the place ends")))
        return [*first, *by_name]

    def clean(self) -> dict[str, Any]:
        """Something must be chosen."""
        cleaned = super().clean() or {}
        if not self.errors and not any(self._chosen(cleaned, t) for t in self.things):
            raise forms.ValidationError(_("Choose at least one successor."))
        return cleaned

    def choices(self) -> list[Choice]:
        """What was chosen, without what waits."""
        found = ((t, self._chosen(self.cleaned_data, t)) for t in self.things)
        return [Choice(t.kind, t.id, None if to == NOBODY else UUID(to)) for t, to in found if to]

    def _chosen(self, cleaned: dict[str, Any], thing: Holding) -> str:
        to = cleaned.get(thing.key, "")
        return "" if to == NOT_YET else to or cleaned.get("rest", "")

    def rows(self) -> list[tuple[Holding, forms.BoundField]]:
        """Each thing of the part with its field."""
        return [(thing, self[thing.key]) for thing in self.parts[self.part]]

    def ways(self) -> list[Part]:
        """The parts as links, where there are several."""
        ends = list(accumulate(len(part) for part in self.parts))
        said = [f"{end - len(p) + 1}–{end}" for p, end in zip(self.parts, ends, strict=True)]
        found = [Part(w, f"?part={n}", n == self.part) for n, w in enumerate(said)]
        return found if len(found) > 1 else []


class AbsenceForm(EachForm):
    """Who stands in where, from a day until a day; both count."""

    from_on = DateField(label=gettext_lazy("First day"), not_past=True)
    until_on = DateField(label=gettext_lazy("Last day"), not_past=True)
    reason = forms.CharField(
        label=gettext_lazy("Why, if you wish to say"),
        help_text=gettext_lazy("The family sees who stands in and until when, not why."),
        required=False,
        max_length=200,
    )
    field_order = ("from_on", "until_on", "reason", "rest")

    def _offered(self, thing: Holding, by_name: Choices) -> Choices:
        return [(REST, _("As the rest")), (NOT_YET, _("Nobody stands in")), *by_name]

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        cleaned = super().clean()
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day comes before the first."))
        return cleaned

    def by_stand_in(self) -> dict[UUID, list[UUID]]:
        """The families of each stand-in."""
        given: dict[UUID, list[UUID]] = {}
        cases = {t.id: t.case_id for t in self.things}
        for choice in self.choices():
            if choice.to:
                given.setdefault(choice.to, []).append(cases[choice.id])
        return given


class EndForm(forms.Form):
    """From which day a worker no longer works here."""

    ends_on = DateField(
        label=gettext_lazy("From which day do they no longer work here?"),
        help_text=gettext_lazy("Until then anything handed over can be taken back."),
        not_past=True,
    )


def words_of(thing: Holding) -> str:
    """One thing in words, with its day."""
    pack, language = pack_of(thing.pack_version_id), get_language() or "en"
    said = {
        Held.CASE: lambda: str(Held.CASE.label),
        Held.CIRCLE: lambda: pack.label(f"roles.{thing.what}", language),
        Held.MEETING: lambda: pack.label(f"meeting_kinds.{thing.what}", language),
        Held.PLANNED: lambda: pack.label(f"contact_kinds.{thing.what}", language),
        Held.TASK: lambda: thing.what,
    }[thing.kind]()
    return f"{said}, {day(thing.on)}" if thing.on else said
