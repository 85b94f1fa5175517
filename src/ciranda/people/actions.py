"""Entering and changing persons. Every entry path matches first: see people.queries."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from ciranda.access.actions import (
    Actor,
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
    mask,
)
from ciranda.access.policies.derivation import Party, Sight, derive_simple
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.common.text import fold
from ciranda.people.enums import Part, Precision
from ciranda.people.models import Participation, Person

# Whoever enters a person keeps seeing who it is and how to reach them, until the file has a home.
_ENTERED = mask([Category.IDENTITY, Category.LOCATION, Category.CONTACT, Category.SOURCE])


@action(Permission.PERSON_REGISTER)
def register(
    *,
    actor: Actor,
    given: str,
    surnames: str = "",
    known_as: str = "",
    born_on: date | None = None,
    born_precision: Precision = Precision.DAY,
) -> Person:
    """Enter a person with a dossier of their own.

    The person sees their own dossier; the worker who entered them keeps how to name and reach
    them. Everything else comes with a case (design, section 4).
    """
    person_id, dossier_id = uuid7(), uuid7()
    _open_own(actor, person_id, dossier_id)
    Participation.objects.create(
        person_id=person_id, dossier_id=dossier_id, part=Part.SELF, started_on=instant().date()
    )
    person = Person.objects.create(
        id=person_id,
        given=given,
        surnames=surnames,
        known_as=known_as,
        born_on=born_on,
        born_precision=born_precision if born_on else Precision.UNKNOWN,
        folded=fold(f"{given} {surnames}"),
    )
    touched(dossier_id, person.pk, "given", "surnames", "born_on", kind="person")
    return person


def _open_own(actor: Actor, person_id: UUID, dossier_id: UUID) -> None:
    now = instant()
    everything = Sight(ALL_CATEGORIES, ALL_CATEGORIES, ALL_PURPOSES)
    parties: list[tuple[Basis, Party]] = [
        (
            Basis.FAMILY,
            Party(person_id, principal(PrincipalKind.PERSON, person_id), everything, now),
        )
    ]
    parties += [
        (Basis.OWN_RECORD, Party(person_id, number, Sight(_ENTERED, _ENTERED, ALL_PURPOSES), now))
        for number in _enterers(actor)
    ]
    replace_grants(person_id, derive_simple(dossier_id, parties, at=now))
    open_dossier(DossierKind.PERSON, person_id, dossier_id=dossier_id, person_id=person_id)


def _enterers(actor: Actor) -> Iterable[int]:
    if actor.membership_id:
        yield principal(PrincipalKind.MEMBERSHIP, actor.membership_id)
    yield from (n for n in actor.principals if not actor.membership_id)
