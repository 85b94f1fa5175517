"""Why can I see this? Who can? Who looked? In rows a page can put into plain words.

Each answer comes from a named function: the web role may not read bases or other people's grants.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.enums import Basis, Category, DossierKind, unmask
from ciranda.common.database import keeping, rows


@dataclass(frozen=True)
class Reason:
    """One reason why somebody sees a dossier: what, because of what, since when, until when."""

    dossier_id: UUID
    kind: DossierKind
    basis: Basis
    reads: tuple[Category, ...]
    writes: tuple[Category, ...]
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Holder:
    """Someone who can see a dossier, by role and place. `place` is empty where it would tell."""

    role: str
    profession: str
    place: str
    reason: Reason


@dataclass(frozen=True)
class Look:
    """One worker's looks at a case on one day, by role and agency. Never a name."""

    on: date
    first_at: datetime
    times: int
    kinds: tuple[str, ...]
    basis: Basis | None
    membership_id: UUID | None
    role: str
    profession: str
    agency: str
    is_mine: bool


@dataclass(frozen=True)
class Withheld:
    """A look that waits for the data officer before the family sees it."""

    event_id: int
    at: datetime
    kind: str
    basis: Basis | None
    profession: str
    agency: str


_MINE = """
select w.dossier_id, w.kind, w.basis, w.cats, w.writes, w.valid_from, w.valid_until
from access_why(array(select d.id from access_dossier d where d.case_id = %s)) w
"""
_LOOKS = """
with mine as (select e.at, e.membership_id, e.human_id, e.kind, e.basis from audit_event e
  where e.dossier_id = any (array(select d.id from access_dossier d where d.case_id = %(case)s))
    and e.verb = 'read' and e.outcome = 0),
days as (select min(m.at) as first_at, (m.at at time zone %(zone)s)::date as on_day,
    m.membership_id, m.basis, count(*) as times, array_agg(distinct m.kind) as kinds,
    bool_or(m.human_id = app_human()) as is_mine
  from mine m group by 2, m.membership_id, m.human_id, m.basis
  order by min(m.at) desc limit %(limit)s offset %(offset)s)
select d.*, coalesce(l.role, '') as role, coalesce(l.profession, '') as profession,
  coalesce(l.agency, '') as agency
from days d left join cases_worker_labels(%(case)s,
  array(select membership_id from days where membership_id is not null)) l on l.id = d.membership_id
order by d.first_at desc
"""
_WITHHELD = """
select w.id as event_id, w.at, w.kind, w.basis, coalesce(l.profession, '') as profession,
  coalesce(l.agency, '') as agency
from audit_withheld(array(select d.id from access_dossier d where d.case_id = %(case)s)) w
left join cases_worker_labels(%(case)s, array[w.membership_id]) l on true
order by w.at desc limit 200
"""


def why(case_id: UUID) -> list[Reason]:
    """The asker's own reasons on all dossiers of a case. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _MINE, [case_id])
    return [_reason(row) for row in found]


def who_sees(case_id: UUID) -> list[Holder]:
    """Everyone who can see the case now or later, for who guards its consents. One statement."""
    with keeping() as cursor:
        found = rows(cursor, "select * from cases_who_sees(%s)", [case_id])
    holders = [
        Holder(
            row["role"],
            row["profession"],
            row["place"],
            _reason({**row, "kind": row["dossier_kind"]}),
        )
        for row in found
    ]
    return sorted(holders, key=lambda h: (h.reason.basis, h.place, h.role))


def looks(case_id: UUID, *, zone: str, page: int, at_once: int) -> list[Look]:
    """Who looked at a case, a line for each worker, basis and day, newest first. One statement.

    Gives one line more than `at_once` where there is a further page. What the family may not see
    yet is not among them for anybody: see `withheld`.
    """
    asked = {"case": case_id, "zone": zone, "limit": at_once + 1, "offset": (page - 1) * at_once}
    with keeping() as cursor:
        found = rows(cursor, _LOOKS, asked)
    return [
        Look(
            on=row["on_day"],
            first_at=row["first_at"],
            times=row["times"],
            kinds=tuple(row["kinds"]),
            basis=Basis(row["basis"]) if row["basis"] else None,
            membership_id=row["membership_id"],
            role=row["role"],
            profession=row["profession"],
            agency=row["agency"],
            is_mine=row["is_mine"],
        )
        for row in found
    ]


def withheld(case_id: UUID) -> list[Withheld]:
    """Looks that wait for release, for the case's data officer; nothing for anyone else."""
    with keeping() as cursor:
        found = rows(cursor, _WITHHELD, {"case": case_id})
    return [
        Withheld(**{**row, "basis": Basis(row["basis"]) if row["basis"] else None}) for row in found
    ]


def _reason(row: dict[str, Any]) -> Reason:
    return Reason(
        row["dossier_id"],
        DossierKind(row["kind"]),
        Basis(row["basis"]),
        tuple(unmask(row["cats"])),
        tuple(unmask(row["writes"])),
        row["valid_from"],
        row["valid_until"],
    )
