"""Where needs meet no service, and where services double each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ciranda.common.counting import hide_small
from ciranda.services.policies.matching import Rules, overlap


@dataclass(frozen=True)
class Unmet:
    """Needs of one topic that nobody met: at counters, and of families asked for by name."""

    topic: str
    at_counters: int
    asked: int


@dataclass(frozen=True)
class Described:
    """An offer on the map."""

    id: str
    name: str
    service: str
    formal: bool
    rules: Rules


@dataclass(frozen=True)
class TopicOnMap:
    """One topic: who offers something, what was not met (None: too few to show), what that means.

    A gap: needs nobody met that are enough to show, and no open offer; or no offer at all. `short`:
    needs unmet although somebody offers. `doubles`: pairs that are for the same families.
    """

    topic: str
    offers: tuple[Described, ...]
    unmet: int | None
    is_gap: bool
    is_short: bool
    doubles: tuple[tuple[str, str], ...]


def on_map(
    topics: Iterable[str], offers: Sequence[Described], unmet: Iterable[Unmet]
) -> list[TopicOnMap]:
    """Every topic with its offers, gaps and doubles. Source: capability A43."""
    sums: dict[str, int] = dict.fromkeys(topics, 0)
    for one in unmet:
        if one.topic in sums:
            sums[one.topic] += one.at_counters + one.asked
    shown = hide_small(sums)
    return [_topic(topic, offers, shown) for topic in sums]


def _topic(topic: str, offers: Sequence[Described], shown: Mapping[str, int | None]) -> TopicOnMap:
    here = tuple(o for o in offers if topic in o.rules.topics)
    is_open = any(not o.rules.takes_nobody for o in here)
    many = bool(shown[topic])
    doubles = tuple(
        (a.name, b.name)
        for a, b in combinations(here, 2)
        if a.service != b.service and overlap(a.rules, b.rules)
    )
    return TopicOnMap(topic, here, shown[topic], not here or (many and not is_open),
                      many and is_open, doubles)  # fmt: skip


@dataclass(frozen=True)
class Area:
    """Parishes for whose families the same topics are taken, and the same are not."""

    parishes: tuple[str, ...]
    taken: tuple[str, ...]
    lacking: tuple[str, ...]


def areas(
    topics: Sequence[str], offers: Sequence[Described], parishes: Mapping[str, str]
) -> list[Area]:
    """The parishes (code to name) by what somebody takes their families for, the least first.

    An offer without parishes is for all; one that takes nobody now is for none. A parish says
    nothing of how many there needed it: the counters know no parish. Source: capability A43.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for code, name in parishes.items():
        here = [o.rules for o in offers if not o.rules.takes_nobody and _for(o.rules, code)]
        taken = tuple(topic for topic in topics if any(topic in rules.topics for rules in here))
        found.setdefault(taken, []).append(name)
    made = [
        Area(tuple(names), taken, tuple(topic for topic in topics if topic not in taken))
        for taken, names in found.items()
    ]
    return sorted(made, key=lambda area: (len(area.taken), area.parishes))


def _for(rules: Rules, parish: str) -> bool:
    return not rules.parishes or parish in rules.parishes
