"""Rules of contacts and drafts."""

from datetime import datetime, timedelta
from uuid import UUID

from ciranda.programmes.policies.schema import Pack

# Long enough to mend a slip of the evening before; afterwards a record is a record.
CORRECTABLE_FOR = timedelta(hours=24)
DRAFT_LIVES = timedelta(days=7)
# A phone's clock may be a little ahead of the server's.
AHEAD = timedelta(minutes=5)


def may_correct(*, author: UUID, reader: UUID | None, recorded_at: datetime, now: datetime) -> bool:
    """One corrects one's own contact, within 24 hours of recording it."""
    return author == reader and now - recorded_at < CORRECTABLE_FOR


def took_place(pack: Pack, attendance: str) -> bool:
    """Whether a contact with this attendance took place; an unknown key counts as held."""
    found = pack.attendance.get(attendance)
    return found is None or found.took_place


def usual_attendance(pack: Pack) -> str:
    """The attendance a held contact starts with: the pack's first one that took place."""
    return next((key for key, a in pack.attendance.items() if a.took_place), "")
