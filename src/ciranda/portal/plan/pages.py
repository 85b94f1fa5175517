"""A plan as its family reads it: what matters first, who does what, what was agreed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.plans.enums import ActionState, VersionState
from ciranda.plans.policies.levels import level_words
from ciranda.plans.queries.page import ActionLine, GoalLine, PlanPage


@dataclass(frozen=True)
class Deed:
    """What somebody does."""

    what: str
    who: str
    detail: str
    state: str
    due_on: date | None
    ordered_by: str = ""
    explained: str = ""


@dataclass(frozen=True)
class Aim:
    """A goal: the family's words, and the professional ones beside them."""

    id: UUID
    words: str
    beside: str
    language: str
    deeds: list[Deed]


@dataclass(frozen=True)
class Plan:
    """What one reader of the family is shown."""

    id: UUID
    title: str
    about: str
    state: str
    is_draft: bool
    digest: str
    review_on: date | None
    words: list[tuple[str, list[tuple[str, str, str]]]]
    aims: list[Aim]
    other_deeds: list[Deed]
    may_answer: bool
    my_answer: bool | None
    handed_over_with: str


def _state(page: PlanPage) -> str:
    if page.is_from_before:
        return _("Signed with your former team")
    return str(page.version.state.label)


def shown(page: PlanPage, person_id: UUID, language: str, *, is_over: bool = False) -> Plan:
    """The plan for one person: what others of the family answered stays theirs. Of help that
    ended (`is_over`) it is only read."""
    mine = next((s for s in page.signatures if s.person_id == person_id and s.counts), None)
    threads = {goal.thread for goal in page.standing_goals}
    return Plan(
        page.plan_id,
        page.pack.label("plan.title", language),
        page.called,
        _state(page),
        page.is_draft and not is_over,
        page.version.digest,
        page.version.review_on,
        _words(page, language),
        [_aim(page, goal) for goal in page.standing_goals],
        [_deed(page, a) for a in page.standing_actions if a.goal_thread not in threads],
        page.version.state == VersionState.PROPOSED and mine is None and not is_over,
        mine.agrees if mine else None,
        page.version.proposed_words,
    )


def _words(page: PlanPage, language: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in page.words:
        if not line.removed:
            said = (line.body, line.speaker_name, line.language)
            found.setdefault(line.section_key, []).append(said)
    return [
        (page.pack.label(f"plan.sections.{key}", language), lines) for key, lines in found.items()
    ]


def _aim(page: PlanPage, goal: GoalLine) -> Aim:
    deeds = [_deed(page, a) for a in page.standing_actions if a.goal_thread == goal.thread]
    words = goal.family_words or goal.professional_words
    beside = goal.professional_words if goal.family_words else ""
    return Aim(goal.id, words, beside, goal.language, deeds)


def _deed(page: PlanPage, action: ActionLine) -> Deed:
    level = level_words(page.pack, action.level_key, action.level_reason, get_language() or "en")
    place = "" if action.place_hidden else action.place
    details = (action.frequency, action.length, place, level)
    return Deed(
        action.what,
        ", ".join(part for part in (action.person_name, action.service) if part),
        ", ".join(part for part in details if part),
        str(ActionState(action.state).label),
        action.due_on,
        action.ordered_by,
        action.order_explained,
    )
