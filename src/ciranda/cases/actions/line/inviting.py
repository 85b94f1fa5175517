"""Invitations of a line: sent, answered, or unanswered and turned into a visit at home."""

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.consents.following import answering, as_the_team
from ciranda.cases.actions.line.passing import prepare_passings
from ciranda.cases.actions.line.standing import Standing, open_moment, standing
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import Change, Prompt
from ciranda.cases.models import Moment
from ciranda.cases.policies.line import before
from ciranda.programmes.policies.clocks import later


@action(Permission.CONTACT_WRITE)
def invite(*, actor: Actor, moment_id: UUID) -> None:
    """Note that a family was invited to a planned contact; the day to answer by begins to count.

    A worker may invite a family that declined, when it asks; the nightly job never does, and
    nobody one that said never. Raises Refused for a contact already held, skipped or invited to;
    Moment.DoesNotExist.
    """
    stands, moment = open_moment(actor, moment_id)
    if stands.line.never_ask:
        raise Refused(
            _("This family said: never ask again. If it comes by itself, note that it wants them.")
        )
    if moment.invited_on:
        raise Refused(_("The family was invited to this contact already."))
    _invite(stands, moment)


@action(Permission.CONTACT_WRITE)
def answer(*, actor: Actor, moment_id: UUID) -> None:
    """Note that the family answered an invitation. Raises as `invite`."""
    stands, moment = open_moment(actor, moment_id)
    if moment.invited_on is None:
        raise Refused(_("Nobody was invited to this contact yet."))
    moment.answered_on = stands.today
    moment.save(update_fields=["answered_on"])
    touched(moment.dossier_id, moment.pk, "answered_on", kind="moment")


def tend_line(case_id: UUID) -> tuple[int, int]:
    """A night's look at one line: how many were invited, how many visits were asked for."""
    return tend(actor=as_the_team(case_id), case_id=case_id)


@action(Permission.SYSTEM_RUN)
def tend(*, actor: Actor, case_id: UUID) -> tuple[int, int]:
    """Invite to what comes near, and ask for a home visit where an invitation was not answered.

    What passes on soon is prepared in any case. A family that declined is left alone until its day
    to be asked again. Returns both numbers.
    """
    stands = standing(actor, case_id)
    touched(stands.dossier_id, case_id, "invitations", kind="line")
    prepare_passings(stands)
    line = stands.line
    declined = line.review_on and line.declined_on and line.review_on > stands.today
    if line.never_ask or declined:
        return 0, 0
    open_ones = Moment.objects.filter(dossier_id=stands.dossier_id, held_on=None).exclude(
        change=Change.SKIPPED
    )
    near = [
        m
        for m in open_ones
        if m.invited_on is None and before(m.due_on, stands.rules.invite_before) <= stands.today
    ]
    for moment in near:
        _invite(stands, moment)
    late = open_ones.filter(answered_on=None, answer_by__lt=stands.today, visit_asked_on=None)
    return len(near), sum(_ask_visit(stands, moment) for moment in late)


def _invite(stands: Standing, moment: Moment) -> None:
    moment.invited_on = stands.today
    moment.answer_by = later(stands.today, stands.rules.answer_within, stands.calendar)
    moment.save(update_fields=["invited_on", "answer_by"])
    touched(moment.dossier_id, moment.pk, "invited_on", kind="moment")


def _ask_visit(stands: Standing, moment: Moment) -> bool:
    to = answering(moment.case_id)
    if to is None:
        return False
    due = datetime.combine(stands.today, time(12), ZoneInfo(stands.calendar.zone))
    prompt_worker(to, moment.case_id, Prompt.HOME_VISIT, {"moment": str(moment.pk)}, due_at=due)
    moment.visit_asked_on = stands.today
    moment.save(update_fields=["visit_asked_on"])
    touched(moment.dossier_id, moment.pk, "visit_asked_on", kind="moment")
    return True
