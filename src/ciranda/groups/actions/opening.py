"""A group begins, changes and ends. Only the service that runs it does this."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.groups.enums import Left, Standing
from ciranda.groups.models import Enrolment, Group
from ciranda.programmes.enums import Counting
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class GroupWords:
    """What everybody may know of a group. `places` None: as many as come."""

    name: str
    audience: str = ""
    place: str = ""
    recurs: str = ""
    languages: str = ""
    places: int | None = None
    class_size: int | None = None


@action(Permission.GROUP_RUN)
def found_group(
    *,
    actor: Actor,
    pack_version_id: UUID,
    kind_key: str,
    words: GroupWords,
    on: date | None = None,
    linked_id: UUID | None = None,
) -> UUID:
    """Begin a group of the actor's service. Returns its id.

    Raises Refused without a service to run it, for a kind the programme does not know, without a
    name, or for fewer places than the class has children: a whole class is served or none.
    """
    if actor.service_id is None:
        raise Refused(_("Groups belong to a service. Ask whoever leads your agency to add yours."))
    kind = pack_of(pack_version_id).group_kinds.get(kind_key)
    if kind is None:
        raise Refused(_("This programme has no such kind of group."))
    _whole(words)
    group = Group.objects.create(
        service_id=actor.service_id,
        pack_version_id=pack_version_id,
        kind_key=kind_key,
        counts=kind.counts,
        unit=kind.unit,
        started_on=on or instant().date(),
        linked_id=linked_id,
        **vars(words),
    )
    touched(None, group.pk, "name", "kind", kind="group")
    return group.pk


def _whole(words: GroupWords) -> None:
    if not words.name.strip():
        raise Refused(_("Give the group the name that families know it by."))
    if words.places is not None and words.places < 1:
        raise Refused(_("A group has at least one place. Leave it empty for no limit."))
    if words.class_size and words.places is not None and words.places < words.class_size:
        raise Refused(
            _(
                "There are %(places)s places and %(class)s children in the class. Find a place for"
                " each, or agree with the school which part of the class comes."
            )
            % {"places": words.places, "class": words.class_size}
        )


def running(actor: Actor, group_id: UUID) -> Group:
    """The group, locked, if the actor's service runs it.

    Raises Group.DoesNotExist where there is none, Refused for another service's.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    if group.service_id != actor.service_id:
        raise Refused(
            _("Another service runs this group. Ask them; you can still ask for a place.")
        )
    return group


@action(Permission.GROUP_RUN)
def change_group(*, actor: Actor, group_id: UUID, words: GroupWords) -> None:
    """Change what is said of a group. Raises Refused for fewer places than are taken."""
    group = running(actor, group_id)
    _whole(words)
    if words.places is not None and words.places < group.taken:
        raise Refused(
            _("%(taken)s places are taken already. Free some first, or give more places.")
            % {"taken": group.taken}
        )
    changed = [name for name, value in vars(words).items() if getattr(group, name) != value]
    for name in changed:
        setattr(group, name, getattr(words, name))
    group.version += 1
    group.save(update_fields=[*changed, "version"])
    touched(None, group.pk, *changed, kind="group")


@action(Permission.GROUP_RUN)
def end_group(*, actor: Actor, group_id: UUID, on: date) -> int:
    """The group is over: everybody by name leaves it. Returns how many did.

    Nothing else of a family ends with it. Raises Refused if it is over already.
    """
    group = running(actor, group_id)
    if group.ended_on:
        raise Refused(_("This group is over already."))
    standing = Enrolment.objects.filter(group=group, ended_on=None)
    left = standing.update(ended_on=on, end_reason=Left.FINISHED, standing=Standing.OUT)
    group.ended_on, group.taken = on, 0
    group.save(update_fields=["ended_on", "taken"])
    touched(None, group.pk, "ended_on", kind="group")
    return left


def by_name(group: Group) -> bool:
    """Whether anybody is entered by name in this group."""
    return group.counts != Counting.HEADS
