"""Writing words into a draft, and putting back what was taken out."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.plans.actions import action as actions
from ciranda.plans.actions import goals, words
from ciranda.plans.queries.page import PlanPage, WordsLine
from ciranda.programmes.enums import Voice
from ciranda.web.plans.drafts import draft, home
from ciranda.web.plans.forms.writing import MYSELF, TOGETHER, RewordForm, SaidForm
from ciranda.web.plans.saving import Step, step
from ciranda.web.plans.views import actor_of, language


def _speakers(actor: Actor, page: PlanPage, voice: Voice) -> list[tuple[str, str]]:
    family = [(str(p.id), p.name) for p in page.family]
    people = [*family, (TOGETHER, _("The family together"))]
    me = (MYSELF, _("Me: %(name)s") % {"name": actor.name})
    if voice is Voice.PROFESSIONALS:
        return [me]
    return people if voice is Voice.FAMILY else [*people, me]


@requires(Permission.PLAN_WRITE)
def say(request: HttpRequest, plan_id: UUID, section: str) -> HttpResponse:
    """Write down what someone said in a section."""
    page, actor = draft(request, plan_id), actor_of(request)
    found = page.pack.plan.sections.get(section)
    if found is None or found.kind not in words.SPOKEN:
        raise Http404
    form = SaidForm(
        request.POST or None,
        people=_speakers(actor, page, found.voice),
        initial={"language": language()},
    )
    label = page.pack.label(f"plan.sections.{section}", language())
    about = Step(
        label,
        _("Save these words"),
        home(plan_id, section),
        page.pack.words.optional(f"plan.sections.{section}.help", language()),
    )

    def work(_edition: int) -> None:
        said = form.said(actor.membership_id, actor.name)
        words.say(actor=actor, plan_id=plan_id, section_key=section, said=said)

    return step(request, form, about, work, page=page)


def _words(page: PlanPage, words_id: UUID) -> WordsLine:
    found = next((w for w in page.words if w.id == words_id), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.PLAN_WRITE)
def reword(request: HttpRequest, plan_id: UUID, words_id: UUID) -> HttpResponse:
    """Change words."""
    page, actor = draft(request, plan_id), actor_of(request)
    line = _words(page, words_id)
    form = RewordForm(request.POST or None, initial={"body": line.body, "language": line.language})
    title = _("Change what %(name)s said") % {"name": line.speaker_name or line.speaker.label}
    about = Step(title, _("Save these words"), home(plan_id, line.section_key))
    return step(
        request,
        form,
        about,
        lambda edition: words.reword(
            actor=actor,
            words_id=words_id,
            edition=edition,
            body=form.cleaned_data["body"],
            language=form.cleaned_data["language"],
        ),
        edition=line.edition,
        page=page,
    )


@requires(Permission.PLAN_WRITE)
@sent_from("web:plans:open", "plan_id")
def take_out(request: HttpRequest, plan_id: UUID, words_id: UUID) -> HttpResponse:
    """Take words out of the draft."""
    line = _words(draft(request, plan_id), words_id)
    words.take_out(actor=actor_of(request), words_id=words_id, edition=line.edition)
    messages.success(request, _("Taken out. You can put it back further down."))
    return redirect(home(plan_id, "taken-out"))


RESTORES: dict[str, Callable[..., None]] = {
    "goal": lambda actor, thing: goals.restore_goal(actor=actor, goal_id=thing),
    "action": lambda actor, thing: actions.restore_action(actor=actor, action_id=thing),
    "words": lambda actor, thing: words.put_back(actor=actor, words_id=thing),
}


@requires(Permission.PLAN_WRITE)
@sent_from("web:plans:open", "plan_id")
def restore(request: HttpRequest, plan_id: UUID, kind: str, thing_id: UUID) -> HttpResponse:
    """Put back what was taken out of the draft."""
    page = draft(request, plan_id)
    known = {
        "goal": [g.id for g in page.goals],
        "action": [a.id for a in page.actions],
        "words": [w.id for w in page.words],
    }
    if thing_id not in known.get(kind, ()):
        raise Http404
    RESTORES[kind](actor_of(request), thing_id)
    messages.success(request, _("It is back, as it was."))
    return redirect(home(plan_id))
