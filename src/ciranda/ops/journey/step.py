"""What a step of the journey is, and what is known along the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Purpose
from ciranda.ops.demo.world import World
from ciranda.ops.journey.wall import Look, Seen

CHILD, SURNAMES, MOTHER = "Alma", "Exemplo da Fonte", "Rosa"
PREFIX = "journey."


@dataclass
class Journey:
    """The world seen from one story: the child of the journey, or a programme's scenario."""

    world: World
    prefix: str = PREFIX
    told: dict[str, "Done"] = field(default_factory=dict)

    def __getitem__(self, name: str) -> UUID:
        return self.world[self.prefix + name]

    def worker(self, name: str, purpose: Purpose = Purpose.SUPPORT) -> Actor:
        """A worker of the district as they act now."""
        return self.world.actor(name, purpose)

    def family(self, name: str) -> Actor:
        """Somebody of the family whom a step has met, signed in for themselves."""
        return self.world.family(f"{self.prefix}{name}")

    @property
    def mother(self) -> Actor:
        """The mother, signed in for herself."""
        return self.family("mother")


@dataclass(frozen=True)
class Done:
    """What happened: who did it, in plain words, what the wall says now, new ids, and refusals."""

    who: str
    did: str
    wall: tuple[Look | str, ...] = ()
    ids: dict[str, UUID] = field(default_factory=dict)
    refused: tuple[str, ...] = ()

    def seen_by(self, who: str) -> Seen:
        """What the wall said of somebody in this step. Raises LookupError for nobody asked."""
        for one in self.wall:
            if isinstance(one, Look) and one.who == who:
                return one.seen
        raise LookupError(who)


@dataclass(frozen=True)
class Step:
    """One step: its key, the words it has in a list, and how it is done."""

    key: str
    title: str
    act: Callable[[Journey], Done]


def refusal(act: Callable[[], object]) -> str:
    """The words in which `act` is refused; nothing of it stands.

    Raises AssertionError if it is not refused: a scenario never tells what did not happen.
    """
    try:
        with transaction.atomic():
            act()
    except (Refused, ValidationError, ValueError) as error:
        return " ".join(getattr(error, "messages", None) or [str(error)])
    raise AssertionError("this should have been refused")
