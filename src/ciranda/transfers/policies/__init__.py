"""Pure rules of transfers: who reads the offer, and which moves are allowed."""

from datetime import date

from ciranda.access.enums import Category, Purpose, mask
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


def sight() -> Sight:
    """What the offer's readers see and write in it."""
    return Sight(READING, READING, WORKING)


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
