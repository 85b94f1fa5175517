"""A place in a group, by name: only where the family agreed, never more than there are places."""

from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Service
from ciranda.cases.actions.opening import participate
from ciranda.cases.actions.own_files import own_file
from ciranda.cases.models import FamilyMember, Subject
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.sharing import agreed_to, open_to
from ciranda.common.database import instant
from ciranda.groups.actions.opening import by_name, running
from ciranda.groups.enums import Left, Standing
from ciranda.groups.models import Enrolment, Group
from ciranda.groups.queries import family
from ciranda.people.enums import Part
from ciranda.people.models import Participation
from ciranda.programmes.enums import ConsentKind, Counting
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@action(Permission.GROUP_RUN)
def enrol(
    *,
    actor: Actor,
    group_id: UUID,
    case_id: UUID,
    person_id: UUID,
    with_linked: UUID | None = None,
) -> UUID:
    """Give somebody of a family a place by name, or a place in the queue. Returns the entry's id.

    Somebody of the case's team asks for it, or the service itself where the family let it know
    them. `with_linked` is who takes the place in the linked group (the child, in the crèche).
    Raises Refused where heads are counted, without the family's agreement, without the linked
    place, or for somebody already entered; NoSuchCase for a stranger.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    _open(group)
    _known_to(actor, case_id, group)
    _agreed(group, case_id)
    if group.linked_id and with_linked is None:
        raise Refused(
            _("A place here goes with one in the linked group. Say who takes that place.")
        )
    linked = None
    if group.linked_id and with_linked:
        other = Group.objects.select_for_update().get(pk=group.linked_id)
        full = _is_full(group) or _is_full(other)
        linked = _enter(actor, other, case_id, with_linked, waits=full)
        return _enter(actor, group, case_id, person_id, waits=full, linked=linked).pk
    return _enter(actor, group, case_id, person_id, waits=_is_full(group)).pk


def _known_to(actor: Actor, case_id: UUID, group: Group) -> None:
    """The family let this service know them, or the actor works on the case for this service."""
    if Category.IDENTITY in open_to(case_id, group.service_id):
        return
    desk_of(actor, case_id).require()
    if actor.service_id != group.service_id:
        raise Refused(
            _(
                "The family has not agreed that %(service)s knows them. Ask them first; refusing"
                " costs them nothing else."
            )
            % {"service": _service_name(group)}
        )


def _service_name(group: Group) -> str:
    service = Service.objects.get(pk=group.service_id)
    return service.public_label or service.name


def _open(group: Group) -> None:
    if group.ended_on:
        raise Refused(_("This group is over already."))
    if not by_name(group):
        raise Refused(
            _(
                "Here only heads are counted: nobody is entered by name, and no file is opened."
                " The family can simply come."
            )
        )


def _agreed(group: Group, case_id: UUID) -> None:
    pack = pack_of(group.pack_version_id)
    column = pack.group_kinds[group.kind_key].needs
    if column is None:
        return
    sharing = pack.consent_columns[column].kind == ConsentKind.SHARING
    if not agreed_to(case_id, column, group.service_id if sharing else None):
        raise Refused(_without(pack, column, group))


def _without(pack: Pack, column: str, group: Group) -> str:
    label = pack.label(f"consent_columns.{column}", get_language() or "en")
    said = _("The family has not agreed to this: %(label)s. Ask them, then enter the name.") % {
        "label": label
    }
    if group.counts == Counting.BOTH:
        said += " " + _("Until then whoever comes is counted by number.")
    return said


def _is_full(group: Group) -> bool:
    return group.places is not None and group.taken >= group.places


def _enter(
    actor: Actor,
    group: Group,
    case_id: UUID,
    person_id: UUID,
    *,
    waits: bool,
    linked: Enrolment | None = None,
) -> Enrolment:
    _of_the_family(case_id, person_id)
    if Enrolment.objects.filter(group=group, person_id=person_id, ended_on=None).exists():
        raise Refused(_("This person is entered in the group already."))
    now = instant()
    dossier_id = own_file(actor=actor, case_id=case_id, service_id=group.service_id)
    _be_seen(person_id, dossier_id, now.date())
    if not waits:
        group.taken += 1
        group.save(update_fields=["taken"])
    entry = Enrolment.objects.create(
        dossier_id=dossier_id,
        case_id=case_id,
        group=group,
        person_id=person_id,
        standing=Standing.WAITING if waits else Standing.IN,
        asked_at=now,
        started_on=None if waits else now.date(),
        linked=linked,
    )
    touched(dossier_id, entry.pk, "group", "standing", kind="enrolment")
    return entry


def _be_seen(person_id: UUID, dossier_id: UUID, on: date) -> None:
    """The service sees the name of whoever it has in its group."""
    if not Participation.objects.filter(person_id=person_id, dossier_id=dossier_id).exists():
        participate(person_id, dossier_id, Part.SUBJECT, on=on)


def _of_the_family(case_id: UUID, person_id: UUID) -> None:
    known = (
        Subject.objects.filter(case_id=case_id, person_id=person_id, ended_on=None).exists()
        or FamilyMember.objects.filter(case_id=case_id, person_id=person_id, ended_at=None).exists()
    )
    if not known:
        raise Refused(_("Choose somebody of this family."))


@action(Permission.GROUP_RUN)
def give_place(*, actor: Actor, enrolment_id: UUID) -> None:
    """A place became free: whoever waited has it. Raises Refused while the group is full."""
    entry = Enrolment.objects.select_for_update().get(pk=enrolment_id)
    group = running(actor, entry.group_id)
    if entry.standing != Standing.WAITING:
        raise Refused(_("This person has a place already."))
    pairs = [(entry, group)]
    if entry.linked_id:
        other = Enrolment.objects.get(pk=entry.linked_id)
        pairs.append((other, Group.objects.select_for_update().get(pk=other.group_id)))
    if any(_is_full(one) for _entry, one in pairs):
        raise Refused(_("No place is free. Somebody leaves first, or give the group more places."))
    for one, its_group in pairs:
        its_group.taken += 1
        its_group.save(update_fields=["taken"])
        one.standing, one.started_on = Standing.IN, instant().date()
        one.save(update_fields=["standing", "started_on"])
        touched(one.dossier_id, one.pk, "standing", kind="enrolment")


@action(Permission.GROUP_RUN)
def leave(*, actor: Actor, enrolment_id: UUID, reason: Left) -> None:
    """Somebody no longer comes by name, and frees the place; with it the linked one.

    The service that runs the group does this, or whoever works on the case. Not coming is never a
    reason: there is none to choose for it.
    """
    place = family.entry(enrolment_id)
    if place is None:
        raise Enrolment.DoesNotExist
    if not place.writes:
        raise Refused(_("The service that runs the group does this, or the case manager."))
    entry = Enrolment.objects.select_for_update().get(pk=enrolment_id)
    if entry.ended_on:
        raise Refused(_("This person has left the group already."))
    for one in Enrolment.objects.filter(pk__in=[entry.pk, entry.linked_id], ended_on=None):
        if one.standing == Standing.IN:
            group = Group.objects.select_for_update().get(pk=one.group_id)
            group.taken -= 1
            group.save(update_fields=["taken"])
        one.standing, one.ended_on, one.end_reason = Standing.OUT, instant().date(), reason
        one.save(update_fields=["standing", "ended_on", "end_reason"])
        touched(one.dossier_id, one.pk, "ended_on", kind="enrolment")
