"""Signals that may be about the same child as one signal, for triage only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.referrals.policies.likeness import Described, companions


@dataclass(frozen=True)
class Companion:
    """A signal that may be about the same child, with enough of it to judge."""

    id: UUID
    child: str
    worry: str
    sector: str
    received_at: datetime


# Driven by the team, and only by what is not decided yet.
_UNDECIDED = """
select s.id, s.sector, s.received_at,
  coalesce(max(w.body) filter (where w.kind = 'child_name'), '') as child,
  coalesce(max(w.body) filter (where w.kind = 'worry'), '') as worry,
  coalesce(max(w.code) filter (where w.kind = 'place'), '') as place
from referrals_signal s join referrals_telling w on w.dossier_id = s.dossier_id
where s.team_id = %s and s.state in ('new', 'weak') and s.pack_version_id = %s
group by s.id order by s.received_at
"""


@dataclass(frozen=True)
class Together:
    """A signal and its companions, as the pack counts them."""

    own: Described | None
    companions: tuple[Companion, ...]
    described: tuple[Described, ...]


def together(signal_id: UUID, team_id: UUID, pack_version_id: UUID) -> Together:
    """Which undecided signals of the team may be about the same child. One statement.

    A suggestion: a person confirms it, and refusing leaves every signal as it was.
    """
    with connection.cursor() as cursor:
        found = {r["id"]: r for r in rows(cursor, _UNDECIDED, [team_id, pack_version_id])}
    described = {
        key: Described(key, r["child"], r["place"], r["sector"]) for key, r in found.items()
    }
    own = described.get(signal_id)
    near = companions(own, described.values()) if own else []
    return Together(
        own,
        tuple(
            Companion(d.signal_id, r["child"], r["worry"], r["sector"], r["received_at"])
            for d in near
            for r in (found[d.signal_id],)
        ),
        tuple([own, *near] if own else []),
    )
