"""Each thing a worker holds, passed to somebody else and back: one function a kind."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, principal
from ciranda.access.enums import PrincipalKind
from ciranda.cases.actions import circle
from ciranda.cases.actions.coordination import open_standing, replace_manager, welcome
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.meetings import tell_invited
from ciranda.cases.actions.tasks import hand_on
from ciranda.cases.enums import EndReason, Held, NoticeKind
from ciranda.cases.models import CircleMember, Contact, Coordination, Invitee, Meeting, Task
from ciranda.cases.queries.takers import takers_of
from ciranda.common.database import instant


@dataclass(frozen=True)
class Done:
    """What passed: of which case, and the row that began for the successor if one did."""

    case_id: UUID
    made_id: UUID | None = None


Pass = Callable[[Actor, UUID, UUID, UUID | None], Done]


def pass_on(actor: Actor, kind: Held, thing: UUID, *, of: UUID, to: UUID | None) -> Done:
    """Pass one thing of worker `of` to worker `to`. Raises Refused with the reason.

    Only a place in a circle may go to nobody: then it ends.
    """
    if to is None and kind is not Held.CIRCLE:
        raise Refused(_("Choose who takes this over."))
    return _PASSES[kind](actor, thing, of, to)


def _case(actor: Actor, thing: UUID, of: UUID, to: UUID | None) -> Done:
    held = Coordination.objects.filter(pk=thing, membership_id=of, ended_at=None).first()
    if held is None:
        raise Refused(_gone())
    made = replace_manager(
        actor=actor,
        case_id=held.case_id,
        membership_id=_one(to),
        reason=EndReason.LEFT_JOB,
        goes_on=True,
    )
    return Done(held.case_id, made)


def _circle(actor: Actor, thing: UUID, of: UUID, to: UUID | None) -> Done:
    member = CircleMember.objects.filter(pk=thing, membership_id=of, ended_at=None).first()
    if member is None:
        raise Refused(_gone())
    made = None
    if to is not None and not _stands_there(member.case_id, to):
        part = circle.Part(member.role_key, member.relation, member.helper_of_id)
        made = circle.join_worker(actor=actor, case_id=member.case_id, membership_id=to, part=part)
    circle.leave(actor=actor, member_id=member.pk, reason=EndReason.LEFT_JOB)
    return Done(member.case_id, made)


def _stands_there(case_id: UUID, membership_id: UUID) -> bool:
    now = Q(case_id=case_id, membership_id=membership_id, ended_at=None)
    return CircleMember.objects.filter(now).exists() or Coordination.objects.filter(now).exists()


def _task(actor: Actor, thing: UUID, of: UUID, to: UUID | None) -> Done:
    task = Task.objects.filter(pk=thing, membership_id=of, done_at=None, dropped_at=None).first()
    if task is None:
        raise Refused(_gone())
    hand_on(actor=actor, task_id=thing, membership_id=_one(to))
    return Done(task.case_id)


def _planned(actor: Actor, thing: UUID, of: UUID, to: UUID | None) -> Done:
    contact = Contact.objects.filter(
        pk=thing, membership_id=of, is_planned=True, cancelled_at=None
    ).first()
    if contact is None:
        raise Refused(_gone())
    open_standing(contact.case_id)
    taker = welcome(contact.case_id, _one(to))
    if taker.membership_id not in {t.membership_id for t in takers_of(actor, contact.case_id)}:
        raise Refused(_("Choose somebody who works with this family."))
    contact.membership_id, contact.name = taker.membership_id, taker.name
    contact.profession = taker.profession
    contact.save(update_fields=["membership", "name", "profession"])
    return Done(contact.case_id)


def _meeting(actor: Actor, thing: UUID, of: UUID, to: UUID | None) -> Done:
    """The successor calls it from now on; who called it stays invited until they leave."""
    meeting = Meeting.objects.filter(
        pk=thing, called_by_id=of, held_at=None, cancelled_at=None
    ).first()
    if meeting is None:
        raise Refused(_gone())
    lock(meeting.case_id)
    open_standing(meeting.case_id)
    taker = welcome(meeting.case_id, _one(to))
    principal(PrincipalKind.MEMBERSHIP, taker.membership_id)
    Invitee.objects.filter(meeting=meeting, membership_id=of).update(is_organiser=False)
    Invitee.objects.update_or_create(
        meeting=meeting,
        membership_id=taker.membership_id,
        defaults={"is_organiser": True, "uninvited_at": None},
        create_defaults={
            "dossier_id": meeting.dossier_id,
            "name": taker.name,
            "role": taker.profession,
            "agency_name": taker.agency,
            "is_organiser": True,
            "invited_at": instant(),
        },
    )
    meeting.called_by_id, meeting.called_by_name = taker.membership_id, taker.name
    meeting.save(update_fields=["called_by", "called_by_name"])
    rederive(meeting.case_id)
    tell_invited(meeting, NoticeKind.MEETING_CHANGED)
    return Done(meeting.case_id)


def _one(to: UUID | None) -> UUID:
    assert to is not None
    return to


def _gone() -> str:
    return _("This is no longer theirs: somebody else changed it meanwhile.")


_PASSES: dict[Held, Pass] = {
    Held.CASE: _case,
    Held.CIRCLE: _circle,
    Held.TASK: _task,
    Held.MEETING: _meeting,
    Held.PLANNED: _planned,
}
