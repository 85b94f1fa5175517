"""Pure rules of transfers: who reads the offer, and which moves are allowed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ciranda.access.enums import Category, PrincipalKind, Purpose, mask
from ciranda.access.policies.derivation import Sight
from ciranda.common.dates import add_months
from ciranda.programmes.policies.schema import Pack
from ciranda.transfers.enums import MOVES, TransferState

READING = mask([Category.INVOLVEMENT, Category.IDENTITY])
WORKING = mask([Purpose.SUPPORT, Purpose.TRIAGE, Purpose.SUPERVISION])


class NotNow(ValueError):
    """This step does not follow from where the transfer stands."""


def must_move(before: str, after: TransferState) -> None:
    """Raises NotNow unless `after` may follow `before`."""
    if after not in MOVES.get(TransferState(before), frozenset()):
        raise NotNow(f"{before} → {after}")


def sight(*, may_know_where: bool = False) -> Sight:
    """What the offer's readers see and write in it; for the shielded it tells where they go."""
    seen = READING | mask([Category.LOCATION]) if may_know_where else READING
    return Sight(seen, seen, WORKING)


@dataclass(frozen=True)
class Area:
    """Whether a family is protected now, and the memberships that keep where it is."""

    hidden: bool
    keepers: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Teams:
    """Between whom a case is handed over. `was_hidden`: it was protected when that was written."""

    from_team_id: UUID
    to_team_id: UUID | None
    from_manager_id: UUID | None
    manager_id: UUID | None
    was_hidden: bool = False


def readers(teams: Teams, area: Area) -> list[tuple[PrincipalKind, UUID, str, Sight]]:
    """Who reads an offer: both teams' coordinators and both case managers, and nobody else.

    Where the family is shielded, of the old team only the keepers: the others would learn where it
    goes. What was written under a shield stays so for the old team's coordinators after it ended.
    """
    knows, told = sight(may_know_where=True), sight(may_know_where=teams.was_hidden)
    found = [
        (PrincipalKind.TEAM_ROLE, teams.to_team_id, "coordinator", knows),
        (PrincipalKind.MEMBERSHIP, teams.manager_id, "", knows),
    ]
    if area.hidden:
        found += [(PrincipalKind.MEMBERSHIP, keeper, "", knows) for keeper in area.keepers]
    else:
        found += [
            (PrincipalKind.TEAM_ROLE, teams.from_team_id, "coordinator", sight()),
            (PrincipalKind.MEMBERSHIP, teams.from_manager_id, "", told),
        ]
    return [(kind, ref, role, seen) for kind, ref, role, seen in found if ref]


def exit_day(pack: Pack, born_on: date | None) -> date | None:
    """The day the child reaches the pack's exit age; None where age ends nothing."""
    if born_on is None or pack.ages is None or pack.ages.exit_months is None:
        return None
    return add_months(born_on, pack.ages.exit_months)


def is_due(pack: Pack, born_on: date | None, on: date) -> bool:
    """Whether the way out must be prepared by this day."""
    leaves = exit_day(pack, born_on)
    if leaves is None or pack.transition is None:
        return False
    return on >= add_months(leaves, -pack.transition.prepare_before_months)


def topics_of(pack: Pack) -> dict[str, Category]:
    """The topics of a handover that are told in words, each with its category."""
    if pack.transition is None:
        return {}
    return {key: item.category for key, item in pack.transition.hands_over.items() if item.in_words}
