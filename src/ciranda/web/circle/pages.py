"""Words and rows of the circle's pages."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.cases.queries.caseloads import Caseload
from ciranda.cases.queries.circle import COVER, FAMILY, MANAGER, MEMBER, Around, Circle
from ciranda.cases.queries.services import Found
from ciranda.cases.queries.standing import Standing
from ciranda.cases.queries.workers import Worker
from ciranda.programmes.policies.schema import Pack
from ciranda.web.components import Cell, Column, Empty, Entry, Member, Table
from ciranda.web.wording import day, fraction, hours, profession, relation

_KINDS = {MANAGER: "manager", COVER: "manager", MEMBER: "professional", FAMILY: "family"}


def faces_words(faces: int, most: int) -> str:
    """How many workers a family has to keep up with, and how many its programme means."""
    return ngettext(
        "%(n)d worker is around this family now. This programme means it to have at most %(most)d.",
        "%(n)d workers are around this family now. This programme means it to have at most"
        " %(most)d.",
        faces,
    ) % {"n": faces, "most": most}


def ring_of(circle: Circle, pack: Pack) -> list[Member]:
    """Everyone around the child now, for the drawn ring."""
    return [_member(around, pack) for around in circle.now]


def _member(around: Around, pack: Pack) -> Member:
    return Member(
        name=around.name,
        role=role_words(around, pack),
        employer=around.employer,
        relation=around.relation,
        contact=around.phone,
        kind=_KINDS[around.kind],
        note=_note(around),
    )


def role_words(around: Around, pack: Pack) -> str:
    """What someone is to this family, in the pack's words."""
    if around.kind == MANAGER:
        return pack.manager_label(get_language() or "en")
    if around.kind == COVER:
        return _("Stands in for the case manager")
    if around.kind == FAMILY:
        return relation(around.role_key).capitalize() or _("Family")
    return pack.label(f"roles.{around.role_key}", get_language() or "en")


def _note(around: Around) -> str:
    if around.kind == COVER:
        return _("until %(day)s") % {"day": day(around.until)} if around.until else _("for now")
    notes = []
    if around.trusted:
        notes.append(_("The family turns to them"))
    if around.helper_of:
        notes.append(_("%(name)s’s own helper") % {"name": around.helper_of})
    return ". ".join(notes)


def before(circle: Circle, pack: Pack) -> list[Entry]:
    """Who stood around the family before, newest first."""
    gone = sorted(circle.before, key=lambda a: (a.until is None, a.until), reverse=True)
    return [
        Entry(
            title=around.name,
            at=around.until or around.since,
            paragraphs=[
                w for w in (role_words(around, pack), around.end_words, around.end_note) if w
            ],
        )
        for around in gone
    ]


def members_table(case_id: UUID, circle: Circle, pack: Pack, *, may_change: bool) -> Table:
    """Members now, with the way out of the circle for whoever may."""
    columns = [Column(_("Name")), Column(_("Part")), Column(_("Since"))]
    rows = [[Cell(a.name), Cell(_part(a, pack)), Cell(day(a.since))] for a in circle.members]
    if may_change:
        columns.append(Column(_("Change")))
        for row, around in zip(rows, circle.members, strict=True):
            href = reverse("web:circle:leave", args=[case_id, around.id])
            row.append(Cell(_("%(name)s leaves") % {"name": around.name}, href=href))
    empty = Empty(
        _("Nobody else is in the circle yet"),
        _("Add the people the family already knows: the nursery, the nurse, an aunt they trust."),
    )
    return Table(_("In the circle"), columns, rows, empty=empty)


def _part(around: Around, pack: Pack) -> str:
    role = role_words(around, pack)
    return f"{role}: {around.one_more_because}" if around.one_more_because else role


def caseload_table(loads: Sequence[Caseload], guide: int | None) -> Table:
    """What each worker holds, side by side."""
    columns = [
        Column(_("Name")),
        Column(_("Open cases"), numeric=True),
        Column(_("Weight"), numeric=True),
        Column(_("Overdue"), numeric=True),
        Column(_("Standing in"), numeric=True),
        Column(_("Hours a week"), numeric=True),
        Column(_("Employer")),
    ]
    rows = [
        [
            Cell(load.name),
            Cell(load.open_cases),
            Cell(_weight(load, guide)),
            Cell(load.overdue),
            Cell(load.covering),
            Cell(hours(load.hours_per_week)),
            Cell(load.agency),
        ]
        for load in loads
    ]
    empty = Empty(_("Nobody is in this team yet"), _("The agency lead places workers in teams."))
    return Table(_("What each one holds already"), columns, rows, empty=empty)


def _weight(load: Caseload, guide: int | None) -> str:
    weight = fraction(load.weight)
    if guide is None:
        return weight
    return _("%(weight)s of %(guide)s") % {"weight": weight, "guide": guide}


def candidates(
    case: Standing, loads: Iterable[Caseload], others: Iterable[Worker], barred: frozenset[UUID]
) -> tuple[list[tuple[str, str]], dict[str, str], list[str]]:
    """Who can be chosen (value and name), a hint for each, and the names of who cannot be."""
    now = case.manager.membership_id if case.manager else None
    chosen: dict[str, tuple[str, str]] = {}
    cannot = []
    for load in loads:
        if load.suspended or load.membership_id in barred:
            cannot.append(load.name)
        elif load.membership_id != now:
            chosen[str(load.membership_id)] = (load.name, held_words(load))
    for other in others:
        if other.membership_id not in barred and other.membership_id != now:
            words = ", ".join(w for w in (profession(other.profession), other.agency) if w)
            chosen.setdefault(str(other.membership_id), (other.name, words))
    pairs = [(value, name) for value, (name, _hint) in chosen.items()]
    return pairs, {value: hint for value, (_name, hint) in chosen.items()}, cannot


def held_words(load: Caseload) -> str:
    """A caseload in one line."""
    cases = ngettext("%(n)d open case", "%(n)d open cases", load.open_cases) % {
        "n": load.open_cases
    }
    late = ngettext("%(n)d overdue", "%(n)d overdue", load.overdue) % {"n": load.overdue}
    weighing = _("weighing %(weight)s") % {"weight": fraction(load.weight)}
    said = (
        profession(load.profession),
        load.agency,
        cases,
        weighing if load.open_cases else "",
        late,
    )
    return ", ".join(words for words in said if words)


def worker_choices(found: Iterable[Worker]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Workers found by search, to choose one."""
    people = list(found)
    pairs = [(str(w.membership_id), w.name) for w in people]
    hints = {
        str(w.membership_id): ", ".join(x for x in (profession(w.profession), w.agency) if x)
        for w in people
    }
    return pairs, hints


def service_choices(found: Iterable[Found]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Services found by search, to choose one."""
    services = list(found)
    return (
        [(str(s.service_id), s.name) for s in services],
        {str(s.service_id): s.agency for s in services},
    )
