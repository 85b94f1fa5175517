"""Entering persons. Every entry path asks first who is known already: `find_or_register`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.common.text import fold
from ciranda.people.actions.own_dossier import open_own
from ciranda.people.actions.telling_apart import remember_apart
from ciranda.people.enums import Part, Precision
from ciranda.people.models import Entry, Participation, Person
from ciranda.people.policies.names import Known, entry
from ciranda.people.queries.candidates import Candidate, Candidates, candidates


@dataclass(frozen=True)
class Entered:
    """What came of entering somebody: found, created, or a question for a human.

    `person_id` is None while somebody must look at `candidates` and decide. `may_be_known` says
    that somebody the actor may not see may be meant, and a message can be relayed by `search_id`.
    """

    person_id: UUID | None
    created: bool
    candidates: tuple[Candidate, ...] = ()
    may_be_known: bool = False
    search_id: UUID | None = None


@action(Permission.PERSON_REGISTER)
def find_or_register(
    *,
    actor: Actor,
    known: Known,
    same_as: UUID | None = None,
    decided: bool = False,
    search_id: UUID | None = None,
    met: Candidates | None = None,
) -> Entered:
    """Enter somebody unless they are known already. Two ways of asking:

    without a decision, one sure match (number, or given name, surnames and birth date all as they
    are) is returned, a possible one is left to a human, and nobody alike is entered. With a
    decision, `same_as` is who it is, or `decided` says that it is none of those proposed, which is
    remembered. `search_id` is the search the human looked at; `met` what that search found, if it
    was made in this very transaction and need not be made again. Raises Person.DoesNotExist when
    `same_as` is not visible to the actor (design, section 8: every entry path).
    """
    if same_as is not None:
        found = Person.objects.only("id").get(pk=same_as)
        touched(None, found.pk, "found", kind="person")
        return Entered(found.pk, created=False, search_id=search_id)
    met = met or candidates(actor, known)
    if not decided and met.proposed:
        return _without_decision(met)
    person = register(
        actor=actor,
        given=known.given,
        surnames=known.surnames,
        known_as=known.known_as,
        born_on=known.born_on,
        born_precision=Precision(known.born_precision),
        mother=known.mother,
        phone=known.phone,
    )
    remember_apart(person.pk, met.proposed)
    for search in {search_id or met.search_id, met.search_id}:
        _entered_after(search)
    return Entered(person.pk, created=True, may_be_known=met.may_be_known, search_id=met.search_id)


def _without_decision(met: Candidates) -> Entered:
    sure = [candidate for candidate in met.proposed if candidate.sure]
    if len(sure) == 1:
        touched(None, sure[0].person_id, "found", kind="person")
        return Entered(sure[0].person_id, created=False, search_id=met.search_id)
    touched(None, met.search_id, "undecided", kind="search")
    return Entered(
        None,
        created=False,
        candidates=met.proposed,
        may_be_known=met.may_be_known,
        search_id=met.search_id,
    )


@action(Permission.PERSON_REGISTER)
def register(
    *,
    actor: Actor,
    given: str,
    surnames: str = "",
    known_as: str = "",
    born_on: date | None = None,
    born_precision: Precision = Precision.DAY,
    mother: str = "",
    phone: str = "",
) -> Person:
    """Enter a person with a dossier of their own, and the words by which they are found.

    The person sees their own dossier; the worker who entered them keeps how to name and reach
    them. Everything else comes with a case (design, section 4). `mother` and `phone` serve
    finding alone: they are kept as signals of a household, nowhere else.
    """
    person_id, dossier_id = uuid7(), uuid7()
    entries = open_own(actor, person_id, dossier_id, born_on)
    Participation.objects.create(
        person_id=person_id, dossier_id=dossier_id, part=Part.SELF, started_on=instant().date()
    )
    known = Known(given, surnames, known_as, born_on, born_precision, mother, phone)
    person = Person.objects.create(
        id=person_id,
        given=given,
        surnames=surnames,
        known_as=known_as,
        born_on=born_on,
        born_precision=born_precision if born_on else Precision.UNKNOWN,
        folded=fold(f"{given} {surnames}"),
    )
    Entry.objects.bulk_create(entries)
    index([(person_id, known)])
    touched(dossier_id, person.pk, "given", "surnames", "born_on", kind="person")
    return person


def index(persons: Sequence[tuple[UUID, Known]]) -> None:
    """Keep the words by which these persons are found. One statement for all of them."""
    words = json.dumps([entry(person_id, known) for person_id, known in persons])
    with connection.cursor() as cursor:
        cursor.execute("select people_index(%s::jsonb)", [words])


def _entered_after(search_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select people_entered_after(%s)", [search_id])
