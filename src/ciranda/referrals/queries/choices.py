"""What one may choose from: programmes, places, teams, services, children already there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.agencies.models import Parish, Service, Team
from ciranda.common.text import fold
from ciranda.people.queries import Candidates, Known, candidates
from ciranda.programmes.queries import InstalledPack, installed
from ciranda.referrals.policies.sending import takes_professionals, takes_public_signals

MOST_PLACES = 20


@dataclass(frozen=True)
class Place:
    """A parish, as people say it."""

    code: str
    name: str

    def __str__(self) -> str:
        return self.name


def _running_here() -> list[InstalledPack]:
    """The newest version of each programme that has a team here, those with most teams first: a
    programme nobody answers for is not offered to anyone. Two statements."""
    newest = {p.key: p for p in reversed(installed())}
    teams = Counter(Team.objects.filter(ended_on=None).values_list("programme_key", flat=True))
    found = [newest[key] for key in teams if key in newest]
    return sorted(found, key=lambda p: (-teams[p.key], p.key))


def public_programmes() -> list[InstalledPack]:
    """The programmes that take a concern from anyone, newest version of each. Two statements."""
    return [p for p in _running_here() if takes_public_signals(p.pack)]


def programmes_for_staff() -> list[InstalledPack]:
    """The programmes that take referrals from professionals. Two statements."""
    return [p for p in _running_here() if takes_professionals(p.pack)]


def places_named(typed: str) -> list[Place]:
    """The parishes that what was typed may mean, accents and case set aside. One statement.

    Every word must begin a word of the parish's or its municipality's name. At most one more than
    MOST_PLACES: then they are too many to choose from.
    """
    words = fold(typed).split()
    if not words:
        return []
    found = Parish.objects.filter(ended_on=None).order_by("municipality", "name")
    named = (
        Place(code, f"{name}, {town}" if town else name)
        for code, name, town in found.values_list("code", "name", "municipality")
        if _begins(words, fold(f"{name} {town}"))
    )
    return list(islice(named, MOST_PLACES + 1))


def places_meant(typed: str) -> list[Place]:
    """The places that what was typed may mean; only the one of exactly this name, if it is one.
    One statement."""
    found, folded = places_named(typed), _plain(typed)
    exact = [p for p in found if folded in (_plain(p.name), _plain(p.name.partition(",")[0]))]
    return exact if len(exact) == 1 else found


def _plain(words: str) -> str:
    return " ".join(fold(words).split())


def places() -> list[str]:
    """Every parish with its municipality, for suggesting them while somebody types. One
    statement."""
    found = Parish.objects.filter(ended_on=None).order_by("municipality", "name")
    named = found.values_list("name", "municipality")
    return [f"{name}, {town}" if town else name for name, town in named if name]


def _begins(words: Sequence[str], folded: str) -> bool:
    return all(f" {word}" in f" {folded}" for word in words)


def place_of(code: str) -> Place | None:
    """The parish with this code."""
    found = Parish.objects.filter(pk=code, ended_on=None).values_list("name", "municipality")
    return next((Place(code, f"{name}, {town}") for name, town in found), None)


def teams_of_programme(programme_key: str, *, but: UUID) -> list[tuple[UUID, str]]:
    """The other teams of a programme. One statement."""
    found = Team.objects.filter(programme_key=programme_key, ended_on=None).exclude(pk=but)
    return list(found.order_by("name").values_list("id", "name"))


def services_to_ask(actor: Actor) -> list[tuple[UUID, str]]:
    """The services that may be asked, by the label they show to others. One statement."""
    found = Service.objects.filter(ended_on=None).exclude(pk=actor.service_id or UUID(int=0))
    rows = found.order_by("agency__name", "name").values_list(
        "id", "public_label", "agency__name", "name"
    )
    return [(pk, label or f"{agency}: {name}") for pk, label, agency, name in rows]


def known_children(actor: Actor, known: Known) -> Candidates:
    """Who may be meant by a child's name: those one may see, and whether others may be meant."""
    return candidates(actor, known)
