"""A person's own dossier: its grants follow from who entered the person and who protects them."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, open_dossier, principal, replace_grants
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
from ciranda.common.database import instant
from ciranda.common.dates import add_months
from ciranda.common.ids import uuid7
from ciranda.people.models.person import Entry

# Whoever enters a person keeps seeing who it is and how to reach them, until the file has a home.
ENTERED = mask([Category.IDENTITY, Category.LOCATION, Category.CONTACT, Category.SOURCE])
PROTECTED = mask([Category.IDENTITY, Category.LOCATION, Category.CONTACT])
_WHEREABOUTS = mask([Category.LOCATION])


# A child's own dossier is open to whoever entered the child until a case answers for them, and no
# longer than this (ADR 0013; people/sql/0006_reach.sql says the same to the derivation).
ENTERED_FOR = timedelta(days=30)
_OF_AGE = 18 * 12


def open_own(
    actor: Actor, person_id: UUID, dossier_id: UUID, born_on: date | None = None
) -> list[Entry]:
    """Open the own dossier of a person who is being entered. Returns who entered them, to be
    stored once the person is there."""
    now = instant()
    is_child = born_on is not None and now.date() < add_months(born_on, _OF_AGE)
    until = now + ENTERED_FOR if is_child else None
    entries = [
        Entry(
            id=uuid7(),
            person_id=person_id,
            dossier_id=dossier_id,
            principal=number,
            started_at=now,
        )
        for number in _enterers(actor)
    ]
    parties = [_themselves(person_id, now)]
    parties += [_entered(e.pk, e.principal, now, until, shielded=False) for e in entries]
    replace_grants(person_id, derive_simple(dossier_id, parties, at=now))
    open_dossier(DossierKind.PERSON, person_id, dossier_id=dossier_id, person_id=person_id)
    return entries


def rederive_own(person_id: UUID) -> UUID | None:
    """Write the grants that the facts of a person's own dossier give now. Returns the dossier."""
    facts = own_facts(person_id)
    if facts is None:
        return None
    replace_grants(person_id, own_grants(person_id, facts, at=instant()))
    return UUID(facts["dossier"])


def end_entries(person_id: UUID) -> None:
    """A case answers for this person now: whoever entered them no longer reaches into their own
    dossier by that. Part of an action that makes the person a subject of the case."""
    with connection.cursor() as cursor:
        cursor.execute("select people_entry_ends(%s)", [person_id])
        ended = cursor.fetchone()[0]
    if ended:
        rederive_own(person_id)


def own_facts(person_id: UUID) -> dict[str, Any] | None:
    """Who entered a person, who protects them; for the derivation, never for a screen."""
    with connection.cursor() as cursor:
        cursor.execute("select people_own_facts(%s)", [person_id])
        row = cursor.fetchone()
    found: dict[str, Any] | str | None = row[0] if row else None
    return json.loads(found) if isinstance(found, str) else found


def own_grants(person_id: UUID, facts: dict[str, Any], *, at: datetime) -> frozenset[Grant]:
    """The grants that these facts give. Whereabouts of a shielded person are for keepers alone;
    what was sealed by adoption opens to nobody."""
    if facts.get("sealed"):
        return frozenset()
    parties = [_themselves(person_id, datetime.fromisoformat(facts["opened_at"]))]
    for row in facts["entries"]:
        start, end = _at(row["from"]), _at(row["until"]) if row["until"] else None
        parties.append(
            _entered(UUID(row["ref"]), row["principal"], start, end, shielded=facts["shielded"])
        )
    for row in facts["keepers"]:
        sight = Sight(PROTECTED, PROTECTED, ALL_PURPOSES)
        keeper = Party(UUID(row["ref"]), row["principal"], sight, _at(row["from"]))
        parties.append((Basis.APPOINTMENT, keeper))
    return derive_simple(UUID(facts["dossier"]), parties, at=at)


def _themselves(person_id: UUID, since: datetime) -> tuple[Basis, Party]:
    everything = Sight(ALL_CATEGORIES, ALL_CATEGORIES, ALL_PURPOSES)
    number = principal(PrincipalKind.PERSON, person_id)
    return Basis.FAMILY, Party(person_id, number, everything, since)


def _entered(
    ref: UUID, number: int, start: datetime, end: datetime | None, *, shielded: bool
) -> tuple[Basis, Party]:
    cats = ENTERED & ~_WHEREABOUTS if shielded else ENTERED
    return Basis.OWN_RECORD, Party(ref, number, Sight(cats, cats, ALL_PURPOSES), start, end)


def _enterers(actor: Actor) -> list[int]:
    if actor.membership_id:
        return [principal(PrincipalKind.MEMBERSHIP, actor.membership_id)]
    return list(actor.principals)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)
