"""A plan begins, is proposed, taken back and begun anew; it is linked to cases."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.models import Case, PlanVolume
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.plans.actions.editing import NoSuchPlan, latest, require_write, said_by
from ciranda.plans.actions.parts import (
    NewDossier,
    cases_of,
    follow,
    holding_custody,
    link,
    open_for,
)
from ciranda.plans.enums import VersionState
from ciranda.plans.models import ActionTerms, Goal, Plan, PlanVersion, Words
from ciranda.plans.policies.states import VERSION_MOVES
from ciranda.plans.queries.linked import joining_families
from ciranda.programmes.enums import Event, SectionKind
from ciranda.programmes.queries import pack_of


@action(Permission.PLAN_WRITE)
def start_plan(*, actor: Actor, case_id: UUID, language: str = "en") -> UUID:
    """Begin the family's plan with an empty draft; returns the plan's id.

    Raises NoSuchPlan for a stranger's case, Refused where the case already has a plan.
    """
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        raise NoSuchPlan(case_id)
    lock(case_id)
    custody_id = holding_custody(case_id)
    if PlanVolume.objects.filter(case_id=case_id, custody_id=custody_id, ended_at=None).exists():
        raise Refused(_("This family already has a plan. Open it and change it there."))
    plan_id, dossier_id = uuid7(), uuid7()
    open_for(case_id, [NewDossier(dossier_id, custody_id)])
    require_write(dossier_id, Category.PLAN)
    link(case_id, custody_id, plan_id, dossier_id)
    Plan.objects.create(
        id=plan_id,
        pack_version_id=case.pack_version_id,
        opened_at=instant(),
        opened_by=actor.membership_id,
    )
    begin(actor, plan_id, dossier_id, number=1, language=language)
    touched(dossier_id, plan_id, "plan", kind="plan")
    return plan_id


def begin(
    actor: Actor, plan_id: UUID, dossier_id: UUID, *, number: int, language: str
) -> PlanVersion:
    """An empty draft."""
    return PlanVersion.objects.create(
        plan_id=plan_id,
        dossier_id=dossier_id,
        number=number,
        language=language,
        started_at=instant(),
        started_by=said_by(actor),
    )


@action(Permission.PLAN_WRITE)
def revise(*, actor: Actor, plan_id: UUID) -> PlanVersion:
    """Begin the next version as a copy of the last signed one, which stays in force until the new
    one is signed. Raises NoSuchPlan; Refused while another version is still open."""
    last = latest(plan_id, hold=True)
    require_write(last.dossier_id, Category.PLAN)
    if last.state != VersionState.SIGNED:
        raise Refused(_("There is already a version that is not signed yet. Change that one."))
    version = begin(actor, plan_id, last.dossier_id, number=last.number + 1, language=last.language)
    version.made_from = last.pk
    version.save(update_fields=["made_from"])
    with connection.cursor() as cursor:
        cursor.execute("select plans_copy(%s, %s, '{}'::jsonb)", [last.pk, version.pk])
    touched(version.dossier_id, version.pk, "draft", kind="plan")
    return version


@action(Permission.PLAN_WRITE)
def propose(*, actor: Actor, plan_id: UUID, words: str = "") -> PlanVersion:
    """Give the draft to the family to sign. `words` are what is said to them with it.

    Raises Refused while a section the pack needs is empty (it is named), or without a draft.
    """
    version = latest(plan_id, hold=True)
    require_write(version.dossier_id, Category.PLAN)
    _move(version, VersionState.PROPOSED)
    missing = lacking(version)
    if missing:
        raise Refused(
            _("Before it is given to the family the plan needs: %(sections)s.")
            % {"sections": "; ".join(missing)}
        )
    version.proposed_at, version.proposed_by = instant(), said_by(actor)
    version.proposed_words, version.digest = words, digest_of(version.pk)
    version.save()
    for case_id in cases_of(version):
        happened(actor=actor, case_id=case_id, event=Event.PLAN_PROPOSED, about_id=plan_id)
    touched(version.dossier_id, version.pk, "proposed_at", kind="plan")
    return version


@action(Permission.PLAN_WRITE)
def take_back(*, actor: Actor, plan_id: UUID) -> PlanVersion:
    """Make a proposed version a draft again, because the family wishes a change.

    Signatures given so far stand on what was shown; the changed text must be signed anew.
    """
    version = latest(plan_id, hold=True)
    require_write(version.dossier_id, Category.PLAN)
    _move(version, VersionState.DRAFT)
    version.save()
    touched(version.dossier_id, version.pk, "state", kind="plan")
    return version


@action(Permission.PLAN_WRITE)
def link_case(*, actor: Actor, plan_id: UUID, case_id: UUID, agreed_with: str) -> None:
    """Let another case of the household work on this plan: the family keeps one plan.

    Those who answer for that case see the plan from now on, and nobody sees the other case by it.
    For whoever keeps the family's consents in both. Raises NoSuchPlan where the plan or the case is
    not the actor's to see; Refused without the family's word, without the right to write in both,
    or where somebody of one family has no part in the other.
    """
    version = latest(plan_id, hold=True)
    require_write(version.dossier_id, Category.CONSENT)
    if not Case.objects.filter(pk=case_id).exists():
        raise NoSuchPlan(case_id)
    desk_of(actor, case_id).require(Category.CONSENT)
    if not agreed_with.strip():
        raise Refused(_("Write with whom of the family this was agreed."))
    joining = joining_families(plan_id, case_id)
    if not joining.shares_somebody:
        raise Refused(_("These cases are not of one household. A plan is one household's."))
    if joining.would_newly_read:
        raise Refused(
            _(
                "Somebody of that family has no part in this one and would read this plan. Keep "
                "two plans."
            )
        )
    lock(case_id)
    custody_id = holding_custody(case_id)
    if PlanVolume.objects.filter(case_id=case_id, custody_id=custody_id, ended_at=None).exists():
        raise Refused(_("That case already has a plan of its own."))
    link(case_id, custody_id, plan_id, version.dossier_id, agreed_with.strip())
    follow(version, case_id, custody_id)
    rederive(case_id)
    touched(version.dossier_id, plan_id, "case", kind="plan")


@action(Permission.PLAN_WRITE)
def unlink_case(*, actor: Actor, plan_id: UUID, case_id: UUID) -> None:
    """The plan is no longer this case's: whoever saw it only through the case sees it no more.

    Raises Refused for the last case of a plan: a plan without one would be nobody's.
    """
    version = latest(plan_id, hold=True)
    require_write(version.dossier_id, Category.CONSENT)
    if set(cases_of(version)) <= {case_id}:
        raise Refused(_("This is the only case the plan belongs to."))
    lock(case_id)
    touched(version.dossier_id, plan_id, "case", kind="plan")
    PlanVolume.objects.filter(plan_id=plan_id, case_id=case_id, ended_at=None).update(
        ended_at=instant()
    )
    rederive(case_id)


def _move(version: PlanVersion, state: VersionState) -> None:
    if state not in VERSION_MOVES[VersionState(version.state)]:
        raise Refused(
            _("This cannot be done while the version is “%(state)s”.")
            % {"state": version.get_state_display()}
        )
    version.state = state
    version.edition += 1


def lacking(version: PlanVersion) -> list[str]:
    """The needed sections that are still empty, in the pack's words."""
    plan = Plan.objects.get(pk=version.plan_id)
    pack = pack_of(plan.pack_version_id)
    said = set(
        Words.objects.filter(plan_version=version, removed_at=None).values_list(
            "section_key", flat=True
        )
    )
    filled = {
        SectionKind.GOALS: Goal.objects.filter(plan_version=version, removed_at=None).exists(),
        SectionKind.ACTIONS: ActionTerms.objects.filter(
            plan_version=version, removed_at=None
        ).exists(),
    }
    return [
        pack.label(f"plan.sections.{key}", version.language)
        for key, section in pack.plan.sections.items()
        if section.needed and not filled.get(section.kind, key in said)
    ]


def digest_of(version_id: UUID) -> str:
    """SHA-256 of what a version says, whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute("select plans_digest(%s)", [version_id])
        return str(cursor.fetchone()[0])
