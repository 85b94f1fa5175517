"""Who holds a team together: its agencies, and which of them signed the agreement."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_SIGNED = """
select t.id, t.name, t.programme_key, now()::date as today, a.id as agency_id, a.name as agency,
  g.signed_on, g.holds_until, g.paper
from agencies_team t
join lateral (select distinct m.agency_id from agencies_placement p
  join agencies_membership m on m.id = p.membership_id
  where p.team_id = t.id and p.ended_on is null) x on true
join agencies_agency a on a.id = x.agency_id
left join lateral (select * from agencies_agreement g where g.team_id = t.id
  and g.agency_id = a.id order by g.signed_on desc limit 1) g on true
where t.id = any (%(teams)s) order by t.name, t.id, a.name
"""


@dataclass(frozen=True)
class Signatory:
    """An agency of a team, and the agreement it signed last, if any."""

    agency_id: UUID
    name: str
    signed_on: date | None
    holds_until: date | None
    paper: str
    holds: bool


@dataclass(frozen=True)
class Together:
    """A team with its agencies."""

    id: UUID
    name: str
    programme_key: str
    agencies: tuple[Signatory, ...]

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The agencies without a signature that holds today."""
        return tuple(one.name for one in self.agencies if not one.holds)


def together(actor: Actor) -> tuple[Together, ...]:
    """The actor's teams with their agencies. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _SIGNED, {"teams": list(actor.team_ids)})
    teams = {row["id"]: (row["name"], row["programme_key"]) for row in found}
    return tuple(
        Together(team_id, *words, tuple(_signatory(row) for row in found if row["id"] == team_id))
        for team_id, words in teams.items()
    )


def _signatory(row: dict[str, Any]) -> Signatory:
    signed, until, today = row["signed_on"], row["holds_until"], row["today"]
    holds = isinstance(signed, date) and (until is None or until >= today)
    return Signatory(
        row["agency_id"],
        str(row["agency"]),
        signed,
        until,
        str(row["paper"] or ""),
        holds,
    )
