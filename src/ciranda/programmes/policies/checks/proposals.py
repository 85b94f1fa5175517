"""What a form's answer proposes by itself points at a question and answers that are there."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from ciranda.programmes.policies.marks import Document
from ciranda.programmes.policies.problems import Problem, one_of
from ciranda.programmes.policies.questionnaire import Item, Questionnaire
from ciranda.programmes.policies.schema.monitoring import Answered, Monitoring


def proposal_problems(
    sheet: Document, monitoring: Monitoring | None, forms: Mapping[str, Document]
) -> Iterator[Problem]:
    """Every `when_answered` whose question or answers no form of the pack has."""
    for kind in monitoring.suggestions.values() if monitoring else ():
        for reason in kind.reasons.values():
            asked = reason.when_answered
            form = _read(forms[asked.form].value) if asked and asked.form in forms else None
            if asked and form:
                path = ("monitoring", "suggestions", kind.key, "reasons", reason.key)
                for name, what, remedy in _faults(asked, form):
                    yield sheet.problem((*path, "when_answered", name), what, remedy)


def _faults(asked: Answered, form: Questionnaire) -> Iterator[tuple[str, str, str]]:
    choices = {item.link_id: _codes(item) for item in form.walk() if item.answer_option}
    if asked.item not in choices:
        what = f"“{asked.item}” is no question of this form with answers to choose from"
        yield "item", what, one_of(asked.item, choices)
        return
    for code in asked.any_of:
        if code not in choices[asked.item]:
            what = f"“{code}” is no answer of “{asked.item}”"
            yield "any_of", what, one_of(code, choices[asked.item])


def _codes(item: Item) -> list[str]:
    return [option.code for option in item.answer_option]


def _read(value: Any) -> Questionnaire | None:
    try:
        return Questionnaire.model_validate(value)
    except ValidationError:
        return None
