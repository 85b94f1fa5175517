"""How a person is reached and spoken with, and the numbers they choose to give."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.common.database import instant
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.people.models import ContactPoint, Identifier, Person, SpokenLanguage
from ciranda.people.policies.numbers import REGISTERS, WrongNumberError, checked
from ciranda.people.queries.homes import home_of, must_write
from ciranda.people.queries.protection import is_protected


@dataclass(frozen=True)
class Reach:
    """A way to reach somebody, and when that is safe for them."""

    kind: ContactKind
    value: str
    safe: SafeWhen
    whose: str = ""
    also_used_by: str = ""
    safe_note: str = ""
    said_by: str = ""


@action(Permission.PERSON_CHANGE)
def add_contact_point(
    *, actor: Actor, person_id: UUID, reach: Reach, for_case: bool = False
) -> ContactPoint:
    """A way to reach a person. A relative's phone is enough.

    For a protected person it is whereabouts, seen by the keepers alone. Raises
    Person.DoesNotExist, Refused.
    """
    Person.objects.only("id").get(pk=person_id)
    if not reach.value.strip():
        raise Refused(_("Write the number or the address."))
    category = Category.LOCATION if is_protected(person_id) else Category.CONTACT
    dossier_id = home_of(person_id, category, for_case=for_case)
    made = ContactPoint.objects.create(
        person_id=person_id,
        dossier_id=dossier_id,
        category=category,
        kind=reach.kind,
        value=reach.value.strip(),
        whose=reach.whose,
        also_used_by=reach.also_used_by,
        safe=reach.safe,
        safe_note=reach.safe_note,
        said_by=reach.said_by,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    _index(person_id)
    touched(dossier_id, made.pk, "value", "safe", kind="contact_point")
    return made


@action(Permission.PERSON_CHANGE)
def change_safety(
    *, actor: Actor, point_id: UUID, safe: SafeWhen, safe_note: str, also_used_by: str, version: int
) -> ContactPoint:
    """When a way of reaching somebody is safe, and who else uses it, has changed.

    Raises ContactPoint.DoesNotExist, Refused when somebody changed it since `version`.
    """
    found = ContactPoint.objects.get(pk=point_id, ended_on=None)
    must_write(found.dossier_id, Category(found.category))
    found = ContactPoint.objects.select_for_update(of=("self",)).get(pk=point_id, ended_on=None)
    _same_version(found.version, version)
    found.safe, found.safe_note, found.also_used_by = safe, safe_note, also_used_by
    found.version += 1
    found.save(update_fields=["safe", "safe_note", "also_used_by", "version"])
    touched(found.dossier_id, found.pk, "safe", "also_used_by", kind="contact_point")
    return found


@action(Permission.PERSON_CHANGE)
def end_contact_point(*, actor: Actor, point_id: UUID, on: date) -> ContactPoint:
    """A way of reaching somebody no longer holds. Raises ContactPoint.DoesNotExist."""
    found = ContactPoint.objects.select_for_update(of=("self",)).get(pk=point_id, ended_on=None)
    must_write(found.dossier_id, Category(found.category))
    found.ended_on, found.version = on, found.version + 1
    found.save(update_fields=["ended_on", "version"])
    touched(found.dossier_id, found.pk, "ended_on", kind="contact_point")
    return found


@action(Permission.PERSON_CHANGE)
def speak(
    *,
    actor: Actor,
    person_id: UUID,
    language: str,
    needs_interpreter: bool = False,
    is_preferred: bool = False,
    said_by: str = "",
) -> SpokenLanguage:
    """A language a person speaks with us; said again, it replaces what was said before.

    `language` is a BCP 47 code. Raises Person.DoesNotExist, Refused.
    """
    Person.objects.only("id").get(pk=person_id)
    dossier_id = home_of(person_id, Category.IDENTITY, for_case=True)
    spoken = SpokenLanguage.objects.filter(
        person_id=person_id, dossier_id=dossier_id, ended_on=None
    )
    spoken.filter(language=language).update(ended_on=instant().date())
    if is_preferred:
        spoken.update(is_preferred=False)
    made = SpokenLanguage.objects.create(
        person_id=person_id,
        dossier_id=dossier_id,
        language=language,
        needs_interpreter=needs_interpreter,
        is_preferred=is_preferred,
        said_by=said_by,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    touched(dossier_id, made.pk, "language", "needs_interpreter", kind="spoken_language")
    return made


@action(Permission.PERSON_CHANGE)
def unspeak(*, actor: Actor, language_id: UUID) -> SpokenLanguage:
    """A language was entered by mistake. Raises SpokenLanguage.DoesNotExist."""
    found = SpokenLanguage.objects.select_for_update(of=("self",)).get(
        pk=language_id, ended_on=None
    )
    must_write(found.dossier_id, Category.IDENTITY)
    found.ended_on, found.version = instant().date(), found.version + 1
    found.save(update_fields=["ended_on", "version"])
    touched(found.dossier_id, found.pk, "ended_on", kind="spoken_language")
    return found


@action(Permission.PERSON_CHANGE)
def give_number(
    *, actor: Actor, person_id: UUID, register: str, value: str, said_by: str = ""
) -> Identifier:
    """A number of a register, which nobody has to give.

    That another person has the same number is nobody's answer here: the search meets it. Raises
    Person.DoesNotExist, Refused for a number that cannot be of this register.
    """
    Person.objects.only("id").get(pk=person_id)
    try:
        is_checked = checked(register, value)
    except (WrongNumberError, KeyError) as error:
        label = REGISTERS[register].label if register in REGISTERS else register
        words = _("This cannot be a number of this register (%(register)s). Check each digit.")
        raise Refused(words % {"register": label}) from error
    dossier_id = home_of(person_id, Category.IDENTITY, for_case=True)
    made = Identifier.objects.create(
        person_id=person_id,
        dossier_id=dossier_id,
        register=register,
        value=value.strip(),
        is_checked=is_checked,
        said_by=said_by,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    _index(person_id)
    touched(dossier_id, made.pk, "register", "value", kind="identifier")
    return made


@action(Permission.PERSON_CHANGE)
def take_number_back(*, actor: Actor, identifier_id: UUID) -> Identifier:
    """A number was not this person's, or they do not want it kept in use.

    Raises Identifier.DoesNotExist.
    """
    found = Identifier.objects.select_for_update(of=("self",)).get(pk=identifier_id, ended_on=None)
    must_write(found.dossier_id, Category.IDENTITY)
    found.ended_on, found.version = instant().date(), found.version + 1
    found.save(update_fields=["ended_on", "version"])
    touched(found.dossier_id, found.pk, "ended_on", kind="identifier")
    return found


def _index(person_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select people_index_reach(%s)", [person_id])


def _same_version(now: int, read: int) -> None:
    if now != read:
        raise Refused(_("Somebody changed this while you were writing. Read it again first."))
