"""What the plan's pages show: words, signs and the next step, from what the queries gave."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.plans.actions.words import SPOKEN
from ciranda.plans.enums import (
    About,
    ActionState,
    Domain,
    RequestState,
    Speaker,
    VersionState,
)
from ciranda.plans.policies.levels import level_words
from ciranda.plans.policies.signing import is_family_line
from ciranda.plans.policies.wording import how_often, level_sign, listed, number, service_called
from ciranda.plans.queries.page import (
    ActionLine,
    GoalLine,
    PlanPage,
    RankLine,
    ReviewLine,
    Someone,
    WordsLine,
)
from ciranda.plans.queries.scores import score_of
from ciranda.programmes.enums import SectionKind, Voice
from ciranda.programmes.policies.schema import Pack
from ciranda.web.components import Cell as TableCell
from ciranda.web.components import Column, Empty, Link, Row, Scale, Table, Task, Words
from ciranda.web.wording import day

STATE_COLOURS = {
    VersionState.DRAFT: "yellow",
    VersionState.PROPOSED: "orange",
    VersionState.SIGNED: "green",
    VersionState.REPLACED: "grey",
}
ACTION_COLOURS = {
    ActionState.PLANNED: "grey",
    ActionState.UNDER_WAY: "yellow",
    ActionState.DONE: "green",
    ActionState.STOPPED: "red",
}
REQUEST_COLOURS = {
    RequestState.REQUESTED: "orange",
    RequestState.ACCEPTED: "green",
    RequestState.WAITING: "yellow",
    RequestState.REFUSED: "red",
    RequestState.RECEIVED: "green",
}


@dataclass(frozen=True)
class GoalCard:
    """A goal as it is shown: its place, its words, everybody's order, its scale."""

    place: int
    line: GoalLine
    family_ranks: tuple[str, ...]
    other_ranks: tuple[str, ...]
    details: str
    scale: Scale | None
    scale_label: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Doing:
    """An action in the list of its service."""

    line: ActionLine
    details: str
    level: str
    place: Words
    tags: tuple[tuple[Words, str], ...]
    is_own: bool


@dataclass(frozen=True)
class Group:
    """A service with what it does."""

    service: str
    doings: tuple[Doing, ...]


@dataclass(frozen=True)
class SectionCard:
    """A section of the pack on the page. `kind` chooses how it is drawn."""

    key: str
    kind: str
    title: str
    help: str
    words: tuple[WordsLine, ...]
    may_add: bool
    needed: bool

    @property
    def is_spoken(self) -> bool:
        """Whether it holds what people said."""
        return SectionKind(self.kind) in SPOKEN


def sections(page: PlanPage, language: str, *, may_edit: bool) -> list[SectionCard]:
    """The pack's sections in its order, but for the people, who stand on the family's page."""
    pack = page.pack
    return [
        SectionCard(
            key,
            section.kind.value,
            pack.label(f"plan.sections.{key}", language),
            pack.words.optional(f"plan.sections.{key}.help", language),
            tuple(w for w in page.words if w.section_key == key and not w.removed),
            may_edit and section.kind in SPOKEN,
            section.needed,
        )
        for key, section in pack.plan.sections.items()
        if section.kind is not SectionKind.PEOPLE
    ]


def first_question(page: PlanPage) -> str:
    """The section a plan begins with: what matters most to the family."""
    spoken = [(k, s) for k, s in page.pack.plan.sections.items() if s.kind in SPOKEN]
    chosen = [k for k, s in spoken if s.needed and s.voice is Voice.FAMILY]
    return (chosen or [k for k, _section in spoken] or [""])[0]


def goal_cards(page: PlanPage) -> list[GoalCard]:
    """The goals that stand, what matters most to the family first."""
    now = latest_levels(page)
    return [
        GoalCard(
            place,
            goal,
            _ranks(r for r in goal.ranks if r.ranker == Speaker.FAMILY),
            _ranks(r for r in goal.ranks if r.ranker == Speaker.PROFESSIONAL),
            listed(
                (
                    str(goal.about.label) if goal.about != About.CHILD else "",
                    str(Domain(goal.domain).label) if goal.domain else "",
                    goal.routine,
                )
            ),
            _scale(goal, now.get(str(goal.thread))),
            _("Where the goal stands: %(goal)s") % {"goal": goal.family_words[:80]},
            tuple(
                f"{a.what} ({service_called(a)})"
                for a in page.standing_actions
                if a.goal_thread == goal.thread
            ),
        )
        for place, goal in enumerate(page.standing_goals, start=1)
    ]


def latest_levels(page: PlanPage) -> dict[str, int | None]:
    """Where each goal stood when it was last looked at."""
    levels: dict[str, int | None] = {}
    for review in reversed(page.reviews):
        levels |= {str(r.goal_thread): r.level for r in review.ratings}
    return levels


def _ranks(ranks: Iterable[RankLine]) -> tuple[str, ...]:
    return tuple(_("%(name)s: place %(place)d") % {"name": r.name, "place": r.place} for r in ranks)


def _scale(goal: GoalLine, now: int | None) -> Scale | None:
    if not goal.has_scale:
        return None
    return Scale(now=now, baseline=goal.baseline, levels=goal.levels)


def groups(lines: Iterable[ActionLine], pack: Pack, service_id: object = None) -> list[Group]:
    """Actions by the service that answers for them."""
    found: dict[str, list[Doing]] = {}
    for line in lines:
        found.setdefault(service_called(line), []).append(_doing(line, pack, service_id))
    return [Group(service, tuple(doings)) for service, doings in sorted(found.items())]


def _doing(line: ActionLine, pack: Pack, service_id: object) -> Doing:
    due = _("by %(day)s") % {"day": day(line.due_on)} if line.due_on else ""
    return Doing(
        line,
        listed((line.person_name, how_often(line), due)),
        level_words(pack, line.level_key, line.level_reason, get_language() or "en"),
        where(line),
        tags(line.state, line.request, waits=not line.asked),
        line.service_id == service_id,
    )


def where(line: ActionLine) -> str:
    """Place and payer, or that they are protected."""
    if line.place_hidden:
        return _("Place and payer are protected")
    payer = _("paid by %(payer)s") % {"payer": line.payer} if line.payer else ""
    return listed((line.place, payer))


def tags(
    state: ActionState, request: RequestState, *, waits: bool = False
) -> tuple[tuple[Words, str], ...]:
    """State and request as labels with colours."""
    found: list[tuple[Words, str]] = [(state.label, ACTION_COLOURS[state])]
    if request == RequestState.REQUESTED and waits:
        found.append((_("Will be asked when the family signs"), "grey"))
    elif request:
        found.append((request.label, REQUEST_COLOURS[request]))
    return tuple(found)


def signature_tasks(page: PlanPage, language: str, *, may_sign: bool) -> list[Task]:
    """The lines of the paper: who signed, who has not yet."""
    lines = []
    for key, line in page.pack.plan.print.signed_by.items():
        label = page.pack.label(f"plan.print.signed_by.{key}", language)
        given = [s for s in page.signatures if s.line_key == key and s.counts and s.agrees]
        if given:
            last = given[-1]
            hint = listed((last.name, day(last.signed_at.date())))
            lines.append(Task(label, _("Signed"), hint=hint, colour="green"))
            continue
        href = _sign_href(page, key) if may_sign else ""
        status = _("Not signed yet") if line.needed else _("Not needed")
        lines.append(Task(label, status, href=href, colour="" if href else "grey"))
    return lines


def family_lines(page: PlanPage, language: str) -> list[tuple[str, str, list[Someone]]]:
    """The family's lines that are still open, each with whoever has not answered yes yet.

    While a line that is needed stands open, those who hold parental responsibility are offered that
    one alone: nobody is offered as the other parent before the first has signed.
    """
    agreed = [s for s in page.signatures if s.counts and s.agrees]
    left = [p for p in page.family if p.id not in {s.person_id for s in agreed}]
    signed = {s.line_key for s in agreed}
    lines = {
        key: line
        for key, line in page.pack.plan.print.signed_by.items()
        if is_family_line(page.pack, key) and key not in signed
    }
    needed = any(line.needed for line in lines.values())
    found = []
    for key, line in lines.items():
        first = line.needed or not needed
        people = [p for p in left if first or not p.holds_responsibility]
        label = page.pack.label(f"plan.print.signed_by.{key}", language)
        found += [(key, label, people)] if people else []
    return found


def _sign_href(page: PlanPage, key: str) -> str:
    if is_family_line(page.pack, key):
        return f"{reverse('web:plans:signing', args=[page.plan_id])}#{key}"
    return reverse("web:plans:sign_as_worker", args=[page.plan_id, key])


def refusals(page: PlanPage) -> list[str]:
    """What those said who did not agree to what is proposed now and have not agreed since."""
    newest = {s.person_id or s.membership_id: s for s in page.signatures if s.counts}
    return [
        _("%(name)s did not agree: “%(words)s”") % {"name": s.name, "words": s.words}
        for s in newest.values()
        if not s.agrees
    ]


@dataclass(frozen=True)
class Looked:
    """A review as the page shows it."""

    id: object
    title: str
    present: str
    family_words: str
    professional_words: str
    levels: tuple[str, ...]
    score: str


def reviews(page: PlanPage) -> list[Looked]:
    """The reviews, newest first."""
    called = {goal.thread: goal.family_words for goal in page.goals}
    return [
        Looked(
            review.id,
            day(review.held_on),
            listed(review.attendees),
            review.family_words,
            review.professional_words,
            tuple(
                f"{called[r.goal_thread]}: {level_sign(r.level)}"
                for r in review.ratings
                if r.goal_thread in called
            ),
            score_words(page, review),
        )
        for review in page.reviews
    ]


def score_words(page: PlanPage, review: ReviewLine) -> str:
    """The score in words with its denominator; nothing where there is none."""
    found = score_of(page, review)
    if found is None:
        return ""
    words = _("Attainment score T = %(value)s, over %(counted)d of %(goals)d goals") % {
        "value": number(found.value),
        "counted": found.counted,
        "goals": found.goals,
    }
    return f"{words}. {in_words(found.value)}"


def in_words(value: float) -> str:
    """What a score says: 50 is what was expected; a difference under one point says nothing."""
    if abs(value - 50) < 1:
        return _("Together the goals are where they were expected to be.")
    if value > 50:
        return _("Together the goals went further than expected.")
    return _("Together the goals are not yet where they were expected to be.")


def versions_table(page: PlanPage) -> Table:
    """Every version, newest first."""
    rows = [
        [
            TableCell(
                _("Version %(number)d") % {"number": v.number},
                href=reverse("web:plans:version", args=[page.plan_id, v.number]),
            ),
            TableCell(v.state.label, tag_colour=STATE_COLOURS[v.state]),
            TableCell(day((v.signed_at or v.proposed_at or v.started_at).date())),
        ]
        for v in page.versions
    ]
    columns = [Column(_("Version")), Column(_("State")), Column(_("Since"))]
    return Table(_("Versions of this plan"), columns, rows, caption_hidden=True)


def facts(page: PlanPage) -> list[Row]:
    """What one looks for first."""
    goals, actions = page.standing_goals, page.standing_actions
    done = sum(a.state == ActionState.DONE for a in actions)
    return [
        Row(_("What matters first"), goals[0].family_words if goals else ""),
        Row(
            _("Actions done"),
            _("%(done)d of %(all)d") % {"done": done, "all": len(actions)} if actions else "",
        ),
        Row(_("Next review"), day(page.version.review_on) if page.version.review_on else ""),
        Row(page.pack.manager_label(get_language() or "en"), page.manager),
    ]


def empty_plan(page: PlanPage) -> Empty:
    """How to begin."""
    return Empty(
        _("Begin with what matters most to the family"),
        _("Ask, listen, and write it down in their own words. The rest can come later."),
        Link(
            _("Write down what matters most"),
            reverse("web:plans:say", args=[page.plan_id, first_question(page)]),
        ),
    )
