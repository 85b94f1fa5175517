"""Agreeing to a plan: each alone, on screen, on paper or in the portal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.models import FamilyMember
from ciranda.common.database import instant
from ciranda.plans.actions.editing import latest, require_write, said_by
from ciranda.plans.actions.parts import ask, cases_of
from ciranda.plans.enums import RequestState, SigningMethod, VersionState
from ciranda.plans.models import ActionTerms, Plan, PlanSignature, PlanVersion
from ciranda.plans.policies.signing import Answered, is_family_line, is_signed
from ciranda.programmes.enums import Event, LengthUnit
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Answer:
    """What someone says to the plan they were shown. `digest` is that of what was shown."""

    agrees: bool
    digest: str
    words: str = ""
    typed_name: str = ""
    drawing: bytes | None = None
    document_id: UUID | None = None


@action(Permission.PLAN_WRITE)
def record_signature(
    *,
    actor: Actor,
    plan_id: UUID,
    line_key: str,
    person_id: UUID,
    answer: Answer,
    method: SigningMethod = SigningMethod.SCREEN,
) -> PlanSignature:
    """Record how an adult of the family answered, on this screen or on paper.

    Raises Refused: nothing is proposed, the text changed meanwhile, a refusal without a word,
    somebody who is not of the family, a line that is not the family's.
    """
    version = _proposed(plan_id, answer)
    return _family_signs(actor, version, line_key, person_id, answer, method)


@action(Permission.FAMILY_ACT)
def sign_own(*, actor: Actor, plan_id: UUID, line_key: str, answer: Answer) -> PlanSignature:
    """Answer for oneself in the family's own pages."""
    version = _proposed(plan_id, answer)
    if actor.person_id is None:
        raise Refused(_("Sign in as yourself to answer."))
    return _family_signs(actor, version, line_key, actor.person_id, answer, SigningMethod.PORTAL)


@action(Permission.PLAN_WRITE)
def sign_as_worker(*, actor: Actor, plan_id: UUID, line_key: str, answer: Answer) -> PlanSignature:
    """Sign on a worker's line, for oneself."""
    version = _proposed(plan_id, answer)
    if is_family_line(_pack(version), line_key) or actor.membership_id is None:
        raise Refused(_("This line is for the family."))
    who = {"membership_id": actor.membership_id, "name": actor.name, "standing": said_by(actor)}
    return _sign(actor, version, line_key, answer, SigningMethod.SCREEN, who)


def _family_signs(
    actor: Actor,
    version: PlanVersion,
    line_key: str,
    person_id: UUID,
    answer: Answer,
    method: SigningMethod,
) -> PlanSignature:
    member = _family(version).filter(person_id=person_id).select_related("person").first()
    if member is None:
        raise Refused(_("Only an adult of this family, or the young person, signs here."))
    if not is_family_line(_pack(version), line_key):
        raise Refused(_("This line is not the family's."))
    who = {
        "person_id": person_id,
        "name": member.person.full_name,
        "standing": member.relation,
    }
    return _sign(actor, version, line_key, answer, method, who)


def _sign(
    actor: Actor,
    version: PlanVersion,
    line_key: str,
    answer: Answer,
    method: SigningMethod,
    who: dict[str, object],
) -> PlanSignature:
    if line_key not in _pack(version).plan.print.signed_by:
        raise Refused(_("The plan has no such line to sign on."))
    if not answer.agrees and not answer.words.strip():
        raise Refused(_("Say what should be different."))
    if answer.agrees and not (answer.typed_name.strip() or answer.document_id):
        raise Refused(_("Type the name of the person who signs, or add the signed paper."))
    signature = PlanSignature.objects.create(
        plan_version=version,
        dossier_id=version.dossier_id,
        line_key=line_key,
        agrees=answer.agrees,
        words=answer.words.strip(),
        method=method,
        typed_name=answer.typed_name.strip(),
        drawing=answer.drawing,
        document_id=answer.document_id,
        digest=version.digest,
        signed_at=instant(),
        recorded_by=actor.membership_id,
        **who,
    )
    touched(version.dossier_id, signature.pk, "signature", kind="plan.signature")
    _settle(actor, version)
    return signature


def _proposed(plan_id: UUID, answer: Answer) -> PlanVersion:
    version = latest(plan_id, hold=True)
    require_write(version.dossier_id, Category.PLAN)
    if version.state != VersionState.PROPOSED:
        raise Refused(_("There is nothing to sign now."))
    if version.digest != answer.digest:
        raise Refused(_("The plan changed while you were reading. Please read it again."))
    return version


def _pack(version: PlanVersion) -> Pack:
    return pack_of(Plan.objects.get(pk=version.plan_id).pack_version_id)


def _family(version: PlanVersion) -> QuerySet[FamilyMember]:
    return FamilyMember.objects.filter(case_id__in=cases_of(version), ended_at=None)


def _settle(actor: Actor, version: PlanVersion) -> None:
    """With the last needed signature the version is in force and the services are asked."""
    answers = newest_answers(version)
    holders = _family(version).filter(holds_responsibility=True).values_list("person_id", flat=True)
    pack = _pack(version)
    if not is_signed(pack, answers, holders):
        return
    now = instant()
    PlanVersion.objects.filter(
        plan_id=version.plan_id, dossier_id=version.dossier_id, state=VersionState.SIGNED
    ).update(state=VersionState.REPLACED, replaced_at=now)
    version.state, version.signed_at = VersionState.SIGNED, now
    version.review_on = next_review(pack, now.date())
    version.edition += 1
    version.save()
    ask(version)
    _tell(actor, version)


def newest_answers(version: PlanVersion) -> list[Answered]:
    """The newest answer of each signer to what is proposed now. Answers to an earlier text, and
    those the reader may not see, do not count."""
    rows = PlanSignature.objects.filter(plan_version=version, digest=version.digest)
    newest = {(s.person_id or s.membership_id): s for s in rows.order_by("signed_at", "id")}
    return [Answered(s.line_key, s.person_id, s.agrees) for s in newest.values()]


def next_review(pack: Pack, day: date) -> date | None:
    """When the pack wants the plan looked at again, at the latest."""
    if pack.reviews is None:
        return None
    every = pack.reviews.every
    calendar = Calendar() if every.unit is not LengthUnit.WORKING_DAYS else Calendar(pack.country)
    return later(day, every, calendar)


def _tell(actor: Actor, version: PlanVersion) -> None:
    asked = ActionTerms.objects.filter(
        plan_version=version, removed_at=None, action__request=RequestState.REQUESTED
    ).values_list("action_id", flat=True)
    for case_id in cases_of(version):
        happened(actor=actor, case_id=case_id, event=Event.PLAN_SIGNED, about_id=version.plan_id)
        for action_id in asked:
            happened(actor=actor, case_id=case_id, event=Event.REQUEST_MADE, about_id=action_id)
