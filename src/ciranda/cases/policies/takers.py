"""Who may be given a task about a family: somebody who can see it."""

from collections.abc import Collection
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.agencies.models import Membership


def may_take(
    actor: Actor, membership: Membership, takers: Collection[UUID], *, is_own: bool
) -> bool:
    """In the joint file: whoever works with the family. In a service's own: its workers."""
    if is_own:
        return membership.service_id == actor.service_id
    return membership.pk in takers
