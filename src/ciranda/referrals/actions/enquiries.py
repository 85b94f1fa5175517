"""Asking a service about a referral, and its answer."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext

from ciranda.access.actions import Actor, action, open_dossier, touched
from ciranda.access.enums import Category, DossierKind, Permission
from ciranda.agencies.models import Service
from ciranda.agencies.queries import calendar_of
from ciranda.cases.actions.opening import participate
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.enums import Part
from ciranda.programmes.enums import Event
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import due_on
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.actions.owning import derive_enquiry
from ciranda.referrals.actions.triage import begin, signed, undecided
from ciranda.referrals.models import Enquiry, Referral
from ciranda.referrals.policies.sending import NotPossible, Problem
from ciranda.referrals.policies.waiting import answer_clock

# Where a pack does not say how long a service may take.
TWO_WEEKS = timedelta(days=14)


@action(Permission.REFERRAL_TRIAGE)
def ask(
    *,
    actor: Actor,
    referral_id: UUID,
    service_id: UUID,
    category: Category,
    question: str,
    family_knows: bool,
    why_not_known: str = "",
    pause_reason: str = "",
) -> UUID:
    """Ask a service for what it knows. It sees the child's name and this question, nothing else.

    `pause_reason` stops the clock until the answer, where the pack allows that reason. Returns
    the enquiry's id.
    """
    referral = undecided(referral_id)
    pack, now = pack_of(referral.pack_version_id), instant()
    service = Service.objects.get(pk=service_id, ended_on=None)
    _check(pack, referral, question, family_knows, why_not_known, pause_reason)
    begin(referral)
    enquiry_id = uuid7()
    enquiry = Enquiry(
        id=enquiry_id,
        dossier_id=uuid7(),
        category=category,
        referral=referral,
        pack_version_id=referral.pack_version_id,
        person_id=referral.person_id,
        service=service,
        question=question.strip(),
        family_knows=family_knows,
        why_not_known=why_not_known.strip(),
        pause_reason=pause_reason,
        asked_at=now,
        asked_by=signed(actor),
        team_name=referral.team.name,
        due_on=_due(pack, now, calendar_of(referral.team_id)),
    )
    derive_enquiry(pack, enquiry, referral.team_id, at=now)
    open_dossier(DossierKind.REFERRAL, enquiry_id, dossier_id=enquiry.dossier_id)
    if referral.person_id:
        participate(referral.person_id, enquiry.dossier_id, Part.SUBJECT, on=now.date())
    enquiry.save(force_insert=True)
    touched(enquiry.dossier_id, enquiry_id, "question", "service", kind="enquiry")
    return enquiry_id


def _check(
    pack: Pack,
    referral: Referral,
    question: str,
    family_knows: bool,
    why_not_known: str,
    pause_reason: str,
) -> None:
    found = []
    if referral.person_id is None:
        found.append(Problem("question", gettext("Say first who the child is.")))
    if not question.strip():
        found.append(Problem("question", gettext("Write what you would like to know.")))
    if not family_knows and not why_not_known.strip():
        message = gettext("Say why the family does not know yet that you ask.")
        found.append(Problem("why_not_known", message))
    clock = answer_clock(pack)
    if pause_reason and (clock is None or pause_reason not in clock.pauses):
        message = gettext("The deadline cannot be stopped for this reason.")
        found.append(Problem("pause_reason", message))
    if found:
        raise NotPossible(*found)


def _due(pack: Pack, now: datetime, calendar: Calendar) -> date:
    clock = next((c for c in pack.clocks.values() if c.starts_on is Event.REQUEST_MADE), None)
    if clock is None:
        return calendar.date_of(now) + TWO_WEEKS
    return due_on(now, clock.length, calendar)


@action(Permission.ENQUIRY_ANSWER)
def reply(*, actor: Actor, enquiry_id: UUID, answer: str = "", knows_nothing: bool = False) -> None:
    """Answer an enquiry for the service asked; «we know nothing» is an answer too.

    Raises Enquiry.DoesNotExist for a stranger, NotPossible when answered already or empty.
    """
    mine = Enquiry.objects.filter(service_id=actor.service_id or enquiry_id)
    enquiry = mine.select_for_update().get(pk=enquiry_id)
    if enquiry.answered_at:
        raise NotPossible(Problem("answer", gettext("This question has been answered already.")))
    if not answer.strip() and not knows_nothing:
        message = gettext("Write what you know, or tick that you know nothing.")
        raise NotPossible(Problem("answer", message))
    enquiry.answer, enquiry.knows_nothing = answer.strip(), knows_nothing
    enquiry.answered_at, enquiry.answered_by = instant(), signed(actor)
    enquiry.save(update_fields=["answer", "knows_nothing", "answered_at", "answered_by"])
    touched(enquiry.dossier_id, enquiry.pk, "answer", kind="enquiry")
