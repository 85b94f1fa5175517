"""A data officer looks into searches that were faster than a person types."""

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission


@action(Permission.SEARCH_REVIEW)
def note_search(*, actor: Actor, flag_id: int, words: str) -> None:
    """Keep what was found. Once: what a data officer noted is not written over.

    Raises Refused without words, for one noted already, and for a worker of somebody else's agency
    or the officer's own searches.
    """
    if len(words.strip()) < 3:
        raise Refused(_("Write what you found, and what follows."))
    with connection.cursor() as cursor:
        cursor.execute("select people_note_search(%s, %s)", [flag_id, words.strip()])
        if not cursor.fetchone()[0]:
            raise Refused(_("Somebody has noted this already, or it is not yours to look into."))
    touched(None, None, "note", kind="search")
