"""What changed from one version to the next, thing by thing, for people."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ciranda.plans.policies.comparing import Stretch, words_changed


class Fate(StrEnum):
    """What became of a thing between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Thing:
    """Something of a version under the name it keeps through versions, with its texts by key.

    `kind` is words, goal or action; `section` the section it stands in.
    """

    key: UUID
    kind: str
    section: str
    title: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One text of a thing, as stretches of words kept, added and removed."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Difference:
    """What became of one thing."""

    fate: Fate
    thing: Thing
    lines: tuple[Line, ...]


def differences(before: Iterable[Thing], after: Iterable[Thing]) -> tuple[Difference, ...]:
    """What came, went and changed: in the order of the later version, then what went."""
    old, new = {t.key: t for t in before}, {t.key: t for t in after}
    found = [_difference(old.get(key), thing) for key, thing in new.items()]
    gone = [_lost(thing) for key, thing in old.items() if key not in new]
    return tuple(d for d in [*found, *gone] if d is not None)


def _difference(before: Thing | None, after: Thing) -> Difference | None:
    if before is None:
        lines = tuple(Line(k, words_changed("", text)) for k, text in after.texts if text)
        return Difference(Fate.ADDED, after, lines)
    old = dict(before.texts)
    changed = tuple(
        Line(key, words_changed(old.get(key, ""), text))
        for key, text in after.texts
        if old.get(key, "") != text
    )
    return Difference(Fate.CHANGED, after, changed) if changed else None


def _lost(thing: Thing) -> Difference:
    lines = tuple(Line(k, words_changed(text, "")) for k, text in thing.texts if text)
    return Difference(Fate.REMOVED, thing, lines)
