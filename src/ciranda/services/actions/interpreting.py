"""Asking for somebody who speaks between family and worker, at any hour, and what came of it.

One request serves interpreters and mediators alike: a family's worker needs somebody now, in a
language, by phone or in person, and whether that is an interpreter or a mediator is one answer on
the form (`Between`). The wait and what could not be met are counted the same way, because for the
family words were missing either way (capability A38).

The role of mediator (`mediating`, capability A49) stays a table of its own, and this is on purpose:
a request lasts minutes, belongs to one family's dossier and is erased with it; the role lasts for
years, belongs to an agency, names no family, and opens private notes that nobody else reads. An
interpreter has no such role: one comes through an outside line and is never named here. Were the
two one table, either the roster would hang on a family, or a request would outlive its file.

What joins them is the language: the request's page shows the mediators who are known and, once one
was asked for, those who speak the language. Their name goes into `through`, as an interpreter's
telephone line does; it is a word to remember by, not a link, so the figures know nobody.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.services.enums import Between, How, Turned
from ciranda.services.models import Interpreting


@dataclass(frozen=True)
class Wanted:
    """Who is needed: an interpreter or a mediator, in which language, how, when (None: at once)."""

    between: Between
    language: str
    how: How
    needed_at: datetime | None = None


@action(Permission.CONTACT_WRITE)
def ask_between(*, actor: Actor, case_id: UUID, wanted: Wanted) -> UUID:
    """Ask for somebody who speaks between us and the family. Returns the request's id.

    It may be asked at any hour, by telephone for this very moment too. Raises Refused for who may
    not write about this family, a language that is none, or a moment that is over; NoSuchCase for
    a stranger. Source: capability A38.
    """
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    now = instant()
    if not wanted.language.strip():
        raise Refused(_("Say in which language."))
    if wanted.needed_at and wanted.needed_at < now:
        raise Refused(_("Choose a time that is still to come, or leave it empty for at once."))
    if actor.membership_id is None or desk.dossier_id is None:
        raise Refused(_("Write a first contact about this family, then ask."))
    made = Interpreting.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        between=wanted.between,
        language=wanted.language.strip(),
        how=wanted.how,
        needed_at=wanted.needed_at or now,
        asked_at=now,
        asked_by_id=actor.membership_id,
        asked_by_name=actor.name,
    )
    _count(made, asked=1)
    touched(made.dossier_id, made.pk, "language", "how", kind="interpreting")
    return made.pk


@action(Permission.CONTACT_WRITE)
def record_between(
    *,
    actor: Actor,
    asked_id: UUID,
    turned: Turned,
    wait_minutes: int | None = None,
    through: str = "",
) -> int | None:
    """Write down what came of it. Returns the minutes waited where somebody came.

    The wait counts from the moment somebody was needed; where nothing is typed it is until now.
    Raises Refused for an answer given before, or less than nothing; Interpreting.DoesNotExist for
    a stranger.
    """
    asked = Interpreting.objects.select_for_update(of=("self",)).get(pk=asked_id)
    desk = desk_of(actor, asked.case_id)
    desk.require(Category.SCHEDULE)
    desk.require_same(asked.dossier_id)
    if asked.turned != Turned.WAITING:
        raise Refused(_("What came of it is written down already."))
    if turned == Turned.WAITING or (wait_minutes is not None and wait_minutes < 0):
        raise Refused(_("Say what came of it, and the minutes waited as 0 or more."))
    now, wait = instant(), None
    if turned == Turned.CAME:
        passed = max(0, int((now - asked.needed_at).total_seconds() // 60))
        wait = passed if wait_minutes is None else wait_minutes
    asked.turned, asked.answered_at, asked.wait_minutes = turned, now, wait
    asked.through = through.strip()
    asked.save(update_fields=["turned", "answered_at", "wait_minutes", "through"])
    _count(asked, met=turned == Turned.CAME, unmet=turned == Turned.NOBODY, waited=wait or 0)
    touched(asked.dossier_id, asked.pk, "turned", "wait_minutes", kind="interpreting")
    return wait


def _count(row: Interpreting, **more: int) -> None:
    """Add to the team's month; the figures hold no case."""
    numbers = [int(more.get(name, 0)) for name in ("asked", "met", "unmet", "waited")]
    with connection.cursor() as cursor:
        cursor.execute("select services_count_between(%s, %s, %s, %s, %s)", [row.pk, *numbers])
