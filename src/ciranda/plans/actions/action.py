"""Actions of a draft: agreed, changed, taken out, put back. Who answers for one never changes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Service
from ciranda.common.database import instant
from ciranda.plans.actions.editing import draft, in_draft, overwrite, require_write, still_ordered
from ciranda.plans.actions.parts import part_for
from ciranda.plans.enums import RequestState
from ciranda.plans.models import Action, ActionPlace, ActionTerms, Goal, PlanVersion
from ciranda.plans.policies.levels import lowest, refusal_of_level
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Agreed:
    """What is agreed about an action. `place` and `payer` tell the area and are kept apart."""

    what: str
    language: str
    goal_thread: UUID | None = None
    person_name: str = ""
    frequency: str = ""
    length: str = ""
    place: str = ""
    payer: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    level_key: str = ""
    level_reason: str = ""


@action(Permission.PLAN_WRITE)
def add_action(
    *,
    actor: Actor,
    plan_id: UUID,
    service_id: UUID,
    agreed: Agreed,
    category: Category = Category.PLAN,
    asks: str | None = None,
) -> Action:
    """Agree an action for which exactly one service answers.

    Where the programme has levels of help, one above the lowest says why a lower one is not enough.
    With `asks` the service is asked whether it can, in these words (they may be empty), as soon as
    the family has signed; one's own service is not asked: it takes this on. Raises NoSuchPlan,
    Refused (no draft, no words, no such service).
    """
    version, now = draft(plan_id), instant()
    if not Service.objects.filter(pk=service_id, ended_on=None).exists():
        raise Refused(_("Choose the one service that answers for this."))
    if service_id == actor.service_id:
        asks = None
    dossier_id = part_for(version, service_id)
    require_write(dossier_id, category)
    made = Action.objects.create(
        plan_id=plan_id,
        dossier_id=dossier_id,
        category=category,
        service_id=service_id,
        state_at=now,
        opened_at=now,
        request=RequestState.NONE if asks is None else RequestState.REQUESTED,
        request_words=asks or "",
        requested_at=None if asks is None else now,
    )
    _write_terms(actor, version, made, agreed)
    touched(dossier_id, made.pk, "action", kind="plan.action")
    return made


def _write_terms(actor: Actor, version: PlanVersion, made: Action, agreed: Agreed) -> None:
    terms = ActionTerms.objects.create(
        plan_version=version,
        action=made,
        dossier_id=made.dossier_id,
        category=made.category,
        position=ActionTerms.objects.filter(plan_version=version).count(),
        written_at=instant(),
        written_by=actor.membership_id,
        **_columns(version, agreed),
    )
    put_place(terms, agreed)


@action(Permission.PLAN_WRITE)
def change_action(*, actor: Actor, action_id: UUID, edition: int, agreed: Agreed) -> None:
    """Change what is agreed in the draft. Raises Overtaken if someone else did meanwhile.

    Another service is another action: take this one out and agree a new one.
    """
    terms = _writable(action_id)
    overwrite(
        terms,
        edition,
        written_at=instant(),
        written_by=actor.membership_id,
        **_columns(terms.plan_version, agreed),
    )
    put_place(terms, agreed)
    # what is agreed now says who does it
    Action.objects.filter(pk=action_id).exclude(person_now="").update(person_now="")
    touched(terms.dossier_id, action_id, "terms", kind="plan.action")


@action(Permission.PLAN_WRITE)
def remove_action(*, actor: Actor, action_id: UUID, edition: int, reason: str) -> None:
    """Take an action out of the draft, with the reason. It can be put back."""
    terms = _writable(action_id)
    if terms.action.ordered_by:
        raise Refused(still_ordered())
    if not reason.strip():
        raise Refused(_("Say why the action is taken out."))
    overwrite(terms, edition, removed_at=instant(), removed_reason=reason.strip())
    touched(terms.dossier_id, action_id, "removed_at", kind="plan.action")


@action(Permission.PLAN_WRITE)
def restore_action(*, actor: Actor, action_id: UUID) -> None:
    """Undo taking an action out."""
    terms = _writable(action_id)
    overwrite(terms, terms.edition, removed_at=None, removed_reason="")
    touched(terms.dossier_id, action_id, "removed_at", kind="plan.action")


def _writable(action_id: UUID) -> ActionTerms:
    found = ActionTerms.objects.select_related("plan_version", "action").filter(action_id=action_id)
    terms = found.order_by("-plan_version__number").first()
    if terms is None:
        raise Action.DoesNotExist
    in_draft(terms)
    require_write(terms.dossier_id, terms.category)
    return terms


def _columns(version: PlanVersion, agreed: Agreed) -> dict[str, object]:
    if not agreed.what.strip():
        raise Refused(_("Write what will be done."))
    if agreed.starts_on and agreed.due_on and agreed.due_on < agreed.starts_on:
        raise Refused(_("The action cannot be due before it starts."))
    pack = pack_of(version.plan.pack_version_id)
    level = agreed.level_key or lowest(pack)
    if refused := refusal_of_level(pack, level, agreed.level_reason):
        raise Refused(refused)
    goals = Goal.objects.filter(plan_version=version, removed_at=None)
    if agreed.goal_thread and not goals.filter(thread=agreed.goal_thread).exists():
        raise Refused(_("Choose a goal of this plan, or none."))
    return {
        "what": agreed.what.strip(),
        "language": agreed.language,
        "goal_thread": agreed.goal_thread,
        "person_name": agreed.person_name.strip(),
        "frequency": agreed.frequency.strip(),
        "length": agreed.length.strip(),
        "level_key": level,
        "level_reason": agreed.level_reason.strip() if level != lowest(pack) else "",
        "starts_on": agreed.starts_on,
        "due_on": agreed.due_on,
    }


def put_place(terms: ActionTerms, agreed: Agreed) -> None:
    """Write where and who pays. While someone is shielded only a keeper of their whereabouts may;
    anyone else leaves what stands there untouched."""
    if not may_place(terms.dossier_id):
        return
    place, payer = agreed.place.strip(), agreed.payer.strip()
    changed = ActionPlace.objects.filter(terms=terms).update(place=place, payer=payer)
    if not changed and (place or payer):
        ActionPlace.objects.create(
            terms=terms, dossier_id=terms.dossier_id, place=place, payer=payer
        )


def may_place(dossier_id: UUID) -> bool:
    """Whether whoever acts may know and say where something happens."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select not plans_shielded(%s) or exists (select 1 from access_grant"
            " where dossier_id = %s and writes & %s <> 0 and principal = any (app_principals())"
            " and now() >= valid_from and now() < valid_until)",
            [dossier_id, dossier_id, 1 << Category.LOCATION],
        )
        return bool(cursor.fetchone()[0])
