"""A family's page: everything on it, in one statement behind the wall."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from ciranda.access.actions import Actor
from ciranda.access.enums import ALL_CATEGORIES, Category, Permission, unmask
from ciranda.cases.enums import Prompt
from ciranda.cases.policies.clocks import Running, stands
from ciranda.cases.policies.prompts import said
from ciranda.cases.policies.reach import Reach
from ciranda.cases.queries.clocks import calendar_of, running_of
from ciranda.cases.queries.desk import WRITTEN
from ciranda.cases.queries.page_statement import statement
from ciranda.cases.queries.timeline import SHOWN_EVENTS
from ciranda.common.database import keeping
from ciranda.programmes.enums import ClockState
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import Elapsed
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Child:
    """Whom the case is about."""

    id: UUID
    name: str
    short: str
    born_on: date | None
    precision: str
    died_on: date | None


@dataclass(frozen=True)
class Around:
    """Someone around the family, as of when they came. `kind`: manager, cover, circle, family."""

    kind: str
    name: str
    role: str
    agency: str = ""
    phone: str = ""
    relation: str = ""
    is_person: bool = False
    trusted: bool = False
    signs: bool = False
    until: datetime | None = None
    membership_id: UUID | None = None


@dataclass(frozen=True)
class Planned:
    """A contact that is planned. `place` None: not to be seen, or not recorded."""

    id: UUID
    kind: str
    at: datetime
    name: str
    mine: bool
    place: str | None
    may_end: bool = False


@dataclass(frozen=True)
class ToDo:
    """An open task."""

    id: UUID
    what: str
    due_on: date | None
    name: str
    mine: bool
    may_end: bool = False
    lists_what_passed: bool = False


@dataclass(frozen=True)
class Deadline:
    """A running clock and where it stands today."""

    running: Running
    stands: Elapsed

    @property
    def is_paused(self) -> bool:
        """Whether it stands still now."""
        return self.stands.state is ClockState.PAUSED


@dataclass(frozen=True)
class CasePage:
    """A family's page, as far as its reader sees it. Empty where nothing is, or nothing is shown.

    `changes` counts what others did since the reader's visit before this one, by kind; None on a
    first visit.
    """

    id: UUID
    reference: str
    pack: Pack
    opened_at: datetime
    closed_at: datetime | None
    shielded: bool
    dossier_id: UUID | None
    own_dossier_id: UUID | None
    sees: int
    writes: int
    reach: Reach
    children: tuple[Child, ...]
    expected: int
    stage_key: str
    stage_since: datetime | None
    recall_on: date | None
    team: str
    team_phone: str
    manager: Around | None
    covers: tuple[Around, ...]
    circle: tuple[Around, ...]
    family: tuple[Around, ...]
    planned: tuple[Planned, ...]
    tasks: tuple[ToDo, ...]
    tasks_open: int
    deadlines: tuple[Deadline, ...]
    draft_saved_at: datetime | None
    documents: int
    consents: Mapping[str, int]
    closing: Row | None
    since: datetime | None
    changes: Mapping[str, int] | None
    sections: Mapping[str, Any]
    came_on: datetime | None = None

    @property
    def asks_anew(self) -> datetime | None:
        """When the family came from another team, while this reader is to ask what may be shared
        here; nothing agreed before opens anything in the new volume."""
        wanted = (Category.CONSENT,)
        asks = self.reach.may(Permission.CONSENT_RECORD, reads=wanted, writes=wanted)
        return self.came_on if asks else None

    @property
    def is_own_only(self) -> bool:
        """Whether the reader sees only what their own service wrote: sharing ended."""
        return self.dossier_id is None

    @property
    def read_dossier(self) -> UUID | None:
        """The dossier a reading is recorded under."""
        return self.dossier_id or self.own_dossier_id

    @property
    def seen(self) -> list[Category]:
        """The categories of the joint file this reader sees."""
        return unmask(self.sees)

    @property
    def not_seen(self) -> list[Category]:
        """The categories of the joint file this reader does not see."""
        return unmask(ALL_CATEGORIES & ~self.sees)

    @property
    def hides_places(self) -> bool:
        """Whether what tells the area is kept from this reader (design, section 7)."""
        return self.shielded and Category.LOCATION not in self.seen

    @property
    def is_partial(self) -> bool:
        """Whether anything that is written about families is kept from this reader."""
        return any(c not in self.seen for c in WRITTEN)

    @property
    def most_urgent(self) -> Deadline | None:
        """The running clock that ends first; paused ones come last."""
        return min(self.deadlines, key=lambda d: (d.is_paused, d.stands.due_on), default=None)


def case_page(
    actor: Actor, case_id: UUID, *, sections: Mapping[str, str] | None = None
) -> CasePage | None:
    """A family's page, or None for a stranger. One statement.

    `sections` are jsonb subselects of other apps (see `page_statement.statement`); their answers
    come back under the same keys.
    """
    with keeping() as cursor:
        cursor.execute(
            statement(dict(sections or {})),
            {
                "case": case_id,
                "me": actor.membership_id,
                "human": actor.human_id,
                "service": actor.service_id,
                "teams": list(actor.team_ids),
                "events": list(SHOWN_EVENTS),
            },
        )
        found = cursor.fetchone()
    if found is None:
        return None
    row: Row = json.loads(found[0]) if isinstance(found[0], str) else found[0]
    return _page(actor, row)


def _page(actor: Actor, row: Row) -> CasePage:
    pack, stage, team = pack_of(row["pack_version"]), row["stage"] or {}, row["team"] or {}
    return CasePage(
        id=UUID(row["id"]),
        reference=row["reference"] or "",
        pack=pack,
        opened_at=_at(row["opened_at"]),
        closed_at=_maybe(row["closed_at"]),
        shielded=row["shielded"],
        dossier_id=_uuid(row["dossier"]),
        own_dossier_id=_uuid(row["own_dossier"]),
        sees=row["sees"],
        writes=row["writes"],
        reach=_reach(actor, row),
        children=tuple(_child(r) for r in row["subjects"]),
        expected=row["expected"],
        stage_key=stage.get("key", ""),
        stage_since=_maybe(stage.get("since")),
        recall_on=_day(stage.get("recall_on")),
        team=team.get("name", ""),
        team_phone=team.get("phone", ""),
        manager=_around("manager", row["manager"]) if row["manager"] else None,
        covers=tuple(_around("cover", r) for r in row["covers"]),
        circle=tuple(_around("circle", r) for r in row["circle"]),
        family=tuple(_around("family", r) for r in row["family"]),
        planned=tuple(_planned(r) for r in row["planned"]),
        tasks=tuple(_to_do(r) for r in row["tasks"]),
        tasks_open=row["tasks_open"],
        deadlines=_deadlines(pack, row["clocks"], calendar_of(row["team"])),
        draft_saved_at=_maybe(row["draft_saved_at"]),
        documents=row["documents"],
        consents=row["consents"],
        closing=row["closing"],
        since=_maybe(row["since"]),
        changes=row["changes"],
        sections=row["sections"],
        came_on=_maybe(row["came_on"]),
    )


def _reach(actor: Actor, row: Row) -> Reach:
    manager = row["manager"] or {}
    outside = actor.service_id is not None and not row["of_team"]
    return Reach(
        actor.permissions,
        row["sees"],
        row["writes"],
        is_today=row["is_today"],
        is_open=row["closed_at"] is None,
        # as `desk_of`: a service the family lets in now, or that already keeps notes
        writes_own=outside and (row["is_today"] or row["own_dossier"] is not None),
        manages=_uuid(manager.get("membership")) == actor.membership_id,
    )


def _deadlines(pack: Pack, clocks: list[Row], calendar: Calendar) -> tuple[Deadline, ...]:
    now = timezone.now()
    running = (running_of(r) for r in clocks)
    return tuple(
        Deadline(clock, stands(pack.clocks[clock.key], clock, calendar, now=now))
        for clock in running
        if clock.key in pack.clocks
    )


def _child(row: Row) -> Child:
    return Child(
        UUID(row["id"]),
        row["name"],
        row["short"],
        _day(row["born_on"]),
        row["precision"],
        _day(row["died_on"]),
    )


def _around(kind: str, row: Row) -> Around:
    until, membership = row.get("until"), row.get("membership")
    kept = {k: v for k, v in row.items() if k not in {"until", "membership"}}
    return Around(
        kind=kind,
        **{"role": "", **kept},
        until=_maybe(until),
        membership_id=_uuid(membership),
    )


def _planned(row: Row) -> Planned:
    return Planned(
        UUID(row["id"]),
        row["kind"],
        _at(row["at"]),
        row["name"],
        row["mine"],
        row["place"],
        row["may_end"],
    )


def _to_do(row: Row) -> ToDo:
    return ToDo(
        id=UUID(row["id"]),
        what=said(row["what"], row["prompt"], row["about"]),
        due_on=_day(row["due_on"]),
        name=row["name"],
        mine=row["mine"],
        may_end=row["may_end"],
        lists_what_passed=row["prompt"] == Prompt.PASSED_ON,
    )


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _maybe(text: str | None) -> datetime | None:
    return _at(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
