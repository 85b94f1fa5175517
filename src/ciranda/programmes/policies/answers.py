"""Asking a form: what is asked now, whether answers fit, and which row each belongs to.

Answers are a mapping from linkId to a list of plain values (text, number, boolean, ISO date, or
the code of a choice). Nothing here draws anything: the web renders `layout`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any

from django.utils.translation import gettext

from ciranda.access.enums import Category
from ciranda.programmes.policies.faults import fault_of, ordered
from ciranda.programmes.policies.questionnaire import (
    Behaviour,
    EnableWhen,
    Item,
    ItemType,
    Operator,
    Questionnaire,
)
from ciranda.programmes.policies.words import Words

Answers = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Choice:
    """An answer to choose, in the reader's language."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """One item as it is asked: `depth` counts the groups it stands in below the top one."""

    link_id: str
    type: ItemType
    label: str
    help: str
    required: bool
    repeats: bool
    read_only: bool
    enabled: bool
    choices: tuple[Choice, ...]
    values: tuple[Any, ...]
    unit: str
    least: float | str | None
    most: float | str | None
    max_length: int | None
    depth: int
    depends_on: tuple[str, ...]

    @property
    def value(self) -> Any:
        """The first value, for items that hold one."""
        return self.values[0] if self.values else None


@dataclass(frozen=True)
class AskedGroup:
    """A group as it is asked and stored: one row, one category."""

    link_id: str
    label: str
    help: str
    category: Category
    enabled: bool
    items: tuple[Asked, ...]


@dataclass(frozen=True)
class AnswerError:
    """What is wrong with an answer, and how to put it right; names the item."""

    link_id: str
    message: str


@dataclass(frozen=True)
class GroupAnswers:
    """The answers of one group: one stored row."""

    group: str
    category: Category
    answers: dict[str, list[Any]]


_ORDER: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.GREATER: gt,
    Operator.LESS: lt,
    Operator.GREATER_OR_EQUAL: ge,
    Operator.LESS_OR_EQUAL: le,
}


def is_enabled(form: Questionnaire, link_id: str, answers: Answers) -> bool:
    """Whether an item is asked, given the answers so far (FHIR R4, Questionnaire.enableWhen).

    An item inside something that is not asked is not asked. The answer of an item that is not
    asked does not count.
    """
    return link_id in enabled_ids(form, answers)


def enabled_ids(form: Questionnaire, answers: Answers) -> frozenset[str]:
    """The linkIds of everything asked now.

    Conditions may point forwards or in chains, so the set is worked out again until it stays the
    same; circles, which would never settle, are refused when a pack is checked.
    """
    asked = frozenset(item.link_id for item in form.walk())
    for _ in range(len(asked) + 1):
        counted = {k: v for k, v in answers.items() if k in asked}
        settled = frozenset(_open_items(form.item, counted))
        if settled == asked:
            break
        asked = settled
    return asked


def _open_items(items: Sequence[Item], answers: Answers) -> Iterator[str]:
    for item in items:
        if _holds(item, answers):
            yield item.link_id
            yield from _open_items(item.item, answers)


def _holds(item: Item, answers: Answers) -> bool:
    if not item.enable_when:
        return True
    results = (_condition(when, answers) for when in item.enable_when)
    return any(results) if item.enable_behavior is Behaviour.ANY else all(results)


def _condition(when: EnableWhen, answers: Answers) -> bool:
    values = [v for v in answers.get(when.question, ()) if v not in (None, "")]
    if when.operator is Operator.EXISTS:
        return bool(values) == bool(when.answer)
    if when.operator is Operator.EQUAL:
        return any(_same(v, when.answer) for v in values)
    if when.operator is Operator.NOT_EQUAL:
        return not any(_same(v, when.answer) for v in values)
    compare = _ORDER[when.operator]
    return any(ordered(compare, v, when.answer) for v in values)


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    return value == wanted or str(value) == str(wanted)


def layout(
    form: Questionnaire, answers: Answers, *, words: Words, key: str, language: str
) -> tuple[AskedGroup, ...]:
    """The form as it is asked now: groups, their items in order, with labels in a language."""
    asked = enabled_ids(form, answers)
    ask = _Asking(form, answers, asked, words, key, language)
    return tuple(ask.group(group) for group in form.item)


@dataclass(frozen=True)
class _Asking:
    form: Questionnaire
    answers: Answers
    asked: frozenset[str]
    words: Words
    key: str
    language: str

    def group(self, group: Item) -> AskedGroup:
        return AskedGroup(
            link_id=group.link_id,
            label=self.text(group),
            help=self.told(group, "help") or "",
            category=group.category or Category.DEVELOPMENT,
            enabled=group.link_id in self.asked,
            items=tuple(self.items(group.item, 0)),
        )

    def items(self, items: Sequence[Item], depth: int) -> Iterator[Asked]:
        for item in items:
            yield self.item(item, depth)
            yield from self.items(item.item, depth + 1)

    def item(self, item: Item, depth: int) -> Asked:
        values = tuple(self.answers.get(item.link_id, ()))
        return Asked(
            link_id=item.link_id,
            type=item.type,
            label=self.text(item),
            help=self.told(item, "help") or "",
            required=item.required,
            repeats=item.repeats,
            read_only=item.read_only,
            enabled=item.link_id in self.asked,
            choices=tuple(self.choices(item, values)),
            values=values,
            unit=item.unit,
            least=item.least,
            most=item.most,
            max_length=item.max_length,
            depth=depth,
            depends_on=tuple(dict.fromkeys(w.question for w in item.enable_when)),
        )

    def choices(self, item: Item, values: tuple[Any, ...]) -> Iterator[Choice]:
        for option in item.answer_option:
            told = self.told(item, "options", option.code)
            chosen = option.code in values or (not values and option.initial_selected)
            yield Choice(option.code, told or option.display, chosen)

    def text(self, item: Item) -> str:
        told = self.told(item, "label") or item.translation(self.language)
        return told or item.text

    def told(self, item: Item, *rest: str) -> str | None:
        return self.words.exactly(("forms", self.key, "items", item.link_id, *rest), self.language)


def by_group(form: Questionnaire, answers: Answers) -> tuple[GroupAnswers, ...]:
    """The answers as they are stored: one row a group, what is not asked left out."""
    asked = enabled_ids(form, answers)
    rows = []
    for group in form.item:
        ids = {item.link_id for item in group.walk()} & asked
        held = {k: list(v) for k, v in answers.items() if k in ids and _given(v)}
        if held and group.category is not None:
            rows.append(GroupAnswers(group.link_id, group.category, held))
    return tuple(rows)


def _given(values: Sequence[Any]) -> list[Any]:
    return [v for v in values if v not in (None, "")]


def errors(form: Questionnaire, answers: Answers) -> tuple[AnswerError, ...]:
    """Everything wrong with the answers, in the form's order, in the reader's language.

    Only what is asked is looked at. An unknown linkId is an error too: it would be lost.
    """
    asked = enabled_ids(form, answers)
    found = [
        e for item in form.walk() if item.link_id in asked for e in _item_errors(item, answers)
    ]
    known = {item.link_id for item in form.walk()}
    strange = [
        AnswerError(k, gettext("This form has no question with this name."))
        for k in answers
        if k not in known
    ]
    return tuple(found + strange)


def _item_errors(item: Item, answers: Answers) -> Iterator[AnswerError]:
    values = _given(answers.get(item.link_id, ()))
    if item.required and not values and item.type not in (ItemType.GROUP, ItemType.DISPLAY):
        yield AnswerError(item.link_id, gettext("Answer this question."))
    if len(values) > 1 and not item.repeats:
        yield AnswerError(item.link_id, gettext("Give one answer."))
    for value in values:
        if message := fault_of(item, value):
            yield AnswerError(item.link_id, message)
