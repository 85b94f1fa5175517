"""Goals of a draft: their words, their steps, everybody's order."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.plans.actions import goals, ranks
from ciranda.plans.actions.ranks import Ranker, Way
from ciranda.plans.enums import Speaker
from ciranda.plans.queries.page import GoalLine, PlanPage
from ciranda.web.plans.drafts import draft, home
from ciranda.web.plans.forms.writing import GoalForm, ReasonForm, ScaleForm, scale_initial
from ciranda.web.plans.saving import Step, step
from ciranda.web.plans.views import actor_of, language


def _goal(page: PlanPage, goal_id: UUID) -> GoalLine:
    found = next((g for g in page.goals if g.id == goal_id), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.PLAN_WRITE)
def add_goal(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Set a goal."""
    page, actor = draft(request, plan_id), actor_of(request)
    form = GoalForm(request.POST or None, initial={"language": language()})
    about = Step(_("A goal"), _("Save this goal"), home(plan_id, "goals"))
    return step(
        request,
        form,
        about,
        lambda _edition: goals.add_goal(actor=actor, plan_id=plan_id, words=form.words()),
        page=page,
    )


@requires(Permission.PLAN_WRITE)
def change_goal(request: HttpRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Change what a goal says."""
    page, actor = draft(request, plan_id), actor_of(request)
    line = _goal(page, goal_id)
    names = ("family_words", "professional_words", "about", "domain", "routine", "language")
    form = GoalForm(request.POST or None, initial={n: getattr(line, n) for n in names})
    about = Step(_("Change this goal"), _("Save this goal"), home(plan_id, line.thread))
    return step(
        request,
        form,
        about,
        lambda edition: goals.reword_goal(
            actor=actor, goal_id=goal_id, edition=edition, words=form.words()
        ),
        edition=line.edition,
        page=page,
    )


@requires(Permission.PLAN_WRITE)
def scale(request: HttpRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Say how one will see whether the goal is reached."""
    page, actor = draft(request, plan_id), actor_of(request)
    line = _goal(page, goal_id)
    form = ScaleForm(
        request.POST or None,
        weighted=page.pack.plan.goals.weighted,
        initial=scale_initial(line),
    )
    about = Step(
        _("How will we see it?"),
        _("Save the steps"),
        home(plan_id, line.thread),
        _("Describe five steps that anyone can see or hear. Begin with what you expect (0)."),
    )
    return step(
        request,
        form,
        about,
        lambda edition: goals.set_scale(
            actor=actor, goal_id=goal_id, edition=edition, scale=form.scale()
        ),
        edition=line.edition,
        page=page,
        goal=line,
        template="web/plans/scale.html",
    )


@requires(Permission.PLAN_WRITE)
def remove_goal(request: HttpRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Take a goal out."""
    page, actor = draft(request, plan_id), actor_of(request)
    line = _goal(page, goal_id)
    about = Step(
        _("Take this goal out"),
        _("Take it out"),
        home(plan_id, "taken-out"),
        line.family_words,
        warns=True,
    )
    form = ReasonForm(request.POST or None)
    return step(
        request,
        form,
        about,
        lambda edition: goals.remove_goal(
            actor=actor,
            goal_id=goal_id,
            edition=edition,
            reason=form.cleaned_data["reason"],
        ),
        edition=line.edition,
        page=page,
    )


def _rankers(actor: Actor, page: PlanPage) -> dict[str, Ranker]:
    family = {str(p.id): Ranker(p.id, p.name, Speaker.FAMILY) for p in page.family}
    if actor.membership_id is None:
        return family
    me = Ranker(actor.membership_id, actor.name, Speaker.PROFESSIONAL)
    return family | {str(me.id): me}


@requires(Permission.PLAN_WRITE)
def rank(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Put the goals in one person's order, with buttons up and down."""
    page, actor = draft(request, plan_id), actor_of(request)
    rankers = _rankers(actor, page)
    who = request.POST.get("who") or request.GET.get("who") or next(iter(rankers), "")
    ranker = rankers.get(who)
    if ranker is None:
        raise Http404
    if request.method == "POST":
        if _move(request, plan_id, ranker):
            return redirect(home(plan_id, "goals"))
        return redirect(f"{reverse('web:plans:rank', args=[plan_id])}?who={who}#order")
    context = {
        "page": page,
        "rankers": rankers.items(),
        "who": who,
        "ranker": ranker,
        "order": _in_order(page, ranker),
    }
    return render(request, "web/plans/rank.html", context)


def _move(request: HttpRequest, plan_id: UUID, ranker: Ranker) -> bool:
    """Move one goal, or take the whole order; whether the order is finished."""
    actor = actor_of(request)
    for way in Way:
        if goal := request.POST.get(way.value):
            ranks.move_goal(
                actor=actor, plan_id=plan_id, ranker=ranker, goal_id=_uuid(goal), way=way
            )
            return False
    order = [_uuid(goal) for goal in request.POST.getlist("order")]
    ranks.rank_goals(actor=actor, plan_id=plan_id, ranker=ranker, order=order)
    messages.success(request, _("Saved in this order."))
    return True


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _in_order(page: PlanPage, ranker: Ranker) -> list[tuple[GoalLine, bool]]:
    """The goals as someone ranks them, each with whether they ranked it at all."""
    places = {
        goal.id: rank.place
        for goal in page.standing_goals
        for rank in goal.ranks
        if rank.ranker_id == ranker.id
    }
    far = len(page.goals) + 1
    ordered = sorted(
        (g for g in page.goals if not g.removed), key=lambda g: (places.get(g.id, far), g.position)
    )
    return [(goal, goal.id in places) for goal in ordered]
