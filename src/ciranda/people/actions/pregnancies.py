"""A pregnancy: only the woman signs and sees. It ends in none, one or several persons."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import (
    Actor,
    Refused,
    action,
    open_dossier,
    principal,
    replace_grants,
    touched,
)
from ciranda.access.enums import (
    ALL_CATEGORIES,
    ALL_PURPOSES,
    Basis,
    Category,
    DossierKind,
    Permission,
    PrincipalKind,
)
from ciranda.access.policies.derivation import Party, Sight, derive_simple
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.actions.losses import hush
from ciranda.people.actions.own_dossier import ENTERED
from ciranda.people.actions.registering import register
from ciranda.people.enums import Outcome, Part, Precision
from ciranda.people.models import Birth, Participation, Person, Pregnancy
from ciranda.people.policies.names import Known
from ciranda.people.queries.homes import must_write

# Told of the pregnancy and who was born: cases go on with the children.
after_birth: list[Callable[[Actor, UUID, Sequence[UUID]], None]] = []


@action(Permission.PERSON_REGISTER)
def expect(
    *,
    actor: Actor,
    woman_id: UUID,
    due_on: date | None = None,
    due_precision: Precision = Precision.DAY,
    expected: int = 1,
) -> Pregnancy:
    """A pregnancy, in a dossier of its own that the woman sees and whoever wrote it.

    A case opened on it lets its team read who is expected and when; nobody of the family but the
    woman ever sees it (design, section 7). Raises Person.DoesNotExist.
    """
    Person.objects.only("id").get(pk=woman_id)
    pregnancy_id, dossier_id, now = uuid7(), uuid7(), instant()
    everything = Sight(ALL_CATEGORIES, ALL_CATEGORIES, ALL_PURPOSES)
    woman = Party(pregnancy_id, principal(PrincipalKind.PERSON, woman_id), everything, now)
    parties = [(Basis.FAMILY, woman)]
    if actor.membership_id:
        number = principal(PrincipalKind.MEMBERSHIP, actor.membership_id)
        sight = Sight(ENTERED, ENTERED, ALL_PURPOSES)
        parties.append((Basis.OWN_RECORD, Party(pregnancy_id, number, sight, now)))
    replace_grants(pregnancy_id, derive_simple(dossier_id, parties, at=now))
    open_dossier(DossierKind.PREGNANCY, pregnancy_id, dossier_id=dossier_id, person_id=woman_id)
    Participation.objects.create(
        person_id=woman_id, dossier_id=dossier_id, part=Part.CARER, started_on=now.date()
    )
    made = Pregnancy.objects.create(
        id=pregnancy_id,
        woman_id=woman_id,
        dossier_id=dossier_id,
        due_on=due_on,
        due_precision=due_precision if due_on else Precision.UNKNOWN,
        expected=expected,
        recorded_at=now,
        recorded_by=actor.human_id,
    )
    touched(dossier_id, made.pk, "due_on", "expected", kind="pregnancy")
    return made


@action(Permission.PERSON_REGISTER)
def born(
    *, actor: Actor, pregnancy_id: UUID, on: date, children: Sequence[Known | UUID]
) -> list[Person]:
    """Children are born: each gets a dossier of their own, and nothing of the woman's goes along.

    The persons were looked for before, like everybody who is entered: one who was known already
    is given by key. Returns them in their order. Cases on the pregnancy go on with the children.
    Raises Pregnancy.DoesNotExist, Person.DoesNotExist, Refused for one that has ended or for no
    child.
    """
    pregnancy = _open(pregnancy_id)
    if not children:
        raise Refused(_("Say who was born. A child without a name yet is entered as a newborn."))
    persons = [_child(actor, child, on) for child in children]
    _end(pregnancy, on, Outcome.BORN)
    Birth.objects.bulk_create(
        Birth(pregnancy=pregnancy, dossier_id=pregnancy.dossier_id, person=person)
        for person in persons
    )
    for follow in after_birth:
        follow(actor, pregnancy_id, [person.pk for person in persons])
    return persons


@action(Permission.PERSON_REGISTER)
def lose(*, actor: Actor, pregnancy_id: UUID, on: date) -> Pregnancy:
    """A pregnancy was lost: every message about it stops in this instant (design, section 7).

    Asks for no reason and keeps none. Raises Pregnancy.DoesNotExist, Refused for one that ended.
    """
    pregnancy = _open(pregnancy_id)
    _end(pregnancy, on, Outcome.LOST)
    hush(actor, [pregnancy_id])
    return pregnancy


@action(Permission.PERSON_REGISTER)
def lose_sight(*, actor: Actor, pregnancy_id: UUID, on: date) -> Pregnancy:
    """How a pregnancy ended is not known to us. It may have been a loss, so messages stop too.

    Raises Pregnancy.DoesNotExist, Refused for one that ended.
    """
    pregnancy = _open(pregnancy_id)
    _end(pregnancy, on, Outcome.UNKNOWN)
    hush(actor, [pregnancy_id])
    return pregnancy


@action(Permission.PERSON_REGISTER)
def expect_on(
    *,
    actor: Actor,
    pregnancy_id: UUID,
    due_on: date | None,
    due_precision: Precision,
    expected: int,
    version: int,
) -> Pregnancy:
    """The due date, or how many are expected, is known better now.

    Raises Pregnancy.DoesNotExist, Refused when somebody changed it since `version`.
    """
    pregnancy = _open(pregnancy_id)
    if pregnancy.version != version:
        raise Refused(_("Somebody changed this while you were writing. Read it again first."))
    pregnancy.due_on, pregnancy.expected = due_on, expected
    pregnancy.due_precision = due_precision if due_on else Precision.UNKNOWN
    pregnancy.version += 1
    pregnancy.save(update_fields=["due_on", "due_precision", "expected", "version"])
    touched(pregnancy.dossier_id, pregnancy.pk, "due_on", "expected", kind="pregnancy")
    return pregnancy


def _child(actor: Actor, child: Known | UUID, on: date) -> Person:
    if isinstance(child, UUID):
        return Person.objects.get(pk=child)
    return register(
        actor=actor,
        given=child.given,
        surnames=child.surnames,
        known_as=child.known_as,
        born_on=child.born_on or on,
        born_precision=Precision(child.born_precision),
        mother=child.mother,
    )


def _open(pregnancy_id: UUID) -> Pregnancy:
    must_write(Pregnancy.objects.get(pk=pregnancy_id).dossier_id, Category.IDENTITY)
    found = Pregnancy.objects.select_for_update(of=("self",)).get(pk=pregnancy_id)
    if found.outcome:
        raise Refused(_("This pregnancy has ended already."))
    return found


def _end(pregnancy: Pregnancy, on: date, outcome: Outcome) -> None:
    pregnancy.ended_on, pregnancy.outcome = on, outcome
    pregnancy.version += 1
    pregnancy.save(update_fields=["ended_on", "outcome", "version"])
    touched(pregnancy.dossier_id, pregnancy.pk, "ended_on", kind="pregnancy")
