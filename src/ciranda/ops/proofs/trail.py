"""The audit trail is whole: every seal computed again, here, from the events themselves."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.backends.utils import CursorWrapper

from ciranda.common.database import BACKUP, rows, speaking_as
from ciranda.common.merkle import leaf, root
from ciranda.ops.proofs import Fault, Verdict

# One event as it was sealed: its columns as text, in the order of the seal. Ids and field names.
_EVENTS = """
select e.id, array[e.id::text, extract(epoch from e.at)::text, coalesce(e.human_id::text, '-'),
  coalesce(e.membership_id::text, '-'), e.verb, e.outcome::text, e.kind,
  coalesce(e.object_id::text, '-'), coalesce(e.dossier_id::text, '-'), e.fields::text,
  coalesce(e.basis::text, '-'), coalesce(e.purpose::text, '-'), e.reason,
  coalesce(e.request_id::text, '-')] as parts
from audit_event e where e.id > %s and e.id <= %s order by e.id
"""
SEPARATOR = "\x1f"


Advance = Callable[[int], object]
Anchor = tuple[int, str]


def prove(advance: Advance = int, *, anchor: Anchor | None = None) -> Verdict:
    """Compute every seal's root anew and follow the chain to its head.

    `anchor` is a seal's number and root (hex) that was kept elsewhere: it must still be there, so
    that even a whole chain replaced is found out. `advance` is told how many events were read.
    """
    with speaking_as(BACKUP) as cursor:
        seals = rows(cursor, "select * from audit_seal order by id")
        faults = [*_chain(cursor, seals, advance), *_head(cursor, seals), *_anchored(seals, anchor)]
        waiting = _unsealed(cursor, seals[-1]["last_event"] if seals else 0)
    events = sum(seal["events"] for seal in seals)
    line = f"{events} events under {len(seals)} seals, {waiting} not yet sealed"
    return Verdict(events, tuple(faults), line)


def total() -> int:
    """How many sealed events there are, for a progress bar."""
    with speaking_as(BACKUP) as cursor:
        found = rows(cursor, "select coalesce(sum(events), 0) as n from audit_seal")
    return int(found[0]["n"])


def newest() -> Anchor | None:
    """The newest seal's number and root, to be kept elsewhere as an anchor."""
    with speaking_as(BACKUP) as cursor:
        found = rows(cursor, "select id, root from audit_seal order by id desc limit 1")
    return (found[0]["id"], bytes(found[0]["root"]).hex()) if found else None


def _unsealed(cursor: CursorWrapper, after: int) -> int:
    found = rows(cursor, "select count(*) as n from audit_event where id > %s", [after])
    return int(found[0]["n"])


def _chain(cursor: CursorWrapper, seals: list[dict[str, Any]], advance: Advance) -> Iterator[Fault]:
    before, last = b"", 0
    for seal in seals:
        events = rows(cursor, _EVENTS, [last, seal["last_event"]])
        yield from _seal(seal, events, before)
        before, last = bytes(seal["root"]), seal["last_event"]
        advance(len(events))


def _seal(seal: dict[str, Any], events: list[dict[str, Any]], before: bytes) -> Iterator[Fault]:
    about = f"seal {seal['id']}"
    if bytes(seal["previous"]) != before:
        yield Fault(about, "does not follow the seal before it: one was changed or taken out")
    ids = [event["id"] for event in events]
    if len(ids) != seal["events"]:
        words = f"{seal['events']} events were sealed, {len(ids)} are there"
        yield Fault(about, words)
    elif ids and (ids[0], ids[-1]) != (seal["first_event"], seal["last_event"]):
        yield Fault(about, "begins or ends with other events than were sealed")
    elif root([_leaf(event["parts"]) for event in events]) != bytes(seal["root"]):
        yield Fault(about, f"an event from {ids[0]} to {ids[-1]} was changed")


def _head(cursor: CursorWrapper, seals: list[dict[str, Any]]) -> Iterator[Fault]:
    head = rows(cursor, "select seal, events, root from audit_head")[0]
    if not seals:
        if head["seal"]:
            yield Fault("the chain", "was cut off: no seal is left")
        return
    newest_seal = seals[-1]
    same = head["seal"] == newest_seal["id"] and bytes(head["root"]) == bytes(newest_seal["root"])
    if not same:
        yield Fault("the chain", f"was cut off: it ended with seal {head['seal']}")
    elif head["events"] != sum(seal["events"] for seal in seals):
        yield Fault("the chain", f"{head['events']} events were sealed in all, not so many now")


def _anchored(seals: list[dict[str, Any]], anchor: Anchor | None) -> Iterator[Fault]:
    if anchor is None:
        return
    kept = {seal["id"]: bytes(seal["root"]).hex() for seal in seals}
    if kept.get(anchor[0]) != anchor[1]:
        yield Fault(f"seal {anchor[0]}", "is not the one that was kept elsewhere")


def _leaf(parts: list[str]) -> bytes:
    return leaf(SEPARATOR.join(parts).encode())
