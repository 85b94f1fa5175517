"""Words and rows of the team's pages."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.cases.queries.team import Board, LeftOver, Line, Member
from ciranda.programmes.queries import pack_of
from ciranda.web.components import Cell, Column, Empty, Row, Tab, Table, Tile
from ciranda.web.wording import day, who_manages


def tabs(figures: Board, team_id: UUID) -> list[Tab]:
    """My teams, where there are several."""
    here = reverse("web:team:open")
    return [Tab(name, f"{here}?team={i}", is_current=i == team_id) for i, name in figures.teams]


def tiles(figures: Board, team_id: UUID) -> list[Tile]:
    """The figures, each leading to its rows."""
    here = f"{reverse('web:team:open')}?team={team_id}"
    of = _("of %(n)s children") % {"n": figures.children}
    return [
        Tile(figures.children, _("children"), href=here),
        Tile(figures.alone, _("without a case manager"), of=of, href=f"{here}&show=alone"),
        Tile(figures.late, _("missed deadlines"), href=f"{here}&show=late"),
        Tile(figures.recalls, _("to be seen again in 14 days"), of=of, href=f"{here}&show=recalls"),
    ]


def stage_words(version_id: UUID, key: str) -> str:
    """A stage in its programme's words."""
    return pack_of(version_id).label(f"stages.{key}", get_language() or "en") if key else "–"


def stage_rows(figures: Board) -> list[Row]:
    """How many children stand where, in the programme's words."""
    counted: Counter[str] = Counter()
    for version_id, key, number in figures.stages:
        counted[stage_words(version_id, key)] += number
    return [Row(words, number) for words, number in counted.most_common()]


def children_table(found: Sequence[Line], only: str, *, may_allocate: bool) -> Table:
    """Children of the team, a line each; where nobody manages, whoever may names somebody."""
    columns = [
        Column(_("Child")),
        Column(_("Stage")),
        Column(who_manages(pack_of(line.pack_version_id) for line in found)),
        Column(_("Missed deadlines"), numeric=True),
        Column(_("See again")),
    ]
    rows = [
        [
            Cell(line.child or _("Name not shown"), href=_open(line.case_id)),
            Cell(stage_words(line.pack_version_id, line.stage_key)),
            _manager_cell(line, may_allocate),
            Cell(line.late),
            Cell(day(line.recall_on) or "–"),
        ]
        for line in found
    ]
    titles = {
        "alone": _("Every child has a case manager"),
        "late": _("No deadline was missed"),
        "recalls": _("Nobody is to be seen again soon"),
    }
    words = _("When a referral is accepted, the child stands here from that moment.")
    empty = Empty(titles.get(only, _("No children in this team yet")), words)
    return Table(_("Children"), columns, rows, empty=empty)


def _manager_cell(line: Line, may_allocate: bool) -> Cell:
    if line.manager or not may_allocate:
        return Cell(line.manager or _("Nobody yet"))
    return Cell(_("Nobody yet"), href=reverse("web:circle:allocate", args=[line.case_id]))


def _open(case_id: UUID) -> str:
    return reverse("web:cases:open", args=[case_id])


def left_table(found: Sequence[LeftOver]) -> Table:
    """What a worker still holds, by team."""
    columns = [
        Column(_("Team")),
        Column(_("Case manager of"), numeric=True),
        Column(_("In the circle of"), numeric=True),
        Column(_("Open tasks"), numeric=True),
        Column(_("Planned contacts"), numeric=True),
        Column(_("Meetings they call"), numeric=True),
        Column(_("Drafts"), numeric=True),
    ]
    rows = [
        [
            Cell(x.team),
            *map(Cell, (x.managed, x.circle, x.tasks, x.planned, x.meetings, x.drafts)),
        ]
        for x in found
    ]
    empty = Empty(_("Nothing is left to hand over"))
    return Table(_("What is left"), columns, rows, empty=empty)


def named(found: Sequence[Member], membership_id: UUID) -> Member | None:
    """The member of that id among those one leads; never oneself."""
    return next((m for m in found if m.membership_id == membership_id and not m.is_me), None)
