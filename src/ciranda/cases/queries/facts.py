"""The facts of a case, complete, for the derivation; never for a screen."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.enums import Basis
from ciranda.access.policies.derivation import (
    Coordination,
    Custody,
    Facts,
    Meeting,
    OwnDossier,
    Party,
    PlanPart,
    Share,
    Sight,
    Story,
    Volume,
)
from ciranda.agencies.enums import AppointmentKind
from ciranda.cases.policies import sight
from ciranda.common.dates import months_between
from ciranda.programmes.enums import RoleKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

Row = dict[str, Any]


class NoSuchCase(LookupError):
    """There is no such case, or it is nobody's to know."""


def facts_of(case_id: UUID, *, on: date | None = None) -> Facts:
    """All facts of a case that decide who sees what. One statement.

    Ages are those of the day it is where the team is, or of `on`.
    Raises NoSuchCase for a stranger's question.
    """
    with connection.cursor() as cursor:
        cursor.execute(FACTS.format(cases="unnest(array[%s::uuid]) x"), [case_id])
        case, told, meetings, today, _ = cursor.fetchone()
    return facts_from(case, told, meetings, today, on=on)


# of each case `x`: its facts with what services are asked outside a plan, its meetings, the day it
# is where its team is, and the moment
FACTS = """
select x, f.said, cases_meeting_facts(x) as met, (now() at time zone coalesce((select t.zone
  from agencies_team t where t.id = (f.said -> 'custodies' -> -1 ->> 'team')::uuid), 'UTC'))::date
  as today, now()
from {cases} cross join lateral (select cases_facts(x)
  || jsonb_build_object('asked', cases_asked_facts(x), 'sealed', cases_is_sealed(x),
    'stories', cases_story_facts(x), 'readers', cases_reader_facts(x)) as said) f
"""


def facts_from(
    case_id: UUID, found: Any, meetings: Any, today: date, *, on: date | None = None
) -> Facts:
    """Facts from what one row of `FACTS` says. Raises NoSuchCase for a stranger's question."""
    if found is None:
        raise NoSuchCase(case_id)
    row = _json(found) | {"meetings": _json(meetings)}
    return assemble(case_id, row, pack_of(row["pack_version"]), on=on or today)


def assemble(case_id: UUID, row: Row, pack: Pack, *, on: date) -> Facts:
    """Facts from what the database said and what the pack says its roles see."""
    return Facts(
        case_id=case_id,
        volumes=tuple(_volume(v) for v in _opened(row)),
        custodies=tuple(custody(c, pack) for c in row["custodies"]),
        coordinations=tuple(_coordination(c, pack) for c in row["coordinations"]),
        circle=tuple(_party(c, sight.of_role(pack.roles[c["role"]])) for c in row["circle"]),
        covers=tuple(_party(c, sight.of_kind(pack, RoleKind.CASE_MANAGER)) for c in row["covers"]),
        shares=tuple(_share(s) for s in row["shares"]),
        appointments=tuple(
            _party(a, sight.of_appointment(a["kind"]))
            for a in row["appointments"]
            # stands above the team and holds none of its files
            if a["kind"] != AppointmentKind.TEAM_SUPERVISOR
        ),
        openings=tuple(_party(o, sight.emergency()) for o in row["openings"]),
        family=tuple(_family(row["family"], pack, youngest(row["subjects"], on))),
        own_dossiers=tuple(_own(o, row["readers"]) for o in row["own"]),
        origins=tuple(_volume(o) for o in row["origins"]),
        parts=(
            *(_part(p, Basis.PLAN) for p in row["parts"]),
            *(_part(p, Basis.REQUEST) for p in row["asked"]),
        ),
        subject_dossiers=tuple(UUID(s["dossier"]) for s in row["subjects"] if s["dossier"]),
        shielded=row["shielded"],
        keepers=tuple(_party(k, sight.keeper()) for k in row["keepers"]),
        meetings=tuple(_meeting(m) for m in row["meetings"]),
        sealed=row.get("sealed", False),
        stories=tuple(_story(s) for s in row["stories"]),
    )


def youngest(subjects: Iterable[Row], on: date) -> int | None:
    """The oldest subject's age in months: what is any young person's own is held back."""
    born = [date.fromisoformat(s["born_on"]) for s in subjects if s["born_on"]]
    return max((months_between(b, on) for b in born), default=None)


def custody(row: Row, pack: Pack) -> Custody:
    """One custody with what the team's coordinator and members see by the pack."""
    return Custody(
        UUID(row["ref"]),
        (
            (row["coordinators"], sight.of_kind(pack, RoleKind.COORDINATOR)),
            (row["members"], sight.of_kind(pack, RoleKind.TEAM_MEMBER)),
        ),
        _at(row["from"]),
        _maybe(row["until"]),
        sees_history=row["history"],
        read_back=timedelta(days=row["read_back"]),
    )


def _volume(row: Row) -> Volume:
    return Volume(UUID(row["dossier"]), UUID(row["custody"]), _at(row["at"]))


def _opened(row: Row) -> Iterable[Row]:
    return (*row["volumes"], *row["plans"], *row["parts"], *row["asked"])


def _part(row: Row, basis: Basis) -> PlanPart:
    asked, ended = _maybe(row["asked"]), _maybe(row["ended"])
    return PlanPart(UUID(row["ref"]), _volume(row), row["principal"], asked, ended, basis)


def _coordination(row: Row, pack: Pack) -> Coordination:
    return Coordination(
        _party(row, sight.of_kind(pack, RoleKind.CASE_MANAGER)),
        UUID(row["custody"]),
        ended_by_move=row["moved"],
    )


def _party(row: Row, seen: Sight) -> Party:
    return Party(UUID(row["ref"]), row["principal"], seen, _at(row["from"]), _maybe(row["until"]))


def _share(row: Row) -> Share:
    # what is shared by consent is read, never written into the joint dossier
    seen = Sight(row["cats"], 0, row["purposes"])
    party = Party(
        UUID(row["ref"]), row["principal"], seen, _at(row["from_at"]), _maybe(row["until_at"])
    )
    return Share(party, Basis(row["basis"]), UUID(row["custody"]))


def _family(rows: Iterable[Row], pack: Pack, age_months: int | None) -> Iterable[Party]:
    for row in rows:
        if row["young"]:
            yield _party(row, sight.of_young_person(pack))
        elif row["responsible"]:
            yield _party(row, sight.of_adult_family(pack, age_months))


def _own(row: Row, readers: Iterable[Row]) -> OwnDossier:
    named = (_party(r, sight.named_reader()) for r in readers if r["dossier"] == row["dossier"])
    return OwnDossier(UUID(row["dossier"]), row["principal"], row["kept"], tuple(named))


def _story(row: Row) -> Story:
    seen = sight.of_released(row["category"])
    return Story(_volume(row), tuple(_party(r, seen) for r in row["releases"]))


def _meeting(row: Row) -> Meeting:
    about_safety = row["safeguarding"]
    return Meeting(
        _volume(row),
        tuple(
            _party(i, sight.of_invitee(i["family"], i["organiser"], safeguarding=about_safety))
            for i in row["invitees"]
        ),
        safeguarding=about_safety,
    )


def _json(found: Any) -> Any:
    return json.loads(found) if isinstance(found, str) else found


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
