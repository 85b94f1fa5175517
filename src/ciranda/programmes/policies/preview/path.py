"""The drawn path: stages from entry to end, left to right by how many moves away they are."""

from collections import deque
from dataclasses import dataclass

from ciranda.programmes.enums import StageKind, Tone
from ciranda.programmes.policies.preview.drawing import QUIET, Drawing, lines_of
from ciranda.programmes.policies.schema import Pack

BOX_W, BOX_H, GAP_X, GAP_Y, LEFT = 186, 62, 58, 26, 24
FILLS = {
    Tone.WAITING: "#fdf0d5",
    Tone.ACTIVE: "#d5e8e4",
    Tone.WATCHING: "#e6e1f0",
    Tone.ENDED: "#eeefef",
}


@dataclass(frozen=True)
class Place:
    """Where a stage stands: its column from the left, and its corner."""

    column: int
    x: float
    y: float


def columns(pack: Pack) -> dict[str, int]:
    """How many moves each stage is away from entry; ends stand last, what nobody reaches too."""
    far = {pack.entry_stage.key: 0}
    waiting = deque(far)
    while waiting:
        here = waiting.popleft()
        for target in pack.stages[here].moves:
            if target not in far and pack.stages[target].kind is not StageKind.ENDED:
                far[target] = far[here] + 1
                waiting.append(target)
    last = max(far.values()) + 1
    return {key: far.get(key, last) for key in pack.stages}


def places(pack: Pack, top: float) -> dict[str, Place]:
    """Where each stage stands: by column, then in the pack's own order."""
    taken: dict[int, int] = {}
    found = {}
    for key, column in columns(pack).items():
        row = taken.get(column, 0)
        taken[column] = row + 1
        x, y = LEFT + column * (BOX_W + GAP_X), top + row * (BOX_H + GAP_Y)
        found[key] = Place(column, x, y)
    return found


def draw_path(drawing: Drawing, pack: Pack, language: str, top: float) -> None:
    """The stages with their moves, each in the colour of its status."""
    standing = places(pack, top)
    below = max(p.y for p in standing.values()) + BOX_H
    backward = 0
    for key, stage in pack.stages.items():
        for target in stage.moves:
            is_back = standing[target].column <= standing[key].column
            backward += is_back
            said = f"{_label(pack, key, language)} → {_label(pack, target, language)}"
            depth = below + 12 + 9 * backward
            d = (
                _under(standing[key], standing[target], depth)
                if is_back
                else _forward(standing[key], standing[target])
            )
            if beside := _beside(standing[key], standing[target]):
                d, depth, backward = beside, 0, backward - 1
            drawing.path(d, said, dashed=is_back)
            drawing.reach(depth if is_back else 0)
    for key, place in standing.items():
        _box(drawing, pack, key, place, language)


def _box(drawing: Drawing, pack: Pack, key: str, place: Place, language: str) -> None:
    stage = pack.stages[key]
    fill = FILLS[pack.statuses[stage.status].tone]
    drawing.rect(place.x, place.y, BOX_W, BOX_H, fill, line=QUIET)
    said = lines_of(_label(pack, key, language), 22)
    for number, line in enumerate(said):
        drawing.words(place.x + 12, place.y + 22 + 17 * number, line, bold=True)
    status = pack.label(f"statuses.{stage.status}", language)
    drawing.words(place.x + 12, place.y + 22 + 17 * len(said), status[:28], size=12, colour=QUIET)


def _label(pack: Pack, key: str, language: str) -> str:
    return pack.label(f"stages.{key}", language)


def _forward(a: Place, b: Place) -> str:
    x1, y1, x2, y2 = a.x + BOX_W, a.y + BOX_H / 2, b.x - 3, b.y + BOX_H / 2
    if b.column - a.column == 1:
        bend = (x1 + x2) / 2
        return f"M{x1:.0f} {y1:.0f} C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    # Over the columns between, above their boxes.
    high = min(a.y, b.y) - 18
    near, late = x1 + GAP_X / 2, x2 - GAP_X / 2
    return (
        f"M{x1:.0f} {y1:.0f} C{near:.0f} {y1:.0f} {near:.0f} {high:.0f} {near + 30:.0f} {high:.0f}"
        f" L{late - 30:.0f} {high:.0f} C{late:.0f} {high:.0f} {late:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    )


def _beside(a: Place, b: Place) -> str | None:
    """Straight from a stage to its neighbour above or below; there and back side by side."""
    if a.column != b.column or abs(a.y - b.y) != BOX_H + GAP_Y:
        return None
    down = b.y > a.y
    x = a.x + BOX_W * (0.8 if down else 0.9)
    return (
        f"M{x:.0f} {a.y + BOX_H:.0f} V{b.y - 3:.0f}"
        if down
        else (f"M{x:.0f} {a.y:.0f} V{b.y + BOX_H + 3:.0f}")
    )


def _under(a: Place, b: Place, depth: float) -> str:
    x1, x2 = a.x + BOX_W * 0.4, b.x + BOX_W * 0.6
    y1, y2 = a.y + BOX_H, b.y + BOX_H + 3
    return f"M{x1:.0f} {y1:.0f} C{x1:.0f} {depth:.0f} {x2:.0f} {depth:.0f} {x2:.0f} {y2:.0f}"
