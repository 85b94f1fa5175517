"""One human in two records, or two humans alike: both are said by a person and can be taken back.

Nothing is merged: a link keeps both records, and ending it leaves them as they were.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.people.enums import Signal
from ciranda.people.models import Person, SamePerson
from ciranda.people.queries.candidates import Candidate


@action(Permission.PERSON_REGISTER)
def keep_apart(
    *, actor: Actor, person_id: UUID, other_id: UUID, signals: Iterable[Signal] = ()
) -> None:
    """Remember that these are two persons: not proposed again unless something new speaks for it.

    `signals` is what spoke for one person when somebody looked.
    """
    _keep_apart(person_id, other_id, signals)
    touched(None, person_id, "not_same", kind="person")
    touched(None, other_id, "not_same", kind="person")


@action(Permission.PERSON_CHANGE)
def link(*, actor: Actor, person_id: UUID, other_id: UUID, reason: str) -> SamePerson:
    """Say that two records are one human. Both stay; nobody sees more of either than before.

    Raises Person.DoesNotExist where the actor does not see both, Refused without a reason, for a
    record with itself, or for a link that is there already.
    """
    if person_id == other_id:
        raise Refused(_("This is one and the same record."))
    if not reason.strip():
        raise Refused(_("Say how you know that these records are of one person."))
    if _links(person_id, other_id).exists():
        raise Refused(_("These two records are linked already."))
    for pk in (person_id, other_id):
        Person.objects.only("id").get(pk=pk)
    made = SamePerson.objects.create(
        person_id=person_id,
        other_id=other_id,
        reason=reason,
        started_at=instant(),
        linked_by=actor.human_id,
    )
    _forget_apart(person_id, other_id)
    touched(None, person_id, "same_person", kind="person")
    touched(None, other_id, "same_person", kind="person")
    return made


@action(Permission.PERSON_CHANGE)
def unlink(*, actor: Actor, link_id: UUID, reason: str) -> SamePerson:
    """Take a link back: the records were never mixed, and the two are not proposed again.

    Raises SamePerson.DoesNotExist, Refused without a reason.
    """
    if not reason.strip():
        raise Refused(_("Say why these are two persons."))
    found = SamePerson.objects.select_for_update(of=("self",)).get(pk=link_id, ended_at=None)
    found.ended_at, found.ended_by, found.end_reason = instant(), actor.human_id, reason
    found.save(update_fields=["ended_at", "ended_by", "end_reason"])
    _keep_apart(found.person_id, found.other_id, Signal)
    touched(None, found.person_id, "not_same", kind="person")
    touched(None, found.other_id, "not_same", kind="person")
    return found


@action(Permission.PERSON_CHANGE)
def take_back_apart(*, actor: Actor, person_id: UUID, other_id: UUID) -> None:
    """Two records told apart may be one person after all: they are proposed again.

    Raises Person.DoesNotExist where the actor does not see both, Refused where nobody told them
    apart.
    """
    for pk in (person_id, other_id):
        Person.objects.only("id").get(pk=pk)
    if not _forget_apart(person_id, other_id):
        raise Refused(_("Nobody said that these two are different persons."))
    touched(None, person_id, "not_same", kind="person")
    touched(None, other_id, "not_same", kind="person")


def remember_apart(person_id: UUID, looked_at: Iterable[Candidate]) -> None:
    """Whoever was looked at and found to be another one stays another one."""
    for candidate in looked_at:
        _keep_apart(person_id, candidate.person_id, candidate.signals)


def _keep_apart(one: UUID, other: UUID, signals: Iterable[Signal]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select people_keep_apart(%s, %s, %s::text[])", [one, other, [str(s) for s in signals]]
        )


def _forget_apart(one: UUID, other: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select people_forget_apart(%s, %s)", [one, other])
        return bool(cursor.fetchone()[0])


def _links(one: UUID, other: UUID) -> QuerySet[SamePerson]:
    either = Q(person_id=one, other_id=other) | Q(person_id=other, other_id=one)
    return SamePerson.objects.filter(either, ended_at=None)
