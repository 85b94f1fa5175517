"""What one actor may do on one case: the one place that pages ask before they offer a link.

Permission (the role's), what the grants open to read and to write for this purpose, and whether
the file is today's. A page that offers more than this leads its reader to a refusal; the wall and
the actions refuse all the same (design, section 4: reading right is not writing right).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ciranda.access.enums import Category, Permission, mask


@dataclass(frozen=True)
class Reach:
    """Masks are those of the newest volume the actor reads; `is_today` says it is the one written
    in now. `writes_own`: their service writes notes of its own about this family. `manages`: they
    are its case manager."""

    permissions: frozenset[Permission]
    sees: int = 0
    writes: int = 0
    is_today: bool = False
    is_open: bool = True
    writes_own: bool = False
    manages: bool = False

    @property
    def answers(self) -> bool:
        """Whether one answers for the case: its manager, or the coordinator of its team."""
        coordinates = Permission.TRANSFER_ANSWER in self.permissions
        return bool(self.writes_joint) and (self.manages or coordinates)

    @property
    def writes_joint(self) -> int:
        """The categories written in the joint file today: none once it was closed or moved."""
        return self.writes if self.is_today and self.is_open else 0

    @property
    def may_write(self) -> bool:
        """Whether anything may be written about this family, here or in one's own notes."""
        return bool(self.writes_joint) or (self.writes_own and self.is_open)

    @property
    def notes_only(self) -> bool:
        """Whether one's own notes are all that may be written."""
        return self.may_write and not self.writes_joint

    def may(
        self,
        permission: Permission,
        *,
        reads: Iterable[Category] = (),
        writes: Iterable[Category] = (),
        while_open: bool = False,
    ) -> bool:
        """Whether the joint file lets this be done: the permission, and each category."""
        return (
            permission in self.permissions
            and bool(self.sees)
            and (self.is_open or not while_open)
            and not mask(reads) & ~self.sees
            and not mask(writes) & ~self.writes_joint
        )
