"""Protecting a person's whereabouts: named keepers know them, everybody else sees «protected»."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.people.actions.own_dossier import rederive_own
from ciranda.people.models import Person

# Called with the person after a shield began, changed or ended, in the same transaction: the apps
# that derive grants from shields do it here.
after_shield: list[Callable[[UUID], None]] = []


@action(Permission.PERSON_SHIELD)
def shield(*, actor: Actor, person_id: UUID, reason: str, keepers: Sequence[UUID]) -> None:
    """From this instant only `keepers` (memberships) know where this person is.

    Every case the person takes part in is derived again: everybody else loses whereabouts, and an
    old team's reading back ends (design, section 7). Phones, schools, teams and places written
    before become whereabouts too. Raises Person.DoesNotExist, Refused without a reason, without a
    keeper, or for somebody protected already.
    """
    Person.objects.only("id").get(pk=person_id)
    if not reason.strip():
        raise Refused(_("Say why this person is protected. Only the keepers will read it."))
    if not keepers:
        raise Refused(_("Name at least one worker who may know where this person is."))
    made = _ask("select people_shield_now(%s, %s, %s)", person_id, reason, list(keepers))
    if made is None:
        raise Refused(_("This person is protected already."))
    follow(person_id)
    touched(None, person_id, "shield", kind="person")


@action(Permission.PERSON_SHIELD)
def name_keepers(*, actor: Actor, person_id: UUID, keepers: Sequence[UUID]) -> None:
    """These are the keepers from now on; whoever is not among them stops being one.

    Raises Person.DoesNotExist, Refused without a keeper, or for whoever is neither a keeper nor
    recorded the shield.
    """
    Person.objects.only("id").get(pk=person_id)
    made = _ask("select people_shield_keepers(%s, %s)", person_id, list(keepers))
    if made is None:
        raise Refused(_("Only a keeper can do this, and there is always at least one keeper."))
    follow(person_id)
    touched(None, person_id, "keepers", kind="person")


@action(Permission.PERSON_SHIELD)
def end_shield(*, actor: Actor, person_id: UUID) -> None:
    """The person is no longer protected. What was written while they were stays whereabouts, so
    nothing old is opened by this. Raises Person.DoesNotExist, Refused as `name_keepers`."""
    Person.objects.only("id").get(pk=person_id)
    if _ask("select people_shield_end(%s)", person_id) is None:
        raise Refused(_("Only a keeper can do this."))
    follow(person_id)
    touched(None, person_id, "shield", kind="person")


def follow(person_id: UUID) -> None:
    """Let every grant follow the shields of a person as they are now. Part of an action."""
    for tied in _ask("select people_tied_to(%s)", person_id):
        rederive_own(tied)
    for derive in after_shield:
        derive(person_id)


def _ask(sql: str, *params: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]
