"""When sharing with a service ends: what the plan asked of it passes to the case manager."""

from uuid import UUID

from django.db.models import QuerySet

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.consents import Withdrawn
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.models import Coordination, PlanPart
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.plans.actions.parts import part_for
from ciranda.plans.enums import ActionState, RequestState, VersionState
from ciranda.plans.models import Action, ActionTerms
from ciranda.plans.policies.states import OPEN_ACTIONS
from ciranda.plans.policies.wording import NO_LONGER_SHARED
from ciranda.programmes.enums import ConsentKind


def after_withdrawal(actor: Actor, news: Withdrawn) -> list[UUID]:
    """What the consents call in the transaction of a withdrawal. Gives the actions that passed,
    and those that stopped because nobody could take them on."""
    if news.kind == ConsentKind.SHARING and news.service_id:
        return hand_back(actor=actor, case_id=news.case_id, service_id=news.service_id)
    return []


@action(Permission.ACTION_UPDATE)
def hand_back(*, actor: Actor, case_id: UUID, service_id: UUID) -> list[UUID]:
    """End what a service sees of the plan and pass its open actions to the case manager's service.

    Returns the actions as they stand now. The service keeps what it wrote itself. Without a case
    manager the actions stop, with the reason, and stay on the plan for whoever comes.
    """
    lock(case_id)
    parts = PlanPart.objects.filter(case_id=case_id, service_id=service_id, ended_at=None)
    dossiers = list(parts.values_list("dossier_id", flat=True))
    passed: list[UUID] = []
    if dossiers:
        parts.update(ended_at=instant(), end_reason="withdrawn")
        rederive(case_id)
        to = _managers_service(case_id)
        stranded = Action.objects.filter(dossier_id__in=dossiers, state__in=OPEN_ACTIONS)
        passed = [_pass_on(each, to) for each in stranded.order_by("id")]
    touched(dossiers[0] if dossiers else None, service_id, "ended_at", kind="plan.part")
    return passed


def _managers_service(case_id: UUID) -> UUID | None:
    held = Coordination.objects.filter(case_id=case_id, ended_at=None)
    return held.values_list("membership__service_id", flat=True).first()


def _pass_on(stranded: Action, to: UUID | None) -> UUID:
    terms, ordered = _standing(stranded), stranded.ordered_by
    passes = to is not None and bool(terms)
    if ordered and not passes:
        return stranded.pk  # a court asks it: it stays open for whoever comes
    explained = stranded.order_explained
    stranded.state, stranded.state_at = ActionState.STOPPED, instant()
    stranded.state_reason = NO_LONGER_SHARED
    stranded.ordered_by = stranded.order_explained = ""
    stranded.edition += 1
    stranded.save()
    if to is None or not terms:
        return stranded.pk
    dossier_id = part_for(terms[0].plan_version, to)
    taken = Action.objects.create(
        plan_id=stranded.plan_id,
        dossier_id=dossier_id,
        category=stranded.category,
        service_id=to,
        state=ActionState.PLANNED,
        state_at=instant(),
        request=RequestState.NONE,
        passed_from=stranded.pk,
        ordered_by=ordered,
        order_explained=explained if ordered else "",
        opened_at=instant(),
    )
    for each in terms:
        each.pk, each.action_id, each.dossier_id = uuid7(), taken.pk, dossier_id
        each.save(force_insert=True)
    return taken.pk


def _standing(stranded: Action) -> QuerySet[ActionTerms]:
    """What is agreed about it in the version in force and in one being written."""
    live = [VersionState.DRAFT, VersionState.PROPOSED, VersionState.SIGNED]
    return ActionTerms.objects.filter(
        action=stranded, removed_at=None, plan_version__state__in=live
    ).select_related("plan_version")
