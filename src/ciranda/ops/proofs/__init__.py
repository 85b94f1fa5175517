"""Proofs that an installation keeps its promises: read as the backup role, computed anew.

Nothing here repairs: a proof that mends what it finds would hide it. Ids only, never a name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Something that should not be: what it concerns (an id) and what is wrong, in words."""

    about: str
    words: str


@dataclass(frozen=True)
class Verdict:
    """What a proof found: how many things it looked at, the faults, and a line for people."""

    looked_at: int
    faults: tuple[Fault, ...]
    line: str

    @property
    def holds(self) -> bool:
        """Whether everything is as it should be."""
        return not self.faults
