"""The country in parts: each made by itself from its own chance, by as many processes as cores.

A part is a slice of time with its own seed and its own numbers, so the country is the same whoever
makes the parts and in whatever order; they are copied in the order of time. This file is read by
the making processes before Django is ready: it imports nothing of the product at the top.
"""

import multiprocessing
import os
import pickle  # nosec B403  # between our own processes, nothing from outside
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ciranda.ops.national.copying import Batch
    from ciranda.ops.national.households import Ground

# Enough for a copy to be worth its trip (some 60,000 rows), few enough to wait in memory.
CHILDREN = 500
# Starting a process costs about a second: below this it is quicker to make everything here.
FEW_PARTS = 4
MOST_PROCESSES = 8

_ground: Any = None


def parts_of(children: int) -> int:
    """How many parts a country of so many children has."""
    return -(-children // CHILDREN)


def made(ground: "Ground", *, processes: int | None = None) -> Iterator["Batch"]:
    """Every part of the country in order, while the next ones are being made."""
    from ciranda.ops.national.households import make_part  # noqa: PLC0415 - see above

    parts = parts_of(ground.size.children)
    if processes is None:
        processes = min(os.cpu_count() or 1, MOST_PROCESSES) if parts > FEW_PARTS else 1
    if processes == 1:
        for part in range(parts):
            yield make_part(ground, part)
        return
    yield from _made_beside(ground, parts, processes)


def _made_beside(ground: "Ground", parts: int, processes: int) -> Iterator["Batch"]:
    pool = ProcessPoolExecutor(
        processes,
        multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(pickle.dumps(ground),),
    )
    ahead: deque[Future[Batch]] = deque()
    try:
        for part in range(parts):
            ahead.append(pool.submit(_make, part))
            if len(ahead) > processes + 1:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(ground: bytes) -> None:
    global _ground  # noqa: PLW0603 - what a making process is given once, not with every part
    import django  # noqa: PLC0415 - this process has just begun

    django.setup()
    _ground = pickle.loads(ground)  # noqa: S301  # nosec B301  # written by the process above


def _make(part: int) -> "Batch":
    from ciranda.ops.national.households import make_part  # noqa: PLC0415 - see above

    return make_part(_ground, part)
