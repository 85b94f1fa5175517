"""Persons, how they take part in dossiers, and what finding and protecting them needs."""

from ciranda.people.models.matching import (
    NameToken,
    NotSame,
    PersonTokens,
    Relay,
    RelayMessage,
    SamePerson,
    Search,
    SearchFlag,
)
from ciranda.people.models.person import Entry, NameChange, Participation, Person
from ciranda.people.models.shield import Shield, ShieldKeeper, ShieldNotice

__all__ = [
    "Entry",
    "NameChange",
    "NameToken",
    "NotSame",
    "Participation",
    "Person",
    "PersonTokens",
    "Relay",
    "RelayMessage",
    "SamePerson",
    "Search",
    "SearchFlag",
    "Shield",
    "ShieldKeeper",
    "ShieldNotice",
]
