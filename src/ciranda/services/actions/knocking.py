"""Leaving word for whoever works on the same thing, without saying anything."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.services.models import Knock


@action(Permission.REQUEST_SEND)
def leave_word(*, actor: Actor, case_id: UUID, topic: str) -> None:
    """Ask whoever works on this topic for the family to call. It holds no words.

    Refused in the same words where nobody works on it and where the family has not let the asker
    know. Source: capability A23.
    """
    with connection.cursor() as cursor:
        cursor.execute("select services_leave_word(%s, %s)", [case_id, topic])
        if not cursor.fetchone()[0]:
            raise Refused(_("Nobody is known to work on this. Ask the family itself."))
    touched(None, case_id, "topic", kind="request.knock")


@action(Permission.REQUEST_ANSWER)
def heard(*, actor: Actor, knock_id: UUID) -> None:
    """Whoever works on it has called back. Raises Knock.DoesNotExist for a stranger."""
    knock = Knock.objects.select_for_update().get(pk=knock_id)
    knock.heard_at = knock.heard_at or instant()
    knock.save(update_fields=["heard_at"])
    touched(knock.dossier_id, knock.pk, "heard_at", kind="request.knock")
