"""When one agency may issue another's certificate."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Basis:
    """What a delegation rests on."""

    paper: str = ""
    ends_on: date | None = None
    owner_contact: str = ""
    issuer_contact: str = ""

    @property
    def is_written(self) -> bool:
        """There is a paper, and it says when it ends."""
        return bool(self.paper) and self.ends_on is not None

    @property
    def is_known_to_both(self) -> bool:
        """Agreed by word of mouth, with somebody to ask on both sides."""
        return bool(self.owner_contact) and bool(self.issuer_contact)


def may_issue(basis: Basis, today: date) -> bool:
    """Written and not run out, or informal with both contacts (capability A28)."""
    if basis.ends_on is not None and basis.ends_on < today:
        return False
    return basis.is_written or basis.is_known_to_both
