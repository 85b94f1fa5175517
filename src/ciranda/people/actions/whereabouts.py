"""Where a person lives and where a child goes to school, dated. A change may mean a move."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.common.database import instant
from ciranda.people.models import Person, Residence, Schooling
from ciranda.people.queries.homes import home_of, must_write
from ciranda.people.queries.protection import is_protected

# Told who moved, to which parish, and where it was seen: filled by what hands cases over.
after_move: list[Callable[[UUID, str, str], int]] = []


@dataclass(frozen=True)
class Where:
    """An address or a school as it was told. Everything may be unknown but one of words, parish."""

    words: str = ""
    postcode: str = ""
    parish_code: str = ""
    started_on: date | None = None
    said_by: str = ""


@action(Permission.PERSON_CHANGE)
def live_at(
    *,
    actor: Actor,
    person_id: UUID,
    where: Where,
    for_case: bool = False,
    besides: bool = False,
) -> Residence:
    """A person lives here from now on, or from `started_on`; the residence before ends that day,
    unless this is one `besides` (two homes). Returns the new residence.

    Raises Person.DoesNotExist, Refused without any words or parish, or where the actor may not
    write this person's whereabouts.
    """
    dossier_id = _home(person_id, Category.LOCATION, where, for_case=for_case)
    if not besides:
        _end_before(Residence, dossier_id, person_id, where.started_on)
    made = Residence.objects.create(
        person_id=person_id,
        dossier_id=dossier_id,
        address=where.words,
        postcode=where.postcode,
        parish_id=where.parish_code or None,
        started_on=where.started_on,
        said_by=where.said_by,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    touched(dossier_id, made.pk, "address", "parish", kind="residence")
    _moved(person_id, where.parish_code, "residence")
    return made


@action(Permission.PERSON_CHANGE)
def go_to_school(*, actor: Actor, person_id: UUID, where: Where) -> Schooling:
    """A child goes to this nursery or school; the one before ends. Returns the new one.

    Raises as `live_at`.
    """
    protected = Category.EDUCATION if not is_protected(person_id) else Category.LOCATION
    dossier_id = _home(person_id, protected, where, for_case=False)
    _end_before(Schooling, dossier_id, person_id, where.started_on)
    made = Schooling.objects.create(
        person_id=person_id,
        dossier_id=dossier_id,
        category=protected,
        name=where.words,
        parish_id=where.parish_code or None,
        started_on=where.started_on,
        said_by=where.said_by,
        recorded_at=instant(),
        recorded_by=actor.human_id,
    )
    touched(dossier_id, made.pk, "name", "parish", kind="schooling")
    _moved(person_id, where.parish_code, "school")
    return made


@action(Permission.PERSON_CHANGE)
def leave_home(*, actor: Actor, residence_id: UUID, on: date) -> Residence:
    """A residence ends without another: the family does not say where it lives now.

    Raises Residence.DoesNotExist.
    """
    found = Residence.objects.select_for_update(of=("self",)).get(pk=residence_id, ended_on=None)
    must_write(found.dossier_id, Category.LOCATION)
    found.ended_on, found.version = on, found.version + 1
    found.save(update_fields=["ended_on", "version"])
    touched(found.dossier_id, found.pk, "ended_on", kind="residence")
    return found


def _home(person_id: UUID, category: Category, where: Where, *, for_case: bool) -> UUID:
    Person.objects.only("id").get(pk=person_id)
    if not (where.words.strip() or where.parish_code):
        raise Refused(_("Write where it is, or choose the parish."))
    return home_of(person_id, category, for_case=for_case)


def _end_before(
    model: type[Residence] | type[Schooling], dossier_id: UUID, person_id: UUID, on: date | None
) -> None:
    current = model.objects.filter(dossier_id=dossier_id, person_id=person_id, ended_on=None)
    current.update(ended_on=on or instant().date())


def _moved(person_id: UUID, parish_code: str, seen_in: str) -> None:
    if parish_code:
        for tell in after_move:
            tell(person_id, parish_code, seen_in)
