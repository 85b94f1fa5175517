"""Who may be meant: the one way to look for a person, by ids, under a cap and with a trace."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.common.database import keeping
from ciranda.people.enums import Signal
from ciranda.people.models import Person
from ciranda.people.policies.names import Known, asked

MOST = 20


@dataclass(frozen=True)
class Candidate:
    """A person the asker may see, with what speaks for being the one meant.

    `proposed` ones may be the same human; others only have a like name. `score` orders them and
    decides nothing (design, section 9: no opaque score).
    """

    person_id: UUID
    given: str
    surnames: str
    known_as: str
    born_on: date | None
    born_precision: str
    score: float
    signals: tuple[Signal, ...]
    proposed: bool

    @property
    def full_name(self) -> str:
        """The name as it is said in full."""
        return f"{self.given} {self.surnames}".strip()

    @property
    def sure(self) -> bool:
        """Whether nothing a person would check is left open: the number, or all three of given
        name, surnames and birth date as they are."""
        told = set(self.signals)
        return Signal.NUMBER in told or told >= {Signal.GIVEN, Signal.SURNAMES, Signal.BORN}


@dataclass(frozen=True)
class Candidates:
    """What a search found. `may_be_known`: somebody the asker may not see may be meant, and a
    message can be relayed to whoever answers for them by `search_id`."""

    search_id: UUID
    found: tuple[Candidate, ...]
    may_be_known: bool

    @property
    def proposed(self) -> tuple[Candidate, ...]:
        """Those who may be the same human."""
        return tuple(c for c in self.found if c.proposed)


def candidates(actor: Actor, known: Known, *, limit: int = MOST) -> Candidates:
    """Who may be meant by `known`, best first; two statements whatever is found.

    Persons the actor may not see are told only as `may_be_known`; shielded ones not at all
    (design, section 7). Every call is audited without what was typed, and counted.
    """
    return _search(actor, asked(known), limit)


def told_apart_from(person_id: UUID) -> list[tuple[UUID, str]]:
    """Records that somebody looked at and found to be another person, among those the reader
    sees. One statement."""
    with keeping() as cursor:
        cursor.execute(
            "select id, trim(given || ' ' || surnames) from people_person"
            " where id = any (people_apart_from(%s)) order by folded limit 100",
            [person_id],
        )
        return list(cursor.fetchall())


def doubles_of(actor: Actor, person_id: UUID, known: Known) -> tuple[Candidate, ...]:
    """Other records that may be the same human as `person_id`, but those told apart before."""
    found = _search(actor, asked(known) | {"of_person": str(person_id)}, MOST)
    return found.proposed


def _search(actor: Actor, words: dict[str, Any], limit: int) -> Candidates:
    with keeping() as cursor:
        cursor.execute("select people_candidates(%s::jsonb, %s)", [json.dumps(words), limit])
        row = cursor.fetchone()[0]
    answer: dict[str, Any] = json.loads(row) if isinstance(row, str) else row
    met = {UUID(f["person"]): f for f in answer["found"]}
    # asked even when nothing was met: the answer to a stranger is equal in its statements
    persons = Person.objects.in_bulk(list(met) or [UUID(answer["search"])])
    return Candidates(
        search_id=UUID(answer["search"]),
        found=tuple(_candidate(persons[pk], met[pk]) for pk in met if pk in persons),
        may_be_known=answer["hidden"],
    )


def _candidate(person: Person, row: dict[str, Any]) -> Candidate:
    return Candidate(
        person_id=person.pk,
        given=person.given,
        surnames=person.surnames,
        known_as=person.known_as,
        born_on=person.born_on,
        born_precision=person.born_precision,
        score=row["score"],
        signals=tuple(Signal(s) for s in row["signals"]),
        proposed=row["proposed"],
    )
