"""What a bundle says beside the name, entered for a child who was not there before."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from ciranda.access.actions import Actor
from ciranda.interop.imports.fhir.patients import Child
from ciranda.interop.imports.results import Note
from ciranda.people.actions.naming import record_death
from ciranda.people.actions.reaching import Reach, add_contact_point, give_number, speak
from ciranda.people.actions.whereabouts import Where, live_at
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.people.policies.numbers import WrongNumberError, checked

# Health numbers that this product may keep; any other number stays where it is.
_SYSTEMS = {"https://fhir.nhs.uk/id/nhs-number": "gb-nhs", "pt-nus": "pt-nus", "gb-nhs": "gb-nhs"}
_FIRST_VERSION = 1


def enter_details(actor: Actor, person_id: UUID, child: Child, said_by: str) -> list[Note]:
    """Enter how to reach the child, where they live, what they speak, and that they have died.

    Nobody has asked when a phone is safe: each says «only after asking them first». Returns what a
    person should look at.
    """
    for reach in child.reaches:
        kind = ContactKind.EMAIL if reach.system == "email" else ContactKind.PHONE
        add_contact_point(
            actor=actor,
            person_id=person_id,
            reach=Reach(kind, reach.value, SafeWhen.ASK, whose=reach.whose, said_by=said_by),
        )
    for number, home in enumerate(child.homes):
        where = Where(home.address, home.postcode, started_on=home.since, said_by=said_by)
        live_at(actor=actor, person_id=person_id, where=where, besides=number > 0)
    for language in child.languages:
        speak(
            actor=actor,
            person_id=person_id,
            language=language.tag,
            needs_interpreter=child.needs_interpreter,
            is_preferred=language.preferred or len(child.languages) == 1,
            said_by=said_by,
        )
    for register, value in health_numbers(child):
        give_number(
            actor=actor, person_id=person_id, register=register, value=value, said_by=said_by
        )
    return [*_wrong_numbers(child), *_death(actor, person_id, child)]


def health_numbers(child: Child) -> Iterator[tuple[str, str]]:
    """The numbers that may be kept and can be right, by register."""
    for register, value in _known(child):
        if _is_right(register, value):
            yield register, value


def unknown_numbers(child: Child) -> int:
    """How many numbers of other registers are left where they are."""
    return len(child.identifiers) - len(list(_known(child)))


def _known(child: Child) -> Iterator[tuple[str, str]]:
    for system, value in child.identifiers:
        if register := _SYSTEMS.get(system.lower()):
            yield register, value


def _is_right(register: str, value: str) -> bool:
    try:
        checked(register, value)
    except WrongNumberError:
        return False
    return True


def _wrong_numbers(child: Child) -> Iterator[Note]:
    for register, value in _known(child):
        if not _is_right(register, value):
            yield Note(
                "identifier",
                f"The number cannot be of the register {register}, and was not kept.",
                "Check each digit; it can be entered on the child's page.",
            )


def _death(actor: Actor, person_id: UUID, child: Child) -> Iterator[Note]:
    if not child.has_died:
        return
    day = child.died_on or timezone.localdate()
    record_death(actor=actor, person_id=person_id, on=day, version=_FIRST_VERSION)
    if child.died_on is None:
        yield Note(
            "deceased",
            "The day of death is not in the file; the day of this import stands for it.",
            "Correct it on the child's page if it is known.",
        )
