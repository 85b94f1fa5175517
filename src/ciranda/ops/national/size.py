"""How large the country is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from ciranda.access.enums import PrincipalKind
from ciranda.ops.national.copying import Rows
from ciranda.people.policies.names import words
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import consent_text
from ciranda.programmes.queries.installed import ConsentText

SEED = 20261
_LOW_BITS = (1 << 62) - 1
# Whoever appointed whom in an invented country.
NOBODY = "00000000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Size:
    """Children and teams to load. 80,000 and 154 are the load size the product is measured at."""

    children: int = 80_000
    teams: int = 154
    workers_per_team: int = 26

    @classmethod
    def of(cls, children: int) -> "Size":
        """A country of so many children, with teams of the usual size."""
        return cls(children, max(2, round(children * 154 / 80_000)), 26 if children > 5000 else 6)


class Numbers:
    """Gives principals their small numbers, in a row."""

    def __init__(self, rows: Rows, after: int) -> None:
        self.rows, self.last = rows, after

    def give(self, kind: PrincipalKind, ref: str, role: str = "") -> int:
        """The number of a new principal."""
        self.last += 1
        self.rows.put("access_principal", id=self.last, kind=int(kind), ref=ref, role=role)
        return self.last


@dataclass
class Vocabulary:
    """The words of names with their ids, as `people_index` keeps them."""

    ids: dict[str, int] = field(default_factory=dict)
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)
    last: int = 0

    def learn(self, ids: dict[str, int]) -> None:
        """Words that have their ids already."""
        self.ids.update(ids)
        self.last = max(ids.values(), default=0)

    def learn_names(self, names: Iterable[str]) -> None:
        """Give ids to the words of all these names, so that whoever makes people gives the same."""
        for name in names:
            self.numbers(name)

    def numbers(self, name: str) -> tuple[int, ...]:
        """The ids of a name's words, given on first use."""
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = tuple(self._number(word) for word in words(name))
        return found

    def _number(self, word: str) -> int:
        if word not in self.ids:
            self.last += 1
            self.ids[word] = self.last
        return self.ids[word]


@dataclass
class Making:
    """What everything that makes rows needs: chance with a fixed seed, one moment, the pack."""

    size: Size
    pack: Pack
    pack_version_id: str
    now: datetime
    pick: Random
    rows: Rows
    numbers: Numbers
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    human_id: str = NOBODY

    shown: dict[str, ConsentText] = field(default_factory=dict)

    @classmethod
    def begin(
        cls,
        size: Size,
        pack: Pack,
        pack_version_id: str,
        *,
        last_number: int,
        now: datetime | None = None,
        chance: int = -1,
    ) -> "Making":
        """Fresh chance: the same size and part of it give the same country."""
        rows = Rows()
        pick = Random(f"{SEED}:{chance}")  # noqa: S311  # nosec B311  # invented people
        moment = now or datetime.now(UTC).replace(microsecond=0)
        return cls(size, pack, pack_version_id, moment, pick, rows, Numbers(rows, last_number))

    def consent_shown(self, column: str) -> ConsentText:
        """The words of a consent column, digested once."""
        if column not in self.shown:
            self.shown[column] = consent_text(self.pack, column, "pt")
        return self.shown[column]

    def id_at(self, at: datetime) -> str:
        """A time-ordered key of that moment (the form of RFC 9562, version 7)."""
        ms, low = int(at.timestamp() * 1000), self.pick.getrandbits(74)
        whole = f"{ms << 80 | 7 << 76 | (low >> 62) << 64 | 2 << 62 | low & _LOW_BITS:032x}"
        return f"{whole[:8]}-{whole[8:12]}-{whole[12:16]}-{whole[16:20]}-{whole[20:]}"
