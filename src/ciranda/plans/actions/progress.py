"""How actions go on: reported by the service that answers, asked, answered, passed on."""

from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.models import PlanPart
from ciranda.common.database import instant
from ciranda.plans.actions.editing import overwrite, require_write, said_by, still_ordered
from ciranda.plans.actions.parts import ask
from ciranda.plans.enums import ActionState, RequestState, VersionState
from ciranda.plans.models import Action, ActionTerms, ActionUpdate, PlanVersion
from ciranda.plans.policies.states import ANSWERS, may_answer, may_move
from ciranda.programmes.enums import Event


@action(Permission.ACTION_UPDATE)
def report(
    *, actor: Actor, action_id: UUID, edition: int, state: ActionState, words: str = ""
) -> None:
    """Say how an action goes on. Stopping needs the reason in `words`.

    By the responsible service or the team. Raises Action.DoesNotExist for a stranger, Overtaken,
    Refused for a step that does not follow.
    """
    found = _own(action_id)
    if not may_move(ActionState(found.state), state):
        raise Refused(_("An action cannot go from “%s” to that.") % found.get_state_display())
    if state == ActionState.STOPPED and found.ordered_by:
        raise Refused(still_ordered())
    if state == ActionState.STOPPED and not words.strip():
        raise Refused(_("Say why it stopped."))
    reason = words.strip() if state == ActionState.STOPPED else ""
    overwrite(found, edition, state=state, state_reason=reason, state_at=instant())
    note(actor, found, words, state=state)
    touched(found.dossier_id, found.pk, "state", kind="plan.action")


@action(Permission.PLAN_WRITE)
def ask_service(*, actor: Actor, action_id: UUID, edition: int, words: str, agreed: bool) -> None:
    """Ask the responsible service whether it can, before or after the plan is signed.

    Asking tells the service about the child: `agreed` says that the family knows and agrees.
    """
    found = _own(action_id)
    if not may_answer(RequestState(found.request), RequestState.REQUESTED):
        raise Refused(_("The service has already been asked."))
    if found.service_id == actor.service_id:
        raise Refused(_("This is your own service. Agree with your colleagues who does it."))
    if not agreed:
        raise Refused(_("Ask the family first: the service will learn about the child."))
    overwrite(
        found,
        edition,
        request=RequestState.REQUESTED,
        request_words=words.strip(),
        requested_at=instant(),
        answered_at=None,
    )
    ask(_in_force(found), [found.dossier_id])
    note(actor, found, words, request=RequestState.REQUESTED)
    _tell(actor, found, Event.REQUEST_MADE)
    touched(found.dossier_id, found.pk, "request", kind="plan.action")


@action(Permission.ACTION_UPDATE)
def answer_request(
    *,
    actor: Actor,
    action_id: UUID,
    edition: int,
    answer: RequestState,
    words: str = "",
    waiting_until: date | None = None,
) -> None:
    """The asked service answers: accepted, waiting, or refused with the reason the family reads."""
    found = _own(action_id)
    if answer not in ANSWERS or not may_answer(RequestState(found.request), answer):
        raise Refused(_("This answer does not fit: the request is “%s”.") % _now(found))
    if answer == RequestState.REFUSED and found.ordered_by:
        raise Refused(still_ordered())
    if answer == RequestState.REFUSED and not words.strip():
        raise Refused(_("Say why: the family and the case manager read it."))
    overwrite(
        found,
        edition,
        request=answer,
        request_words=words.strip() or found.request_words,
        answered_at=instant(),
        waiting_until=waiting_until if answer == RequestState.WAITING else None,
    )
    note(actor, found, words, request=answer)
    _tell(actor, found, Event.REQUEST_ANSWERED)
    touched(found.dossier_id, found.pk, "request", kind="plan.action")


@action(Permission.ACTION_UPDATE)
def received(*, actor: Actor, action_id: UUID, edition: int, words: str = "") -> None:
    """What was asked for has reached the family: the loop is closed."""
    found = _own(action_id)
    if not may_answer(RequestState(found.request), RequestState.RECEIVED):
        raise Refused(_("Only what was accepted can be received."))
    overwrite(found, edition, request=RequestState.RECEIVED)
    note(actor, found, words, request=RequestState.RECEIVED)
    touched(found.dossier_id, found.pk, "request", kind="plan.action")


def note(
    actor: Actor,
    found: Action,
    words: str,
    *,
    state: ActionState | str = "",
    request: RequestState | str = "",
    dissents: bool = False,
) -> None:
    """Keep who said what about an action. The responsible service's words stay its own."""
    own = actor.service_id == found.service_id
    category = Category.CONTACT if own else found.category
    require_write(found.dossier_id, category)
    ActionUpdate.objects.create(
        action=found,
        dossier_id=found.dossier_id,
        category=category,
        at=instant(),
        author_id=actor.membership_id or actor.person_id,
        author=said_by(actor),
        state=state,
        request=request,
        language=get_language() or "en",
        words=words.strip(),
        dissents=dissents,
    )


def _own(action_id: UUID) -> Action:
    found = Action.objects.select_for_update(of=("self",)).get(pk=action_id)
    require_write(found.dossier_id, found.category)
    return found


def _in_force(found: Action) -> PlanVersion:
    """The signed version an action stands in; where there is none yet, the newest."""
    terms = ActionTerms.objects.filter(action=found).select_related("plan_version")
    versions = [t.plan_version for t in terms.order_by("-plan_version__number")]
    return next((v for v in versions if v.state == VersionState.SIGNED), versions[0])


def _now(found: Action) -> str:
    return str(RequestState(found.request).label)


def _tell(actor: Actor, found: Action, event: Event) -> None:
    parts = PlanPart.objects.filter(dossier_id=found.dossier_id, ended_at=None)
    for case_id in parts.values_list("case_id", flat=True):
        happened(actor=actor, case_id=case_id, event=event, about_id=found.pk)
