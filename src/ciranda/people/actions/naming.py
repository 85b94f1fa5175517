"""Correcting a name or a birth date; what was written before stays, behind the same wall."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.common.text import fold
from ciranda.people.actions.losses import hush
from ciranda.people.actions.own_dossier import rederive_own
from ciranda.people.actions.registering import index
from ciranda.people.enums import Precision
from ciranda.people.models import NameChange, Person
from ciranda.people.policies.names import Known

_KEPT = ("given", "surnames", "known_as", "born_on", "born_precision")


@action(Permission.PERSON_CHANGE)
def rename(
    *,
    actor: Actor,
    person_id: UUID,
    given: str,
    surnames: str = "",
    known_as: str = "",
    born_on: date | None = None,
    born_precision: Precision = Precision.DAY,
    reason: str = "",
    version: int,
) -> Person:
    """Correct what a person is called or when they were born; the old values are kept.

    Raises Person.DoesNotExist, and Refused when somebody changed the person since `version` was
    read, when no name is left, or when the actor may not write about this person's identity.
    """
    person = _locked(person_id)
    if person.version != version:
        raise Refused(
            _("Somebody changed this person while you were writing. Read it again first.")
        )
    if not given.strip():
        raise Refused(_("A person has at least one name."))
    before = {field: getattr(person, field) for field in _KEPT}
    after = {
        "given": given.strip(),
        "surnames": surnames.strip(),
        "known_as": known_as.strip(),
        "born_on": born_on,
        "born_precision": born_precision if born_on else Precision.UNKNOWN,
    }
    changed = [field for field in _KEPT if before[field] != after[field]]
    if changed:
        _keep_old(actor, person, before, reason)
        _write(person, after)
    if "born_on" in changed:
        # how long whoever entered a child reaches into the child's file hangs on the age
        rederive_own(person_id)
    touched(None, person_id, *changed, kind="person")
    return person


@action(Permission.PERSON_CHANGE)
def record_death(*, actor: Actor, person_id: UUID, on: date, version: int) -> Person:
    """A person died: from this instant no message is sent about them (design, section 7).

    Raises Person.DoesNotExist, Refused when somebody changed the person since.
    """
    person = _locked(person_id)
    if person.version != version:
        raise Refused(
            _("Somebody changed this person while you were writing. Read it again first.")
        )
    person.died_on, person.version = on, person.version + 1
    person.save(update_fields=["died_on", "version"])
    hush(actor, [person_id])
    touched(None, person_id, "died_on", kind="person")
    return person


def _locked(person_id: UUID) -> Person:
    """The person, held until the end; Refused for whoever sees them and may not change them."""
    found = Person.objects.select_for_update(of=("self",)).filter(pk=person_id).first()
    if found is None:
        Person.objects.only("id").get(pk=person_id)
        raise Refused(_("You can see who this is, not change it. Ask who answers for the case."))
    return found


def _keep_old(actor: Actor, person: Person, before: dict[str, Any], reason: str) -> None:
    NameChange.objects.create(
        person_id=person.pk,
        reason=reason,
        version=person.version,
        changed_at=instant(),
        changed_by=actor.human_id,
        **before,
    )


def _write(person: Person, after: dict[str, Any]) -> None:
    for field, value in after.items():
        setattr(person, field, value)
    person.folded = fold(person.full_name)
    person.version += 1
    person.save(update_fields=[*after, "folded", "version"])
    known = Known(
        person.given, person.surnames, person.known_as, person.born_on, person.born_precision
    )
    index([(person.pk, known)])
