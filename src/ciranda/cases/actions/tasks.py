"""Things to do for a family: one worker each, with a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Membership
from ciranda.cases.actions.own_files import own_file
from ciranda.cases.models import Contact, Task
from ciranda.cases.policies.takers import may_take
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.takers import takers_of
from ciranda.common.database import instant
from ciranda.programmes.policies.clocks import later


@dataclass(frozen=True)
class Promise:
    """The next step: a key of the pack's, or own words, with a day."""

    key: str = ""
    what: str = ""
    due_on: date | None = None


@action(Permission.TASK_WRITE)
def add(
    *,
    actor: Actor,
    case_id: UUID,
    what: str,
    due_on: date | None = None,
    membership_id: UUID | None = None,
) -> UUID:
    """Add a thing to do, for oneself or somebody who works with the family. Returns its id.

    Raises Refused without words, or for someone who could not see it; NoSuchCase for a stranger.
    """
    if not what.strip():
        raise Refused(_("Write what is to be done."))
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    dossier_id = desk.dossier_id or own_file(actor=actor, case_id=case_id)
    me = membership_of(actor)
    taker = membership_id or me
    task = Task.objects.create(
        case_id=case_id,
        dossier_id=dossier_id,
        what=what.strip(),
        due_on=due_on,
        created_at=instant(),
        created_by=me,
        created_by_name=actor.name,
        **_taker(actor, desk, taker),
    )
    touched(dossier_id, task.pk, "what", "due_on", "membership", kind="task")
    return task.pk


def promised(*, actor: Actor, desk: Desk, contact: Contact, promise: Promise) -> Task | None:
    """The next step of a contact as a task of its writer. Part of the action that writes it.

    A step of the pack brings its words and its due day; one without a day and without own words
    ("nothing for now") is no task.
    """
    step = desk.pack.next_steps.get(promise.key)
    label = desk.pack.label(f"next_steps.{promise.key}", get_language() or "en") if step else ""
    what = promise.what.strip() or label
    due_on = promise.due_on
    if due_on is None and step and step.due_after:
        facts = clock_facts(contact.case_id)
        due_on = later(facts.calendar.date_of(contact.at), step.due_after, facts.calendar)
    if not what or (step and not step.due_after and not promise.what and not due_on):
        return None
    desk.require(Category.SCHEDULE)
    return Task.objects.create(
        case_id=contact.case_id,
        dossier_id=contact.dossier_id,
        what=what,
        due_on=due_on,
        contact=contact,
        created_at=instant(),
        created_by=membership_of(actor),
        created_by_name=actor.name,
        membership_id=membership_of(actor),
        name=actor.name,
    )


@action(Permission.TASK_WRITE)
def finish(*, actor: Actor, task_id: UUID) -> None:
    """Mark a task as done. Doing it twice changes nothing. Raises Task.DoesNotExist."""
    task = _open_to(actor, task_id)
    if task.dropped_at:
        raise Refused(_("This was dropped. Add it again if it is still to be done."))
    if task.done_at is None:
        task.done_at, task.done_by = instant(), actor.membership_id
        task.save(update_fields=["done_at", "done_by"])
    touched(task.dossier_id, task.pk, "done_at", kind="task")


@action(Permission.TASK_WRITE)
def undo(*, actor: Actor, task_id: UUID) -> None:
    """Take back that a task was done. Raises Task.DoesNotExist."""
    task = _open_to(actor, task_id)
    task.done_at = task.done_by = None
    task.save(update_fields=["done_at", "done_by"])
    touched(task.dossier_id, task.pk, "done_at", kind="task")


@action(Permission.TASK_WRITE)
def drop(*, actor: Actor, task_id: UUID, note: str) -> None:
    """End a task that will not be done, with a word why. Raises Refused, Task.DoesNotExist."""
    if not note.strip():
        raise Refused(_("Say in a few words why this will not be done."))
    task = _open_to(actor, task_id)
    if task.done_at or task.dropped_at:
        raise Refused(_("This has already ended."))
    task.dropped_at, task.dropped_note = instant(), note.strip()
    task.save(update_fields=["dropped_at", "dropped_note"])
    touched(task.dossier_id, task.pk, "dropped_at", kind="task")


@action(Permission.TASK_WRITE)
def hand_on(*, actor: Actor, task_id: UUID, membership_id: UUID, note: str = "") -> None:
    """Give a task to somebody else who works with the family; it stays theirs to answer for.

    Raises Refused for someone who could not see it or one already ended; Task.DoesNotExist.
    """
    task = _open_to(actor, task_id)
    if task.done_at or task.dropped_at:
        raise Refused(_("This has already ended."))
    desk = desk_of(actor, task.case_id)
    for name, value in _taker(actor, desk, membership_id).items():
        setattr(task, name, value)
    task.handed_at, task.handed_note = instant(), note.strip()
    task.created_by, task.created_by_name = actor.membership_id or task.created_by, actor.name
    task.save()
    touched(task.dossier_id, task.pk, "membership", kind="task")


def membership_of(actor: Actor) -> UUID:
    """The worker's own membership. Raises Refused for anyone who is no worker."""
    if actor.membership_id is None:
        raise Refused(_("Only a worker writes here."))
    return actor.membership_id


def _open_to(actor: Actor, task_id: UUID) -> Task:
    task = Task.objects.select_for_update().get(pk=task_id)
    desk = desk_of(actor, task.case_id)
    desk.require(Category.SCHEDULE)
    desk.require_same(task.dossier_id)
    return task


def _taker(actor: Actor, desk: Desk, membership_id: UUID) -> dict[str, object]:
    if membership_id == actor.membership_id:
        return {"membership_id": actor.membership_id, "name": actor.name}
    takers = {t.membership_id: t.name for t in takers_of(actor, desk.case_id)}
    found = Membership.objects.filter(pk=membership_id, ended_on=None, suspended_at=None).first()
    if found is None or not may_take(actor, found, takers, is_own=desk.is_own):
        raise Refused(_("Choose somebody who works with this family."))
    return {"membership_id": found.pk, "name": found.name}
