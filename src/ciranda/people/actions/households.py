"""Who lives with whom, from when to when, and who holds parental responsibility."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.common.database import instant
from ciranda.people.enums import HouseholdRole, Part
from ciranda.people.models import Household, HouseholdMember, Participation, Person
from ciranda.people.queries.homes import home_of, must_write

_PARENTS = frozenset({HouseholdRole.MOTHER, HouseholdRole.FATHER, HouseholdRole.PARENT})


@dataclass(frozen=True)
class Living:
    """A person in a household: what they are to its children, and since when."""

    person_id: UUID
    role: HouseholdRole
    holds_responsibility: bool = False
    started_on: date | None = None
    said_by: str = ""


@action(Permission.PERSON_CHANGE)
def form_household(
    *, actor: Actor, living: tuple[Living, ...], name: str = "", started_on: date | None = None
) -> Household:
    """People who live together, written where the first of them is written about.

    Raises Person.DoesNotExist for somebody the actor does not see, Refused for nobody at all.
    """
    if not living:
        raise Refused(_("Say who lives there."))
    dossier_id = home_of(living[0].person_id, Category.IDENTITY, for_case=True)
    made = Household.objects.create(
        dossier_id=dossier_id,
        name=name,
        started_on=started_on,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    for one in living:
        _add(actor, made, one)
    touched(dossier_id, made.pk, "members", kind="household")
    return made


@action(Permission.PERSON_CHANGE)
def join_household(*, actor: Actor, household_id: UUID, living: Living) -> HouseholdMember:
    """Somebody joins a household. Raises Household.DoesNotExist, Person.DoesNotExist, Refused for
    somebody who lives there already."""
    household = Household.objects.get(pk=household_id)
    must_write(household.dossier_id, Category.IDENTITY)
    there = HouseholdMember.objects.filter(
        household_id=household_id, person_id=living.person_id, ended_on=None
    )
    if there.exists():
        raise Refused(_("This person lives there already."))
    made = _add(actor, household, living)
    touched(household.dossier_id, made.pk, "role", kind="household_member")
    return made


@action(Permission.PERSON_CHANGE)
def leave_household(
    *, actor: Actor, member_id: UUID, on: date, reason: str = ""
) -> HouseholdMember:
    """Somebody no longer lives there. Responsibility for a child is not ended by moving out: that
    is of the case and its consents. Raises HouseholdMember.DoesNotExist."""
    found = _held(member_id)
    found.ended_on, found.end_reason, found.version = on, reason, found.version + 1
    found.save(update_fields=["ended_on", "end_reason", "version"])
    touched(found.dossier_id, found.pk, "ended_on", kind="household_member")
    return found


@action(Permission.PERSON_CHANGE)
def change_member(
    *, actor: Actor, member_id: UUID, role: HouseholdRole, holds_responsibility: bool, on: date
) -> HouseholdMember:
    """What somebody is in a household, or whether they hold parental responsibility, is different
    from `on`. What was before stays, with its end. Returns the row that holds from then.

    Raises HouseholdMember.DoesNotExist, Refused where nothing is different or `on` lies before
    the row began.
    """
    found = _held(member_id)
    if (found.role, found.holds_responsibility) == (role, holds_responsibility):
        raise Refused(_("Nothing is different from what is written."))
    if found.started_on and on < found.started_on:
        raise Refused(_("Choose a day after they came to live there."))
    found.ended_on, found.version = on, found.version + 1
    found.save(update_fields=["ended_on", "version"])
    living = Living(found.person_id, role, holds_responsibility, on, found.said_by)
    made = _add(actor, Household.objects.get(pk=found.household_id), living)
    touched(found.dossier_id, made.pk, "role", "holds_responsibility", kind="household_member")
    return made


@action(Permission.PERSON_CHANGE)
def rename_household(*, actor: Actor, household_id: UUID, name: str) -> Household:
    """What the family calls this household now. Raises Household.DoesNotExist."""
    must_write(Household.objects.get(pk=household_id).dossier_id, Category.IDENTITY)
    found = Household.objects.select_for_update(of=("self",)).get(pk=household_id, ended_on=None)
    found.name = name.strip()
    found.save(update_fields=["name"])
    touched(found.dossier_id, found.pk, "name", kind="household")
    return found


def _held(member_id: UUID) -> HouseholdMember:
    """A member, held until the end. Raises HouseholdMember.DoesNotExist, Refused."""
    found = HouseholdMember.objects.get(pk=member_id, ended_on=None)
    must_write(found.dossier_id, Category.IDENTITY)
    return HouseholdMember.objects.select_for_update(of=("self",)).get(pk=member_id, ended_on=None)


def _add(actor: Actor, household: Household, living: Living) -> HouseholdMember:
    Person.objects.only("id").get(pk=living.person_id)
    _let_be_seen(household.dossier_id, living)
    made = HouseholdMember.objects.create(
        household=household,
        person_id=living.person_id,
        dossier_id=household.dossier_id,
        role=living.role,
        holds_responsibility=living.holds_responsibility,
        started_on=living.started_on,
        said_by=living.said_by,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    if living.role == HouseholdRole.CHILD or living.role in _PARENTS:
        _index_children(household)
    return made


def _let_be_seen(dossier_id: UUID, living: Living) -> None:
    """Whoever reads the household sees its members: by name, through this dossier."""
    taking_part = Participation.objects.filter(
        person_id=living.person_id, dossier_id=dossier_id, ended_on=None
    )
    if not taking_part.exists():
        Participation.objects.create(
            person_id=living.person_id,
            dossier_id=dossier_id,
            part=Part.FAMILY,
            relation=living.role,
            holds_responsibility=living.holds_responsibility,
            started_on=living.started_on or instant().date(),
        )


def _index_children(household: Household) -> None:
    children = HouseholdMember.objects.filter(household=household, role=HouseholdRole.CHILD)
    with connection.cursor() as cursor:
        for child in children.values_list("person_id", flat=True):
            cursor.execute("select people_index_reach(%s)", [child])
