"""What changed between two versions, thing by thing, in words added and removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.plans.policies.differing import Difference, Fate, Line, Thing, differences
from ciranda.plans.policies.wording import level_sign, service_called
from ciranda.plans.queries.page import ActionLine, GoalLine, PlanPage
from ciranda.web.plans.views import language, page_of
from ciranda.web.wording import day


@dataclass(frozen=True)
class Shown:
    """A difference with its words for people."""

    fate: str
    colour: str
    title: str
    lines: tuple[Line, ...]


@requires(Permission.PLAN_READ)
def compare(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Two versions side by side: what came, what went, what was put differently."""
    newest = page_of(request, plan_id)
    numbers = sorted(v.number for v in newest.versions)
    to = _number(request, "to", numbers, newest.version.number)
    since = _number(request, "from", numbers, max((n for n in numbers if n < to), default=to))
    after = newest if to == newest.version.number else page_of(request, plan_id, to)
    before = newest if since == newest.version.number else page_of(request, plan_id, since)
    context = {
        "page": newest,
        "numbers": numbers,
        "to": to,
        "since": since,
        "found": [_shown(d) for d in differences(_things(before), _things(after))],
    }
    return render(request, "web/plans/compare.html", context)


def _number(request: HttpRequest, name: str, known: list[int], otherwise: int) -> int:
    sent = request.GET.get(name, "")
    if not sent:
        return otherwise
    if not sent.isdecimal() or int(sent) not in known:
        raise Http404
    return int(sent)


def _things(page: PlanPage) -> Iterator[Thing]:
    for words in page.words:
        if not words.removed:
            title = page.pack.label(f"plan.sections.{words.section_key}", language())
            said = words.speaker_name or str(words.speaker.label)
            texts = ((said, words.body),)
            yield Thing(words.thread, "words", words.section_key, title, texts)
    for goal in page.standing_goals:
        yield Thing(goal.thread, "goal", "goals", goal.family_words, tuple(_goal(goal)))
    for action in page.standing_actions:
        key = action.passed_from or action.id
        yield Thing(key, "action", "actions", action.what, tuple(_action(action)))


def _goal(goal: GoalLine) -> Iterator[tuple[str, str]]:
    yield _("In the family’s words"), goal.family_words
    yield _("As the team words it"), goal.professional_words
    yield _("Part of the day"), goal.routine
    for level, words in zip(range(-2, 3), goal.levels, strict=False):
        yield level_sign(level), words
    yield _("Where we start"), level_sign(goal.baseline)
    yield _("Order"), "; ".join(f"{r.name}: {r.place}" for r in goal.ranks)


def _action(action: ActionLine) -> Iterator[tuple[str, str]]:
    yield _("What will be done"), action.what
    yield _("Service"), service_called(action)
    yield _("Who does it"), action.person_name
    yield _("How often"), action.frequency
    yield _("How long each time"), action.length
    yield _("Why a lower level is not enough"), action.level_reason
    yield _("Where"), action.place
    yield _("Who pays"), action.payer
    yield _("By when"), day(action.due_on) if action.due_on else ""


def _shown(difference: Difference) -> Shown:
    kinds = {
        ("words", Fate.ADDED): _("Words added"),
        ("words", Fate.REMOVED): _("Words taken out"),
        ("words", Fate.CHANGED): _("Words changed"),
        ("goal", Fate.ADDED): _("Goal added"),
        ("goal", Fate.REMOVED): _("Goal taken out"),
        ("goal", Fate.CHANGED): _("Goal changed"),
        ("action", Fate.ADDED): _("Action added"),
        ("action", Fate.REMOVED): _("Action taken out"),
        ("action", Fate.CHANGED): _("Action changed"),
    }
    colours = {Fate.ADDED: "green", Fate.REMOVED: "red", Fate.CHANGED: "yellow"}
    return Shown(
        kinds[difference.thing.kind, difference.fate],
        colours[difference.fate],
        difference.thing.title,
        difference.lines,
    )
