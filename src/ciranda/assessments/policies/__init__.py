"""Rules of assessments."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is wrong, at which field, and what to do instead."""

    field: str
    message: str


class NotRecordedError(ValueError):
    """Something that cannot be recorded, with every problem in words."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(p.message for p in problems))
        self.problems = problems
