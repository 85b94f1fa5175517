"""A reason that a form's answer proposes points at a question and answers that are there."""

import pytest

from ciranda.programmes.policies.checks import check_pack
from tests.programmes.packs import files_of

KEY = "utrecht-youth-health"


def _remedies(old: str, new: str) -> list[tuple[str, str]]:
    files = dict(files_of(KEY))
    name = next(n for n in files if n.endswith("programme.yaml"))
    assert old in files[name]
    files[name] = files[name].replace(old, new)
    return [(problem.what, problem.remedy) for problem in check_pack(files).problems]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("item: screen", "item: scren", "is no question of this form"),
        ("item: screen", "item: noticed", "is no question of this form"),
        ("any_of: [doubtful", "any_of: [dubious", "is no answer of"),
    ],
)
def test_a_question_or_answer_that_is_not_there_is_named(old: str, new: str, what: str) -> None:
    (problem,) = _remedies(old, new)
    assert what in problem[0]


def test_a_form_that_is_not_there_is_named_once() -> None:
    said = _remedies("{form: language_and_school,", "{form: language_school,")
    assert ["is not among the forms" in what for what, _ in said] == [True]
