"""What must be there before a case may close, by the pack's closure rule.

What lies in apps above this one (actions of a plan, a receipt from a school) they answer
themselves: each registers a question here when it starts.
"""

from collections.abc import Callable
from uuid import UUID

from ciranda.programmes.enums import ClosureNeed

Question = Callable[[UUID], str | None]
_questions: dict[ClosureNeed, list[Question]] = {}


def ask_before_closing(need: ClosureNeed, question: Question) -> None:
    """Let `question(case_id)` say why a case may not close yet, in words, or None if it may."""
    if question not in _questions.setdefault(need, []):
        _questions[need].append(question)


def refusals(needs: tuple[ClosureNeed, ...], case_id: UUID) -> list[str]:
    """What other parts of the system still hold against closing, in words."""
    asked = (question(case_id) for need in needs for question in _questions.get(need, ()))
    return [said for said in asked if said]
