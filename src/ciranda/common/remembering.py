"""Answers asked for once in a run of equal work: an import's rows, in one transaction.

Outside `remembering` a remembered function is an ordinary one. Only what the run itself does not
change may be remembered: which team answers for a parish, its working days, a principal's number.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Params = ParamSpec("Params")
Answer = TypeVar("Answer")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, every `remembered` function is asked once for the same arguments.

    Keep it short: what others change meanwhile is seen by the next one.
    """
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def forget() -> None:
    """Ask everything anew: what was numbered in work that was rolled back is not there."""
    answers = _answers.get()
    if answers is not None:
        answers.clear()


def remembered(function: Callable[Params, Answer]) -> Callable[Params, Answer]:
    """Let the function's answers be kept inside `remembering`. Its arguments must be hashable."""

    @wraps(function)
    def ask(*args: Params.args, **kwargs: Params.kwargs) -> Answer:
        answers = _answers.get()
        if answers is None:
            return function(*args, **kwargs)
        key = (function, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = function(*args, **kwargs)
        kept: Answer = answers[key]
        return kept

    return ask
