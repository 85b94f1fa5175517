"""The inbox of a team: what came in for its parishes, by what has to happen with it next."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.cases.queries.clocks import calendar_of
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.clocks import Elapsed
from ciranda.programmes.queries import pack_of
from ciranda.referrals.enums import SignalState
from ciranda.referrals.models import Referral, Signal
from ciranda.referrals.policies.waiting import Waited, stands

PAGE = 25
UNDECIDED = (SignalState.NEW, SignalState.WEAK)


class Pile(StrEnum):
    """What has to happen next with what lies here."""

    NEW = "new"
    LOOKED_AT = "looked_at"
    WAITING = "waiting"
    ANSWERED = "answered"


@dataclass(frozen=True)
class InboxRow:
    """A referral or signal in the inbox. `child` is empty where nobody said a name."""

    kind: str
    id: UUID
    child: str
    born_on: date | None
    born_precision: str
    told_by: str
    sector: str
    received_at: datetime
    stands: Elapsed | None
    climbed_to: str
    climbed_label: str
    pile: Pile
    outcome: str


@dataclass(frozen=True)
class Inbox:
    """One page of one pile, with how many lie in each."""

    rows: tuple[InboxRow, ...]
    counts: dict[Pile, int]


# Driven by the teams one works in; the wall then decides on each row.
_PILES = """
with lying as (
  select 'referral' as kind, r.id, r.dossier_id, r.person_id, r.pack_version_id, r.team_id,
    r.received_at, r.due_on, r.climbed_to, r.answered_at, case
      when r.state = 'answered' then 'answered'
      when exists (select 1 from referrals_enquiry e
        where e.referral_id = r.id and e.answered_at is null) then 'waiting'
      else r.state end as pile
  from referrals_referral r where r.team_id = any(%(teams)s)
  union all
  select 'signal', s.id, s.dossier_id, null, s.pack_version_id, s.team_id, s.received_at,
    s.due_on, s.climbed_to, s.ended_at,
    case s.state when 'ended' then 'answered' when 'weak' then 'looked_at' else s.state end
  from referrals_signal s where s.team_id = any(%(teams)s) and s.referral_id is null)
"""
_COUNTS = f"{_PILES} select pile, count(*) as number from lying group by pile"  # noqa: S608 - own words
_ROWS = f"""{_PILES}
select l.kind, l.id, l.pack_version_id, l.received_at, l.climbed_to, l.answered_at, l.pile,
  coalesce(nullif(concat_ws(' ', p.given, p.surnames), ''), n.body, '') as child, p.born_on,
  coalesce(p.born_precision, 'unknown') as born_precision,
  coalesce(nullif(c.agency_name, ''), c.name, '') as told_by, coalesce(s.sector, '') as sector,
  coalesce(a.outcome, '') as outcome,
  jsonb_build_object('country', t.country, 'subdivision', t.subdivision, 'zone', t.zone,
    'days_off', (select coalesce(jsonb_agg(h.on), '[]') from agencies_teamholiday h
      where h.team_id = t.id)) as place,
  (select coalesce(jsonb_agg(jsonb_build_object('reason', e.pause_reason, 'from', e.asked_at,
      'until', e.answered_at)), '[]')
    from referrals_enquiry e where e.referral_id = l.id and e.pause_reason <> '') as pauses
from (select * from lying where pile = %(pile)s
  order by (pile = 'answered')::int * -extract(epoch from answered_at),
    due_on nulls last, received_at, id
  limit %(most)s offset %(past)s) l
join agencies_team t on t.id = l.team_id
left join people_person p on p.id = l.person_id
left join referrals_telling n on n.dossier_id = l.dossier_id and n.kind = 'child_name'
  and l.kind = 'signal'
left join referrals_source c on c.dossier_id = l.dossier_id
left join referrals_signal s on s.id = l.id
left join referrals_answer a on a.referral_id = l.id and a.taken_back_at is null
order by (l.pile = 'answered')::int * -extract(epoch from l.answered_at),
  l.due_on nulls last, l.received_at, l.id
"""  # noqa: S608 - our own words only


def inbox(
    actor: Actor, pile: Pile, *, now: datetime, language: str, page: int = 1, size: int = PAGE
) -> Inbox:
    """One page of a pile of the actor's teams, soonest due first. Two statements."""
    asked: dict[str, Any] = {"teams": list(actor.team_ids)}
    with keeping() as cursor:
        counted = rows(cursor, _COUNTS, asked)
        asked |= {"pile": pile.value, "most": size, "past": (page - 1) * size}
        found = rows(cursor, _ROWS, asked)
    counts = dict.fromkeys(Pile, 0) | {Pile(c["pile"]): c["number"] for c in counted}
    return Inbox(tuple(_row(r, now, language) for r in found), counts)


def _row(row: dict[str, Any], now: datetime, language: str) -> InboxRow:
    pack = pack_of(row["pack_version_id"])
    return InboxRow(
        kind=row["kind"],
        id=row["id"],
        child=row["child"],
        born_on=row["born_on"],
        born_precision=row["born_precision"],
        told_by=row["told_by"],
        sector=row["sector"],
        received_at=row["received_at"],
        stands=stands(
            pack,
            row["received_at"],
            calendar_of(loaded(row["place"])),
            now=now,
            waited=pauses(loaded(row["pauses"])),
            answered_at=row["answered_at"],
        ),
        climbed_to=row["climbed_to"],
        climbed_label=pack.label(f"roles.{row['climbed_to']}", language)
        if row["climbed_to"]
        else "",
        pile=Pile(row["pile"]),
        outcome=row["outcome"],
    )


def loaded(found: Any) -> Any:
    """JSON from the database, whichever way the driver gave it."""
    return json.loads(found) if isinstance(found, str) else found


def pauses(found: list[dict[str, Any]]) -> list[Waited]:
    """The stretches in which the clock waited for a service."""
    return [
        Waited(
            p["reason"],
            datetime.fromisoformat(p["from"]),
            datetime.fromisoformat(p["until"]) if p["until"] else None,
        )
        for p in found
    ]


def waiting_for_me(actor: Actor) -> dict[Pile, int]:
    """How many lie in each pile of the actor's teams, for «my day». One statement."""
    with keeping() as cursor:
        counted = rows(cursor, _COUNTS, {"teams": list(actor.team_ids)})
    return dict.fromkeys(Pile, 0) | {Pile(c["pile"]): c["number"] for c in counted}


def undecided_signals(actor: Actor) -> list[UUID]:
    """The signals of the actor's teams that nobody has decided on, oldest first. One statement."""
    found = Signal.objects.filter(team_id__in=actor.team_ids, state__in=UNDECIDED)
    return list(found.order_by("received_at").values_list("id", flat=True))


def dossiers_of(referral_id: UUID) -> tuple[UUID, UUID]:
    """A referral's own dossier and its triage dossier, for whoever may see it.

    Raises Referral.DoesNotExist for a stranger.
    """
    columns = ("dossier_id", "triage_dossier_id")
    found: tuple[UUID, UUID] = Referral.objects.values_list(*columns).get(pk=referral_id)
    return found
