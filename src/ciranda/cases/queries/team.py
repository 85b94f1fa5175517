"""A team's board: up to some hundred children, who manages them, what is late. Driver: the team."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ciranda.cases.queries.calling import ADULTS
from ciranda.cases.queries.caseloads import Caseload, caseload_of
from ciranda.cases.queries.stood import LOADS, STOOD
from ciranda.common.database import keeping, rows

_FIGURES = """
select count(*) as children, count(*) filter (where manager_id is null) as alone,
  coalesce(sum(late), 0) as late, count(*) filter (where recall_on <= current_date + 14) as recalls,
  (select coalesce(json_agg(json_build_array(x.pack_version_id, x.key, x.n)), '[]')
    from (select pack_version_id, key, count(*) as n from stood group by 1, 2) x) as stages,
  (select coalesce(json_agg(json_build_array(t.id, t.name) order by t.name), '[]')
    from agencies_team t where t.id = any (%(teams)s)) as teams
from stood
"""
_CHILDREN = f"""
select s.case_id, s.pack_version_id, coalesce(s.key, '') as stage_key, s.manager, s.late,
  s.recall_on,
  coalesce((select string_agg(coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)),
      ', ' order by p.born_on, p.id)
    from cases_subject b join people_person p on p.id = b.person_id
    where b.case_id = s.case_id and b.ended_on is null),
    {ADULTS.format(case="s.case_id")}, '') as child
from (select * from stood s
  where case %(only)s when 'alone' then s.manager_id is null when 'late' then s.late > 0
    when 'recalls' then s.recall_on <= current_date + 14 else true end
  order by (s.manager_id is null) desc, s.late desc, s.case_id limit %(limit)s offset %(offset)s) s
order by (s.manager_id is null) desc, s.late desc, s.case_id
"""  # noqa: S608 - constants
_BOARD = f"""
{STOOD}
select (select row_to_json(f) from ({_FIGURES}) f) as figures,
  (select coalesce(json_agg(c), '[]') from ({_CHILDREN}) c) as children,
  (select coalesce(json_agg(w), '[]') from ({LOADS}) w) as loads
"""  # noqa: S608 - made of constants


@dataclass(frozen=True)
class Board:
    """A team's figures. `alone`: children without a case manager; `recalls`: due in 14 days."""

    children: int
    alone: int
    late: int
    recalls: int
    stages: tuple[tuple[UUID, str, int], ...]
    teams: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Line:
    """One child of the board."""

    case_id: UUID
    pack_version_id: UUID
    stage_key: str
    manager: str | None
    late: int
    recall_on: date | None
    child: str


@dataclass(frozen=True)
class Page:
    """What a team's page shows: figures, one page of children, and who holds how many."""

    board: Board
    children: list[Line]
    loads: list[Caseload]


def board_page(
    team_id: UUID, team_ids: tuple[UUID, ...], *, only: str, page: int, at_once: int
) -> Page:
    """A team's board with the names of the reader's teams. One statement.

    Children without a manager and the late ones come first; `only` is "alone", "late", "recalls"
    or "". Gives one child more than `at_once` if there are more.
    """
    asked = {
        "team": team_id,
        "teams": list(team_ids),
        "only": only,
        "limit": at_once + 1,
        "offset": (page - 1) * at_once,
    }
    with keeping() as cursor:
        row = rows(cursor, _BOARD, asked)[0]
    return Page(
        _board(_json(row["figures"])),
        [_line(one) for one in _json(row["children"])],
        [caseload_of(one) for one in _json(row["loads"])],
    )


def _board(row: dict[str, Any]) -> Board:
    stages = tuple((UUID(v), key or "", n) for v, key, n in row.pop("stages"))
    teams = tuple((UUID(i), name) for i, name in row.pop("teams"))
    return Board(**row, stages=stages, teams=teams)


def _line(row: dict[str, Any]) -> Line:
    recall = row["recall_on"]
    return Line(**row | {
        "case_id": UUID(row["case_id"]),
        "pack_version_id": UUID(row["pack_version_id"]),
        "recall_on": date.fromisoformat(recall) if recall else None,
    })  # fmt: skip


@dataclass(frozen=True)
class Member:
    """A worker of one's team or agency, for those who lead them."""

    membership_id: UUID
    name: str
    profession: str
    agency: str
    teams: str
    suspended: bool
    suspended_reason: str
    is_me: bool
    ends_on: date | None


_MEMBERS = """
select m.id as membership_id, m.name, m.profession, a.name as agency,
  m.suspended_at is not null as suspended, m.suspended_reason, m.human_id = %(me)s as is_me,
  m.ended_on as ends_on,
  coalesce((select string_agg(distinct t.name, ', ') from agencies_placement p
    join agencies_team t on t.id = p.team_id where p.membership_id = m.id
      and (p.ended_on is null or p.ended_on > current_date)), '') as teams
from agencies_membership m join agencies_agency a on a.id = m.agency_id
where (m.ended_on is null or m.ended_on > current_date)
  and (m.id in (select p.membership_id from agencies_placement p where p.team_id = any (%(teams)s)
        and (p.ended_on is null or p.ended_on > current_date))
    or %(agency)s::uuid is not null and m.agency_id = %(agency)s)
order by m.name limit 500
"""


def members(
    *, human_id: UUID | None, team_ids: tuple[UUID, ...], agency_id: UUID | None
) -> list[Member]:
    """Workers placed in these teams, or employed by this agency. One statement."""
    asked = {"me": human_id, "teams": list(team_ids), "agency": agency_id}
    with keeping() as cursor:
        return [Member(**row) for row in rows(cursor, _MEMBERS, asked)]


@dataclass(frozen=True)
class LeftOver:
    """What a worker still holds in the cases of one team."""

    team_id: UUID
    team: str
    managed: int
    circle: int
    tasks: int
    meetings: int
    planned: int
    drafts: int

    @property
    def waits(self) -> bool:
        """Whether something is left that somebody must take over. Drafts end by themselves."""
        return any((self.managed, self.circle, self.tasks, self.meetings, self.planned))


def left_by(membership_id: UUID) -> list[LeftOver]:
    """What a worker still holds, a line a team, for who leads them. One statement."""
    with keeping() as cursor:
        found = rows(cursor, "select * from cases_left_by(%s)", [membership_id])
    return [LeftOver(**row) for row in found]


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def team_names(team_ids: Sequence[UUID]) -> dict[UUID, str]:
    """The names of teams, in order. One statement."""
    with keeping() as cursor:
        found = rows(
            cursor,
            "select id, name from agencies_team where id = any (%s) order by name, id",
            [list(team_ids)],
        )
    return {row["id"]: row["name"] for row in found}
