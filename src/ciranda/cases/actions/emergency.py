"""Opening a case in an emergency: a reference, a reason, a short time, and somebody's review."""

import json
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.models import BreakGlass
from ciranda.common.database import instant
from ciranda.common.ids import clean_reference

LONGEST = timedelta(minutes=60)
SHORTEST_REASON = 10


@action(Permission.BREAK_GLASS)
def open_in_emergency(*, actor: Actor, reference: str, reason: str, minutes: int = 60) -> UUID:
    """Open a case by its own reference for at most an hour. Gives the case's id.

    The team's coordinator and the data officer find it in their queue at once. A bar beats it:
    who is barred gets the same answer as for a wrong reference. Raises Refused.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Say in a sentence what has happened. Somebody will read it today."))
    if not 1 <= minutes <= LONGEST.seconds // 60:
        raise Refused(_("An emergency opening lasts from one minute to an hour."))
    with connection.cursor() as cursor:
        cursor.execute(
            "select cases_open_in_emergency(%s, %s, %s)",
            [clean_reference(reference), reason.strip(), minutes],
        )
        found = cursor.fetchone()[0]
    if found is None:
        raise Refused(
            _(
                "No case can be opened with this reference. Read it again, letter by letter, or "
                "phone the family's team. If somebody is in danger now, phone 112."
            )
        )
    answer = json.loads(found) if isinstance(found, str) else found
    case_id = UUID(answer["case"])
    lock(case_id)
    rederive(case_id)
    touched(UUID(answer["dossier"]), UUID(answer["opening"]), "reason", kind="emergency")
    return case_id


@action(Permission.BREAK_GLASS_REVIEW)
def review(*, actor: Actor, opening_id: UUID, justified: bool, words: str) -> None:
    """Say whether an opening was right, in words: in an emergency, or of an archive.

    Raises Refused for one's own or without words, BreakGlass.DoesNotExist for a stranger.
    """
    waiting = BreakGlass.objects.select_related("membership")
    opening = waiting.filter(pk=opening_id, reviewed_at=None).first()
    if opening is None:
        _review_closed(opening_id, justified=justified, words=words)
        return
    if opening.membership.human_id == actor.human_id:
        raise Refused(_("Somebody else reviews what you opened."))
    if not words.strip():
        raise Refused(_("Write what you found."))
    opening.reviewed_at, opening.reviewed_by = instant(), actor.human_id
    opening.review, opening.justified = words.strip(), justified
    opening.save(update_fields=["reviewed_at", "reviewed_by", "review", "justified"])
    touched(opening.dossier_id, opening.pk, "reviewed_at", "justified", kind="emergency")


def _review_closed(opening_id: UUID, *, justified: bool, words: str) -> None:
    """The review of an opening whose case is closed: nobody's grants reach it any more."""
    if not words.strip():
        raise Refused(_("Write what you found."))
    with connection.cursor() as cursor:
        cursor.execute(
            "select cases_review_closed(%s, %s, %s)", [opening_id, words.strip(), justified]
        )
        dossier_id = cursor.fetchone()[0]
    if dossier_id is None:
        raise BreakGlass.DoesNotExist(opening_id)
    touched(dossier_id, opening_id, "reviewed_at", "justified", kind="archive")
