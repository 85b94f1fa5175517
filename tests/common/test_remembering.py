"""Answers that a run of equal work asks for once, and forgets where it must."""

from collections.abc import Callable

from ciranda.common.remembering import forget, remembered, remembering


def _counted() -> tuple[list[tuple[int, str]], Callable[..., int]]:
    asked: list[tuple[int, str]] = []

    @remembered
    def ask(number: int, word: str = "") -> int:
        asked.append((number, word))
        return len(asked)

    return asked, ask


def test_outside_a_run_every_question_is_asked() -> None:
    asked, ask = _counted()
    assert [ask(1), ask(1)] == [1, 2]
    assert len(asked) == 2


def test_inside_a_run_equal_questions_are_asked_once() -> None:
    asked, ask = _counted()
    with remembering():
        assert [ask(1), ask(1), ask(1, word="other"), ask(2)] == [1, 1, 2, 3]
    assert asked == [(1, ""), (1, "other"), (2, "")]


def test_the_next_run_knows_nothing_of_the_one_before() -> None:
    asked, ask = _counted()
    for _ in range(2):
        with remembering():
            ask(1)
    assert len(asked) == 2


def test_after_work_that_was_rolled_back_everything_is_asked_anew() -> None:
    asked, ask = _counted()
    with remembering():
        ask(1)
        forget()
        ask(1)
    assert len(asked) == 2
