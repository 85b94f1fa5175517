"""How often a kind of meeting is due, as a deadline like any other.

A pack says `every` at a kind of meeting; from that a running case gets a clock of its own for each
such kind, with its warning and its way up the ladder when it is missed. The pack itself, its check
and its digest stay as written.
"""

from typing import Any

from ciranda.programmes.enums import Event, LengthUnit, RoleKind
from ciranda.programmes.policies.schema import Clock, Length, Pack
from ciranda.programmes.policies.schema.path import Climb
from ciranda.programmes.policies.schema.work import MeetingKind

PREFIX = "meeting_"


def cadence_key(kind: str) -> str:
    """The key of the clock of a kind of meeting."""
    return f"{PREFIX}{kind}"


def with_cadence(pack: Pack) -> Pack:
    """The pack with a clock for every kind of meeting that is due in a rhythm."""
    due = {k: m for k, m in pack.meeting_kinds.items() if m.every}
    clocks = {cadence_key(k): _clock(pack, k, m) for k, m in due.items()}
    if not clocks:
        return pack
    made = pack.model_copy(
        update={"clocks": {**clocks, **pack.clocks}, "locale": _named(pack, tuple(due))}
    )
    # the words were read from the pack as it was before
    made.__dict__.pop("words", None)
    return made


def _clock(pack: Pack, key: str, kind: MeetingKind) -> Clock:
    assert kind.every is not None
    told = [name for name, role in pack.roles.items() if role.kind is RoleKind.COORDINATOR]
    return Clock(
        starts_on=kind.counted_from or Event.MEETING_HELD,
        stops_on=Event.MEETING_HELD,
        meeting_kind=key,
        length=kind.every,
        warn_before=Length(1, LengthUnit.WEEKS),
        climbs=tuple(Climb(to=name, after=Length(0, LengthUnit.DAYS)) for name in told[:1]),
        repeats=True,
        ends_on_working_day=True,
    )


def _named(pack: Pack, kinds: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """The words of all languages, each clock called as its kind of meeting is."""
    return {
        language: {
            **tree,
            "clocks": {
                **{cadence_key(k): tree["meeting_kinds"][k] for k in kinds if _has(tree, k)},
                **tree.get("clocks", {}),
            },
        }
        for language, tree in pack.locale.items()
    }


def _has(tree: dict[str, Any], kind: str) -> bool:
    return kind in (tree.get("meeting_kinds") or {})
