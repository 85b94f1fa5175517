"""What a guest's link opens, for somebody without an account. No name of anybody."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class GuestMeeting:
    """When, how long, where and what it is about. `place` is empty where a family is protected."""

    kind_key: str
    pack_version_id: UUID
    starts_at: datetime
    lasts_minutes: int
    place: str
    zone: str
    agenda: tuple[str, ...]

    @property
    def pack(self) -> Pack:
        """The pack whose words name this kind of meeting."""
        return pack_of(self.pack_version_id)


def guest_meeting(secret: str) -> GuestMeeting | None:
    """The meeting that a link opens; None for one that ended, was taken back or never was.

    One statement, through a named function past the wall.
    """
    kept = hashlib.sha256(secret.encode()).digest()
    with connection.cursor() as cursor:
        found = rows(cursor, "select * from cases_guest_meeting(%s)", [kept])
    return GuestMeeting(**{**found[0], "agenda": tuple(found[0]["agenda"])}) if found else None
