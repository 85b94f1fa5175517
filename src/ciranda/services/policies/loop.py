"""When a request is complete, and when it is over."""

from dataclasses import dataclass
from datetime import datetime

from ciranda.services.enums import PartState, Way

OVER = frozenset({PartState.REFUSED, PartState.BELOW, PartState.ENDED, PartState.TOLD})
ANSWERS = frozenset({PartState.ACCEPTED, PartState.WAITING, PartState.BELOW, PartState.REFUSED})
NEED_WORDS = frozenset({PartState.BELOW, PartState.REFUSED})


@dataclass(frozen=True)
class Standing:
    """Where one part of a request stands."""

    way: Way
    state: PartState
    appointment_at: datetime | None = None
    family_holds_at: datetime | None = None
    sender_holds_at: datetime | None = None
    arrived: bool | None = None

    @property
    def is_complete(self) -> bool:
        """A warm referral is made once there is an appointment that family and sender both hold.

        Being told where to go is never that: reports count it as a lower step (study of Ghent).
        """
        return (
            self.way is Way.WARM
            and self.appointment_at is not None
            and self.family_holds_at is not None
            and self.sender_holds_at is not None
        )

    @property
    def is_open(self) -> bool:
        """Until it is known that the family got there, or nobody will see them there.

        A missed appointment leaves it open: another one may be made tomorrow.
        """
        return self.state not in OVER and self.arrived is not True


def column_for(
    needs: tuple[str, ...], kinds: dict[str, tuple[str, str | None]], sector: str
) -> str | None:
    """The first of these consent columns under which a service of this sector may receive.

    `kinds` gives each column's kind of receiver and its sector. None: it may not be asked at all.
    """
    for key in needs:
        kind, wanted = kinds[key]
        if kind == "service" or (kind == "sector" and wanted == sector):
            return key
    return None
