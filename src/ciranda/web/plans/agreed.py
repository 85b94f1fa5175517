"""Actions of a draft: who does what."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.consents import receivers_for
from ciranda.plans.actions import action as actions
from ciranda.plans.policies.wording import service_called
from ciranda.plans.queries.page import ActionLine, PlanPage
from ciranda.web.answers import looked_for, unchecked
from ciranda.web.plans.drafts import draft, home
from ciranda.web.plans.forms.writing import ActionForm, NewActionForm, ReasonForm
from ciranda.web.plans.saving import Step, step
from ciranda.web.plans.views import actor_of, language


def _services(page: PlanPage, query: str) -> list[tuple[str, str]]:
    found = receivers_for(page.cases[0], query) if page.cases else []
    near = {str(r.id): f"{r.agency}: {r.name}" if r.agency else r.name for r in found}
    used = {str(a.service_id): a.service for a in page.actions if a.service}
    return list((used | near).items())


@requires(Permission.PLAN_WRITE)
def add_action(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Agree an action. Services further away are found by name."""
    page, actor = draft(request, plan_id), actor_of(request)
    query, looking = looked_for(request)
    first = {"language": language(), "goal": request.GET.get("goal", ""), "service": _own(actor)}
    form = NewActionForm(
        request.POST or None, page=page, services=_services(page, query), initial=first
    )
    if looking:
        unchecked(form)
    about = Step(_("An action"), _("Save this action"), home(plan_id, "actions"))

    def work(_edition: int) -> None:
        actions.add_action(
            actor=actor,
            plan_id=plan_id,
            service_id=UUID(form.cleaned_data["service"]),
            agreed=form.agreed(),
            asks=form.asked(),
        )

    return step(
        request,
        form,
        about,
        work,
        page=page,
        looked_for=query,
        looking=looking,
        template="web/plans/action_form.html",
    )


def _own(actor: Actor) -> str:
    return str(actor.service_id or "")


def _action(page: PlanPage, action_id: UUID) -> ActionLine:
    found = next((a for a in page.actions if a.id == action_id), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.PLAN_WRITE)
def change_action(request: HttpRequest, plan_id: UUID, action_id: UUID) -> HttpResponse:
    """Change what is agreed about an action."""
    page, actor = draft(request, plan_id), actor_of(request)
    line = _action(page, action_id)
    names = (
        *("what", "person_name", "frequency", "length", "place", "payer"),
        *("level_key", "level_reason"),
        *("starts_on", "due_on", "language"),
    )
    first = {n: getattr(line, n) for n in names} | {"goal": str(line.goal_thread or "")}
    form = ActionForm(request.POST or None, page=page, initial=first)
    about = Step(
        _("Change this action"),
        _("Save this action"),
        home(plan_id, line.id),
        _("%(service)s answers for it. For another service take this one out and add a new one.")
        % {"service": service_called(line)},
    )
    return step(
        request,
        form,
        about,
        lambda edition: actions.change_action(
            actor=actor, action_id=action_id, edition=edition, agreed=form.agreed()
        ),
        edition=line.terms_edition,
        page=page,
    )


@requires(Permission.PLAN_WRITE)
def remove_action(request: HttpRequest, plan_id: UUID, action_id: UUID) -> HttpResponse:
    """Take an action out."""
    page, actor = draft(request, plan_id), actor_of(request)
    line = _action(page, action_id)
    about = Step(
        _("Take this action out"), _("Take it out"), home(plan_id, "taken-out"), line.what, True
    )
    form = ReasonForm(request.POST or None)
    return step(
        request,
        form,
        about,
        lambda edition: actions.remove_action(
            actor=actor,
            action_id=action_id,
            edition=edition,
            reason=form.cleaned_data["reason"],
        ),
        edition=line.terms_edition,
        page=page,
    )
