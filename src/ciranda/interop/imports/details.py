"""What a bundle says beside the name, entered for a child who was not there before."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.interop.imports.fhir.patients import Child, Home
from ciranda.interop.imports.places import Places
from ciranda.interop.imports.relatives import enter_relatives
from ciranda.interop.imports.results import Note
from ciranda.people.actions.naming import record_death
from ciranda.people.actions.reaching import Reach, add_contact_point, give_number, speak
from ciranda.people.actions.whereabouts import Where, live_at
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.people.policies.numbers import WrongNumberError, checked

# Health numbers that this product may keep; any other number stays where it is.
_SYSTEMS = {"https://fhir.nhs.uk/id/nhs-number": "gb-nhs", "pt-nus": "pt-nus", "gb-nhs": "gb-nhs"}
_FIRST_VERSION = 1


def enter_details(
    actor: Actor, person_id: UUID, child: Child, said_by: str, places: Places
) -> list[Note]:
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
    unplaced = list(_live(actor, person_id, child, said_by, places))
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
    family = enter_relatives(actor, person_id, child, said_by)
    return [*unplaced, *family, *_wrong_numbers(child), *_death(actor, person_id, child)]


def _live(
    actor: Actor, person_id: UUID, child: Child, said_by: str, places: Places
) -> Iterator[Note]:
    """Each address with its parish, where the town names exactly one; a note where none does."""
    for number, home in enumerate(child.homes):
        code = _parish(home, places)
        where = Where(home.address, home.postcode, code, home.since, said_by)
        live_at(actor=actor, person_id=person_id, where=where, besides=number > 0)
        if not code:
            yield Note(
                "address",
                _("No parish matched “%(town)s”. The address is kept as it is written.")
                % {"town": home.town[:60]},
                _("Choose the parish on the child's page, under where they live."),
            )


def _parish(home: Home, places: Places) -> str:
    """The parish that the town means, else one named in the address; nothing is guessed."""
    return places.meant(home.town, *reversed(home.address.split(", ")))


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
                _("The number cannot be of the register %(register)s, and was not kept.")
                % {"register": register},
                _("Check each digit; it can be entered on the child's page."),
            )


def _death(actor: Actor, person_id: UUID, child: Child) -> Iterator[Note]:
    if not child.has_died:
        return
    day = child.died_on or timezone.localdate()
    record_death(actor=actor, person_id=person_id, on=day, version=_FIRST_VERSION)
    if child.died_on is None:
        yield Note(
            "deceased",
            _("The day of death is not in the file; the day of this import stands for it."),
            _("Correct it on the child's page if it is known."),
        )
