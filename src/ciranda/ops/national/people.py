"""Persons with dossiers of their own, and the households they live in."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from ciranda.access.enums import (
    ALL_CATEGORIES,
    ALL_PURPOSES,
    Basis,
    Category,
    DossierKind,
    PrincipalKind,
    mask,
)
from ciranda.access.policies.derivation import Grant, Party, Sight, derive_simple
from ciranda.common.dates import add_months
from ciranda.common.text import fold
from ciranda.ops.national import names
from ciranda.ops.national.copying import Rows
from ciranda.ops.national.district import Team, Worker
from ciranda.ops.national.size import Making

SINGLE, TWO = 0.80, 0.95
TWINS = 0.06
FATHER_KNOWN = 0.72
_ALL = Sight(ALL_CATEGORIES, ALL_CATEGORIES, ALL_PURPOSES)
_KEPT = mask([Category.IDENTITY, Category.LOCATION, Category.CONTACT, Category.SOURCE])
_ENTERER = Sight(_KEPT, _KEPT, ALL_PURPOSES)


@dataclass(frozen=True)
class Human:
    """A person of the country."""

    id: str
    dossier_id: str
    principal: int
    given: str
    surnames: str
    born_on: date
    relation: str = ""


@dataclass
class Household:
    """Children with their carers, the team of their parish and the worker who knows them."""

    team: Team
    manager: Worker
    opened_at: datetime
    carers: list[Human] = field(default_factory=list)
    children: list[Human] = field(default_factory=list)


def put_grants(rows: Rows, grants: frozenset[Grant], source: str) -> None:
    """The grants of one source, as rows."""
    for one in grants:
        rows.put(
            "access_grant",
            dossier_id=one.dossier_id,
            principal=one.principal,
            basis=int(one.basis),
            basis_ref=one.basis_ref,
            cats=one.cats,
            writes=one.writes,
            purposes=one.purposes,
            valid_from=one.valid_from,
            valid_until=one.valid_until or "infinity",
            source_id=source,
        )


def put_dossier(
    rows: Rows,
    dossier_id: str,
    kind: DossierKind,
    source: str,
    at: datetime,
    *,
    case_id: str | None = None,
    person_id: str | None = None,
) -> None:
    """A dossier in the register."""
    rows.put(
        "access_dossier",
        id=dossier_id,
        kind=int(kind),
        source_id=source,
        case_id=case_id,
        person_id=person_id,
        opened_at=at,
        region_id=1,
    )


def make_household(making: Making, team: Team, opened_at: datetime, most: int) -> Household:
    """A household with one to three children who come to the team, at most so many."""
    pick = making.pick
    home = Household(team, pick.choice(team.workers[1:]), opened_at)
    roll = pick.random()
    count = min(most, 1 if roll < SINGLE else 2 if roll < TWO else 3)
    theirs, his = names.surname(pick), names.surname(pick)
    mother = names.surnames(pick, names.surname(pick), theirs)
    home.carers.append(_adult(making, home, mother, "mother"))
    if pick.random() < FATHER_KNOWN:
        father = names.surnames(pick, names.surname(pick), his)
        home.carers.append(_adult(making, home, father, "father"))
    birth = _birth(making, opened_at)
    family_name = names.surnames(pick, theirs, his)
    for number in range(count):
        if number and pick.random() > TWINS:
            birth = add_months(birth, -pick.randrange(11, 20))
        given = names.given_name(pick)
        home.children.append(_enter(making, home, given, family_name, birth, ""))
    return home


def _birth(making: Making, opened_at: datetime) -> date:
    return opened_at.date() - timedelta(days=making.pick.randrange(60, 1700))


def _adult(making: Making, home: Household, surnames: str, relation: str) -> Human:
    born = home.opened_at.date() - timedelta(days=making.pick.randrange(7000, 15500))
    given = names.given_name(making.pick)
    return _enter(making, home, given, surnames, born, relation)


def _enter(
    making: Making,
    home: Household,
    given: str,
    surnames: str,
    born_on: date,
    relation: str,
) -> Human:
    """A person as `people.actions.register` enters them, by the household's worker."""
    at = home.opened_at
    person_id, dossier_id, entry_id = (making.id_at(at) for _ in range(3))
    number = making.numbers.give(PrincipalKind.PERSON, person_id)
    whole = UUID(person_id)
    parties = [(Basis.FAMILY, Party(whole, number, _ALL, at))]
    if relation:
        # a child's case answers for the child from that instant, so the entry has ended
        entered = Party(UUID(entry_id), home.manager.principal, _ENTERER, at)
        parties.append((Basis.OWN_RECORD, entered))
    put_grants(making.rows, derive_simple(UUID(dossier_id), parties, at=making.now), person_id)
    put_dossier(making.rows, dossier_id, DossierKind.PERSON, person_id, at, person_id=person_id)
    making.rows.put(
        "people_person",
        id=person_id,
        given=given,
        surnames=surnames,
        known_as="",
        born_on=born_on,
        born_precision="day",
        folded=fold(f"{given} {surnames}"),
        version=1,
    )
    making.rows.put(
        "people_entry",
        id=entry_id,
        person_id=person_id,
        dossier_id=dossier_id,
        principal=home.manager.principal,
        started_at=at,
        ended_at=None if relation else at,
    )
    participates(making, dossier_id, person_id, "self", at)
    _put_tokens(making, home, person_id, given, surnames, born_on)
    return Human(person_id, dossier_id, number, given, surnames, born_on, relation)


def _put_tokens(
    making: Making, home: Household, person_id: str, given: str, surnames: str, born_on: date
) -> None:
    """The words by which a person is found; a child's mother is a signal of the household."""
    first = making.vocabulary.numbers(given)
    last = making.vocabulary.numbers(surnames)
    mother = home.carers[0] if home.carers else None
    named = making.vocabulary.numbers(f"{mother.given} {mother.surnames}") if mother else ()
    making.rows.put(
        "people_persontokens",
        person_id=person_id,
        given=first,
        known=(),
        surnames=last,
        mother=named,
        tokens=first + last,
        phones=(),
        numbers=(),
        born_on=born_on,
        born_precision="day",
    )


def participates(
    making: Making,
    dossier_id: str,
    person_id: str,
    part: str,
    at: datetime,
    relation: str = "",
) -> None:
    """Let a person be seen through a dossier."""
    making.rows.put(
        "people_participation",
        id=making.id_at(at),
        person_id=person_id,
        dossier_id=dossier_id,
        part=part,
        relation=relation,
        holds_responsibility=part == "carer",
        started_on=at.date(),
        end_reason="",
    )
