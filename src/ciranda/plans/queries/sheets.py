"""What stands on the paper, in order: blocks of words, tables and lines that `plan.typ` draws."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.plans.enums import ActionState, Domain, Level, Speaker
from ciranda.plans.policies.levels import level_words
from ciranda.plans.policies.wording import (
    done_before,
    how_often,
    level_sign,
    listed,
    number,
    service_called,
)
from ciranda.plans.queries.page import ActionLine, GoalLine, PlanPage
from ciranda.plans.queries.scores import score_of
from ciranda.programmes.enums import SectionKind

Block = dict[str, Any]


def who_blocks(page: PlanPage, language: str, title: str) -> list[Block]:
    """One page: each service with what it does, when, where, and by when."""
    blocks = [_heading(1, title), _note(_stand(page, language)), *_from_before(page)]
    agreed = _by_service(page, level=2)
    nothing = {"kind": "words", "text": _("Nothing is agreed yet."), "lang": ""}
    blocks += agreed or [nothing]
    if page.version.review_on:
        words = _("We look at the plan again on %(day)s.") % {"day": day(page.version.review_on)}
        blocks.append({"kind": "words", "text": words, "lang": ""})
    if page.manager:
        words = _("Questions? Ask %(name)s (%(called)s).") % {
            "name": page.manager,
            "called": page.pack.manager_label(language),
        }
        blocks.append({"kind": "words", "text": words, "lang": ""})
    return blocks


def plan_blocks(page: PlanPage, language: str, title: str) -> list[Block]:
    """The sections of the pack that are printed, in its order."""
    pack = page.pack
    blocks = [
        _heading(1, title),
        _note(_stand(page, language)),
        *(_note(words) for words in (pack.words.optional("plan.belongs", language),) if words),
        *_from_before(page),
    ]
    for key, section in pack.plan.sections.items():
        if not section.printed:
            continue
        inside = list(_section(page, key, section.kind, language))
        if inside:
            blocks += [_heading(2, pack.label(f"plan.sections.{key}", language)), *inside]
    return blocks


def day(on: date | None) -> str:
    """A date in full."""
    return formats.date_format(on, "DATE_FORMAT") if on else ""


def _stand(page: PlanPage, language: str) -> str:
    version = page.version
    when = version.signed_at or version.proposed_at
    return listed(
        (
            page.pack.words.optional("plan.short_title", language),
            _("version %(number)d") % {"number": version.number},
            str(version.state.label).lower(),
            day(when.date()) if when else "",
        )
    )


def _from_before(page: PlanPage) -> list[Block]:
    """Who signed a plan that came along with a move, and what nobody does here yet."""
    if not page.is_from_before:
        return []
    words = [
        _("This plan came along from the former team and was signed there. It is not signed here.")
    ]
    if page.to_ask_again:
        again = "; ".join(done_before(line) for line in page.to_ask_again)
        words.append(_("To be asked again here: %(actions)s.") % {"actions": again})
    return [{"kind": "words", "text": text, "lang": ""} for text in words]


def _section(page: PlanPage, key: str, kind: SectionKind, language: str) -> Iterator[Block]:
    if kind is SectionKind.PEOPLE:
        yield from _people(page, language)
    elif kind is SectionKind.GOALS:
        for place, goal in enumerate(page.standing_goals, start=1):
            yield from _goal(page, place, goal)
    elif kind is SectionKind.ACTIONS:
        yield from _by_service(page, level=3)
    elif kind is SectionKind.REVIEWS:
        yield from _reviews(page)
    elif kind is SectionKind.SIGNATURES:
        yield {"kind": "lines", "lines": _lines(page, language)}
    else:
        yield from _said(page, key)


def _said(page: PlanPage, key: str) -> Iterator[Block]:
    for words in page.words:
        if words.section_key == key and not words.removed:
            yield {
                "kind": "said",
                "text": words.body,
                "by": words.speaker_name or str(words.speaker.label),
                "family": words.speaker == Speaker.FAMILY,
                "lang": words.language,
            }


def _people(page: PlanPage, language: str) -> Iterator[Block]:
    items = [someone.name for someone in page.subjects]
    items += [listed((someone.name, someone.relation)) for someone in page.family]
    if page.manager:
        items.append(f"{page.manager}, {page.pack.manager_label(language)}")
    items += sorted({service_called(action) for action in page.standing_actions})
    if items:
        yield {"kind": "list", "items": items}


def _goal(page: PlanPage, place: int, goal: GoalLine) -> Iterator[Block]:
    yield _heading(3, f"{place}. {goal.family_words}")
    if goal.professional_words:
        words = _("As the team words it: %(words)s") % {"words": goal.professional_words}
        yield {"kind": "words", "text": words, "lang": goal.language}
    details = (
        str(Domain(goal.domain).label) if goal.domain else "",
        goal.routine,
        _ranks(goal),
    )
    if any(details):
        yield _note(listed(details))
    if goal.has_scale:
        yield {
            "kind": "table",
            "columns": [_("Level"), _("How we will see it")],
            "widths": [2, 5],
            "rows": [
                [_level(goal, level), words or str(Level(level).label)]
                for level, words in zip(range(-2, 3), goal.levels, strict=True)
            ],
        }


def _ranks(goal: GoalLine) -> str:
    placed = "; ".join(f"{rank.name}: {rank.place}" for rank in goal.ranks)
    return _("what matters most: %(places)s") % {"places": placed} if placed else ""


def _level(goal: GoalLine, level: int) -> str:
    start = f" ({_('where we start')})" if level == goal.baseline else ""
    return f"{level_sign(level)}{start}"


def _by_service(page: PlanPage, *, level: int) -> list[Block]:
    grouped: dict[str, list[ActionLine]] = {}
    for action in page.standing_actions:
        if action.state != ActionState.STOPPED:
            grouped.setdefault(service_called(action), []).append(action)
    blocks: list[Block] = []
    for service, actions in sorted(grouped.items()):
        blocks.append(_heading(level, service))
        blocks.append(
            {
                "kind": "table",
                "columns": [_("What"), _("Who and how often"), _("Where"), _("By when")],
                "widths": [5, 3, 2, 2],
                "rows": [_row(page, action) for action in actions],
            }
        )
    return blocks


def _row(page: PlanPage, action: ActionLine) -> list[str]:
    where = _("Protected") if action.place_hidden else listed((action.place, action.payer))
    done = str(action.state.label) if action.state == ActionState.DONE else day(action.due_on)
    level = level_words(page.pack, action.level_key, action.level_reason, get_language() or "en")
    how = listed((action.person_name, how_often(action), level))
    return [_what(action), how, where, done]


def _what(action: ActionLine) -> str:
    if not action.ordered_by:
        return action.what
    words = _("%(what)s (ordered by a court: %(decision)s. %(explained)s)")
    return words % {
        "what": action.what,
        "decision": action.ordered_by,
        "explained": action.order_explained,
    }


def _reviews(page: PlanPage) -> Iterator[Block]:
    for review in page.reviews:
        yield _heading(3, day(review.held_on))
        yield _note(_("Present: %(names)s") % {"names": listed(review.attendees)})
        for words, family in ((review.family_words, True), (review.professional_words, False)):
            if words:
                yield {"kind": "said", "text": words, "by": "", "family": family, "lang": ""}
        goals = {goal.thread: goal.family_words for goal in page.goals}
        items = [
            f"{goals[r.goal_thread]}: {level_sign(r.level)}"
            for r in review.ratings
            if r.goal_thread in goals
        ]
        if items:
            yield {"kind": "list", "items": items}
        if found := score_of(page, review):
            yield _note(
                _("Attainment score T = %(value)s, over %(counted)d of %(goals)d goals.")
                % {
                    "value": number(found.value),
                    "counted": found.counted,
                    "goals": found.goals,
                }
            )
    if page.version.review_on:
        words = _("We look at the plan again on %(day)s.") % {"day": day(page.version.review_on)}
        yield {"kind": "words", "text": words, "lang": ""}


def _lines(page: PlanPage, language: str) -> list[dict[str, str]]:
    signed = {s.line_key: s for s in page.signatures if s.agrees and s.counts}
    lines = []
    for key in page.pack.plan.print.signed_by:
        found = signed.get(key)
        lines.append(
            {
                "label": page.pack.label(f"plan.print.signed_by.{key}", language),
                "name": found.name if found else "",
                "date": day(found.signed_at.date()) if found else "",
            }
        )
    return lines


def _heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def _note(text: str) -> Block:
    return {"kind": "note", "text": text}
