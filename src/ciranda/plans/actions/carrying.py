"""When a case moves to another team: the plan goes on in a new volume, if the family agreed."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.models import PlanPart, PlanVolume
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.plans.actions.action import Agreed, add_action
from ciranda.plans.actions.editing import draft, latest
from ciranda.plans.actions.parts import NewDossier, link, open_for
from ciranda.plans.actions.plan import begin, revise
from ciranda.plans.enums import VersionState
from ciranda.plans.models import Action, ActionTerms, PlanVersion
from ciranda.plans.policies.states import OPEN_ACTIONS
from ciranda.plans.queries.page import plan_page

# What was agreed about an action that holds in another place too: not where, who pays, or by when.
_KEPT = ("what", "language", "goal_thread", "frequency", "length")


@action(Permission.PLAN_WRITE)
def carry_over(*, actor: Actor, case_id: UUID, custody_id: UUID) -> UUID | None:
    """Continue the plan in a new volume under a custody that has just begun; returns the plan.

    What is written from now on stands in the new volume: the old team reads what stood before and
    nothing later. What the plan asks of services begins anew in new parts. None where the new
    team may see no plan: the family did not agree that it goes along, or there was none.
    """
    old = (
        PlanVolume.objects.filter(case_id=case_id, ended_at=None)
        .exclude(custody_id=custody_id)
        .order_by("-opened_at")
        .first()
    )
    if old is None:
        touched(None, case_id, kind="case", reason="no plan to carry over")
        return None
    plan_id = old.plan_id
    custodies = {case_id: custody_id} | _other_custodies(old)
    moved = _open(plan_id, old, custodies)
    signed = _continue(actor, plan_id, old.dossier_id, moved)
    PlanPart.objects.filter(plan_id=plan_id, dossier_id__in=moved.values()).update(
        agreed_version_id=signed and signed.pk
    )
    for each in custodies:
        rederive(each)
    touched(moved[old.dossier_id], plan_id, "volume", kind="plan")
    return plan_id


@action(Permission.PLAN_WRITE)
def ask_again(*, actor: Actor, plan_id: UUID) -> PlanVersion:
    """Put what services did with the former team into a draft here, to be signed anew.

    What goes on already stays as it is; what was stopped is left behind. In the draft the case
    manager chooses other services of this place or takes an action out; nobody is asked before
    the family has signed. Raises NoSuchPlan, Refused where nothing is left to ask again.
    """
    last = latest(plan_id, hold=True)
    if last.state == VersionState.SIGNED:
        revise(actor=actor, plan_id=plan_id)
    version = draft(plan_id)
    page = plan_page(plan_id)
    again = page.to_ask_again if page else ()
    if not again:
        raise Refused(_("Everything from the former team goes on here, or was stopped there."))
    for line in again:
        terms = ActionTerms.objects.filter(action_id=line.id, removed_at=None).latest("written_at")
        kept = {name: getattr(terms, name) for name in _KEPT}
        made = add_action(
            actor=actor, plan_id=plan_id, service_id=line.service_id, agreed=Agreed(**kept)
        )
        was = Action.objects.get(pk=line.id)
        Action.objects.filter(pk=made.pk).update(
            passed_from=line.id, ordered_by=was.ordered_by, order_explained=was.order_explained
        )
    touched(version.dossier_id, plan_id, "actions", kind="plan")
    return version


def along_with(actor: Actor, case_id: UUID, custody_id: UUID, agreed: bool) -> None:
    """For the list of what goes along with a transfer."""
    if agreed:
        carry_over(actor=actor, case_id=case_id, custody_id=custody_id)


def _other_custodies(old: PlanVolume) -> dict[UUID, UUID]:
    """Other cases that share this plan go on with it under the custody they have."""
    others = PlanVolume.objects.filter(dossier_id=old.dossier_id, ended_at=None)
    return dict(others.exclude(case_id=old.case_id).values_list("case_id", "custody_id"))


def _open(plan_id: UUID, old: PlanVolume, custodies: Mapping[UUID, UUID]) -> dict[UUID, UUID]:
    """New dossiers for the volume and its parts, by the old ones they continue."""
    parts = list(
        PlanPart.objects.filter(
            plan_id=plan_id, case_id=old.case_id, custody_id=old.custody_id, ended_at=None
        )
    )
    moved = {old.dossier_id: uuid7()} | {part.dossier_id: uuid7() for part in parts}
    open_in = Action.objects.filter(dossier_id__in=moved, state__in=OPEN_ACTIONS)
    going_on = set(open_in.values_list("dossier_id", flat=True))
    for case_id, custody_id in custodies.items():
        lock(case_id)
        open_for(case_id, [NewDossier(new, custody_id) for new in moved.values()])
        link(case_id, custody_id, plan_id, moved[old.dossier_id])
        for part in parts:
            new, goes_on = moved[part.dossier_id], part.dossier_id in going_on
            _continue_part(part, case_id, custody_id, new, going_on=goes_on)
    return moved


def _continue_part(
    part: PlanPart, case_id: UUID, custody_id: UUID, dossier_id: UUID, *, going_on: bool
) -> None:
    now = instant()
    PlanPart.objects.create(
        case_id=case_id,
        custody_id=custody_id,
        plan_id=part.plan_id,
        dossier_id=dossier_id,
        service_id=part.service_id,
        about=part.about,
        opened_at=now,
        # where nothing goes on the service is not asked: the family signs first
        asked_at=now if part.asked_at and going_on else None,
    )


def _continue(
    actor: Actor, plan_id: UUID, old_dossier: UUID, moved: Mapping[UUID, UUID]
) -> PlanVersion | None:
    """Copy what is in force, as signed with the old team, and then what was being written."""
    versions = PlanVersion.objects.filter(plan_id=plan_id, dossier_id=old_dossier)
    number = versions.latest("number").number
    signed = None
    for version in versions.exclude(state=VersionState.REPLACED).order_by("number"):
        number += 1
        copy = begin(actor, plan_id, moved[old_dossier], number=number, language=version.language)
        copy.made_from, copy.carried_over = version.pk, True
        if version.state == VersionState.SIGNED:
            signed = copy
            copy.state, copy.signed_at = VersionState.SIGNED, version.signed_at
            copy.proposed_at, copy.proposed_by = version.proposed_at, version.proposed_by
            copy.digest, copy.review_on = version.digest, version.review_on
        copy.save()
        _copy_content(version.pk, copy.pk, moved)
    return signed


def _copy_content(source: UUID, target: UUID, moved: Mapping[UUID, UUID]) -> None:
    pairs = json.dumps({str(old): str(new) for old, new in moved.items()})
    with connection.cursor() as cursor:
        cursor.execute("select plans_copy(%s, %s, %s::jsonb)", [source, target, pairs])
