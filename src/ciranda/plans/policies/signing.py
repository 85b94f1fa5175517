"""Who signs a plan, and when it is signed.

The pack's paper has lines. A line named after a working role of the pack is that worker's; every
other line is the family's, and any adult of the family may sign on one. Each answers alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ciranda.programmes.enums import RoleKind, Signer
from ciranda.programmes.policies.schema import Pack


@dataclass(frozen=True)
class Answered:
    """One signer's newest answer to what is proposed now."""

    line_key: str
    person_id: UUID | None
    agrees: bool


def is_family_line(pack: Pack, key: str) -> bool:
    """Whether a line of the paper is for the family."""
    role = pack.roles.get(key)
    return role is None or role.kind is RoleKind.FAMILY


def is_signed(pack: Pack, answers: Iterable[Answered], holders: Iterable[UUID]) -> bool:
    """Whether every needed line is signed and, where the pack asks all holders of parental
    responsibility, each of `holders` agreed."""
    given = [answer for answer in answers if answer.agrees]
    lines = {answer.line_key for answer in given}
    needed = {key for key, line in pack.plan.print.signed_by.items() if line.needed}
    if needed - lines:
        return False
    asks_all = any(rule.who is Signer.ALL_HOLDERS for rule in pack.signatures.rules)
    return not asks_all or set(holders) <= {answer.person_id for answer in given}
