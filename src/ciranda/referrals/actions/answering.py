"""Answering a referral: the sender always gets an answer with a reason."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language, gettext

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.queries import calendar_of
from ciranda.assessments.actions import decide
from ciranda.assessments.policies.verdicts import verdict_for
from ciranda.assessments.queries import weigh
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.actions.origins import link_origins
from ciranda.common.database import instant
from ciranda.people.actions.never import never_ask, unsay_never
from ciranda.people.enums import Part
from ciranda.people.models import Participation
from ciranda.programmes.enums import SubjectKind, TriageOutcome
from ciranda.programmes.policies.eligibility import Verdict
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.actions.owning import rederive
from ciranda.referrals.actions.sending import note_step
from ciranda.referrals.actions.triage import begin, signed, undecided
from ciranda.referrals.enums import FamilyTold, Kind, ReferralState, StepKind
from ciranda.referrals.models import Answer, Enquiry, Referral, Signal, Telling
from ciranda.referrals.policies import births
from ciranda.referrals.policies.answering import (
    Given,
    opens_case,
    outcomes,
    problems,
    refusal_to_take_back,
)
from ciranda.referrals.policies.sending import NotPossible, Problem
from ciranda.referrals.policies.sight import TELLING


@dataclass(frozen=True)
class Answered:
    """What answering came to: the answer, and the case where one was opened."""

    answer_id: UUID
    case_id: UUID | None


@action(Permission.REFERRAL_TRIAGE)
def answer(
    *,
    actor: Actor,
    referral_id: UUID,
    given: Given,
    differs_because: str = "",
    family_told_on: date | None = None,
) -> Answered:
    """Decide what becomes of a referral and tell its sender why.

    Accepting or watching opens a case under the team's custody, linked to the referral, in the
    stage the pack names. A person decides: where they differ from the rule's verdict they say why,
    and both are kept. A family that said so is not asked again by this programme. Raises
    NotPossible with every problem.
    """
    referral = undecided(referral_id)
    pack, now = pack_of(referral.pack_version_id), instant()
    today = calendar_of(referral.team_id).date_of(now)
    verdict = weigh(pack, [referral.triage_dossier_id], on=today)
    _check(pack, referral, given, verdict, differs_because, today)
    begin(referral)
    if pack.eligibility is not None:
        decide(
            actor=actor,
            dossier_id=referral.triage_dossier_id,
            pack_version_id=referral.pack_version_id,
            verdict=verdict_for(pack, given.outcome, verdict),
            reason=_because(pack, given, differs_because),
            on=today,
        )
    case_id = _open(actor, pack, referral, given) if opens_case(given.outcome) else None
    row = Answer.objects.create(
        dossier_id=referral.dossier_id,
        referral=referral,
        outcome=given.outcome,
        reason_key=given.reason_key,
        words=given.words.strip(),
        redirected_to=given.redirected_to.strip(),
        family_agreed=given.family_agreed,
        recall_on=given.recall_on if opens_case(given.outcome) else None,
        answered_at=now,
        answered_by=actor.human_id or referral.pk,
        author=signed(actor),
        family_told_on=family_told_on,
    )
    referral.state, referral.answered_at, referral.case_id = ReferralState.ANSWERED, now, case_id
    referral.save(update_fields=["state", "answered_at", "case_id"])
    note_step(referral, StepKind.ANSWERED, now)
    if given.never_ask and referral.person_id:
        never_ask([referral.person_id], pack.key)
    rederive(pack, referral, sender_writes=0, at=now)
    touched(referral.dossier_id, referral.pk, "state", "outcome", kind="referral")
    return Answered(row.pk, case_id)


def _check(
    pack: Pack,
    referral: Referral,
    given: Given,
    verdict: Verdict,
    differs_because: str,
    today: date,
) -> None:
    child = referral.person
    found = problems(
        pack,
        given,
        today=today,
        knows_child=child is not None,
        age_refusal=births.too_old_or_young(pack, child.born_on, child.born_precision, today=today)
        if child
        else None,
        family_request=_has_request(referral),
    )
    differs = verdict.suggests is not None and verdict.suggests != given.outcome
    if differs and not _because(pack, given, differs_because):
        message = gettext("The rule says otherwise. Say why you decide differently.")
        found.append(Problem("differs_because", message))
    if found:
        raise NotPossible(*found)


def _because(pack: Pack, given: Given, differs_because: str) -> str:
    """Why a person differs from the rule; not accepting has said so with its reason."""
    if not differs_because.strip() and given.outcome == TriageOutcome.NOT_ACCEPTED:
        return pack.label(f"reasons.{given.reason_key}", get_language() or "en")
    return differs_because.strip()


def _has_request(referral: Referral) -> bool:
    said = Telling.objects.filter(dossier_id=referral.dossier_id, kind=Kind.REQUEST)
    return referral.family_told == FamilyTold.AGREES and said.exists()


def _open(actor: Actor, pack: Pack, referral: Referral, given: Given) -> UUID:
    carers = Participation.objects.filter(
        dossier_id=referral.dossier_id, part=Part.CARER, ended_on=None
    )
    case_id = open_case(
        actor=actor,
        pack_version_id=referral.pack_version_id,
        team_id=referral.team_id,
        subjects=[NewSubject(SubjectKind.CHILD, referral.person_id)],
        family=[NewFamilyMember(c.person_id, c.relation, c.holds_responsibility) for c in carers],
        stage_key=outcomes(pack)[given.outcome].opens_stage or "",
        reason=given.reason_key,
        recall_on=given.recall_on,
        region_id=referral.team.region_id,
    )
    link_origins(actor=actor, case_id=case_id, dossier_ids=_dossiers(referral))
    return case_id


def _dossiers(referral: Referral) -> list[UUID]:
    signals = Signal.objects.filter(referral=referral).values_list("dossier_id", flat=True)
    enquiries = Enquiry.objects.filter(referral=referral).values_list("dossier_id", flat=True)
    return [referral.dossier_id, referral.triage_dossier_id, *signals, *enquiries]


@action(Permission.REFERRAL_TRIAGE)
def take_back(*, actor: Actor, referral_id: UUID) -> None:
    """Take an answer back and look again; see `refusal_to_take_back` for when that is possible.

    The answer stays on record as taken back. The clock runs as if it had never stopped.
    """
    referral = (
        Referral.objects.select_for_update(of=("self",)).select_related("team").get(pk=referral_id)
    )
    row = _standing(referral)
    now, calendar = instant(), calendar_of(referral.team_id)
    refusal = refusal_to_take_back(
        row.outcome,
        calendar.date_of(row.answered_at),
        today=calendar.date_of(now),
        family_told_on=row.family_told_on,
    )
    if refusal:
        raise NotPossible(Problem("outcome", refusal))
    row.taken_back_at = now
    row.save(update_fields=["taken_back_at"])
    referral.state, referral.answered_at = ReferralState.LOOKED_AT, None
    referral.save(update_fields=["state", "answered_at"])
    note_step(referral, StepKind.TAKEN_BACK, now)
    pack = pack_of(referral.pack_version_id)
    if referral.person_id:
        unsay_never([referral.person_id], pack.key, since=row.answered_at)
    rederive(pack, referral, sender_writes=TELLING, at=now)
    touched(referral.dossier_id, referral.pk, "state", "outcome", kind="referral")


@action(Permission.REFERRAL_TRIAGE)
def tell_family(*, actor: Actor, referral_id: UUID, on: date) -> None:
    """Record the day on which the family was told what was decided."""
    referral = Referral.objects.get(pk=referral_id)
    row = _standing(referral)
    row.family_told_on = on
    row.save(update_fields=["family_told_on"])
    touched(referral.dossier_id, row.pk, "family_told_on", kind="answer")


def _standing(referral: Referral) -> Answer:
    found = Answer.objects.filter(referral=referral, taken_back_at=None).first()
    if found is None:
        raise NotPossible(Problem("outcome", gettext("This referral has no answer yet.")))
    return found
