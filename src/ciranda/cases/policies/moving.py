"""What other parts of the system hold against moving a case to a stage.

What lies in apps above this one (an ordinary place to be looked for first) they answer themselves:
each registers a question here when it starts.
"""

from collections.abc import Callable
from uuid import UUID

from ciranda.programmes.policies.schema import Pack

Question = Callable[[UUID, Pack, str], str | None]
_questions: list[Question] = []


def ask_before_moving(question: Question) -> None:
    """Let `question(case_id, pack, stage)` say why a case may not move there yet, or None."""
    if question not in _questions:
        _questions.append(question)


def refusals_to_move(case_id: UUID, pack: Pack, to: str) -> list[str]:
    """What stands against moving a case to a stage, in words."""
    asked = (question(case_id, pack, to) for question in _questions)
    return [said for said in asked if said]
