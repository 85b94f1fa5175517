"""Persons, how they take part in dossiers, and what finding and protecting them needs."""

from ciranda.people.models.details import (
    ContactPoint,
    Household,
    HouseholdMember,
    Identifier,
    Residence,
    Schooling,
    SpokenLanguage,
)
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
from ciranda.people.models.place import Place, PlaceRisk
from ciranda.people.models.pregnancy import Birth, Pregnancy, Quiet
from ciranda.people.models.quiet import Erased, NeverAsk, Sealed, SearchNote
from ciranda.people.models.shield import Shield, ShieldKeeper, ShieldNotice

__all__ = [
    "Birth",
    "ContactPoint",
    "Entry",
    "Erased",
    "Household",
    "HouseholdMember",
    "Identifier",
    "NameChange",
    "NameToken",
    "NeverAsk",
    "NotSame",
    "Participation",
    "Person",
    "PersonTokens",
    "Place",
    "PlaceRisk",
    "Pregnancy",
    "Quiet",
    "Relay",
    "RelayMessage",
    "Residence",
    "SamePerson",
    "Schooling",
    "Sealed",
    "Search",
    "SearchFlag",
    "SearchNote",
    "Shield",
    "ShieldKeeper",
    "ShieldNotice",
    "SpokenLanguage",
]
