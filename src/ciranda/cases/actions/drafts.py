"""Drafts: rows that only their author sees, gone after seven days."""

from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.models import Draft
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7


@action(Permission.CONTACT_WRITE)
def save_draft(
    *, actor: Actor, case_id: UUID, payload: dict[str, Any], about_id: UUID | None = None
) -> None:
    """Keep what was typed so far: one draft for each planned contact, one for the case itself.

    Raises NoSuchCase for a stranger.
    """
    desk_of(actor, case_id)
    if actor.membership_id is None or actor.human_id is None:
        raise Refused("Only a worker keeps drafts.")
    draft, _made = Draft.objects.update_or_create(
        membership_id=actor.membership_id,
        about_id=about_id or case_id,
        defaults={"payload": payload, "saved_at": instant(), "case_id": case_id},
        create_defaults={
            "id": uuid7(),
            "human_id": actor.human_id,
            "payload": payload,
            "saved_at": instant(),
            "case_id": case_id,
        },
    )
    touched(None, draft.pk, "payload", kind="draft")


@action(Permission.CONTACT_WRITE)
def discard_draft(*, actor: Actor, case_id: UUID, about_id: UUID | None = None) -> None:
    """Throw one's own draft away. Raises NoSuchCase for a stranger."""
    desk_of(actor, case_id)
    forget(actor, case_id, about_id)
    touched(None, case_id, "payload", kind="draft")


def forget(actor: Actor, case_id: UUID, about_id: UUID | None) -> None:
    """Remove one's draft of what has now been written. Part of the action that wrote it."""
    if actor.membership_id:
        own = Draft.objects.filter(membership_id=actor.membership_id)
        own.filter(about_id=about_id or case_id).delete()


@action(Permission.SYSTEM_RUN)
def purge_drafts(*, actor: Actor) -> int:
    """Delete every draft older than seven days; how many went."""
    with connection.cursor() as cursor:
        cursor.execute("select cases_purge_drafts()")
        gone = int(cursor.fetchone()[0])
    touched(None, None, "payload", kind="draft")
    return gone
