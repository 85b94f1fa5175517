"""Who sees what: what the family can open to others, and what each role reads and writes."""

from collections.abc import Iterable

from ciranda.access.enums import Category
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.preview.drawing import Drawing, lines_of
from ciranda.programmes.policies.schema import Pack

LABEL_W, STEP, ROW = 290, 44, 36
OPEN, WRITE = "#3fa796", "#1d2b3a"


def draw_consents(drawing: Drawing, pack: Pack, language: str, top: float) -> float:
    """A row for each consent, a dot for each category it can open; gives where it ends."""
    _heads(drawing, top)
    for number, (key, column) in enumerate(pack.consent_columns.items()):
        y = top + ROW * number + 18
        label = pack.label(f"consent_columns.{key}", language)
        part = column.kind is ConsentKind.PARTICIPATION
        _row(drawing, y, label, "●" if part else "", column.categories, ())
    return top + ROW * len(pack.consent_columns)


def draw_roles(drawing: Drawing, pack: Pack, language: str, top: float) -> float:
    """A row for each role: green where it reads, dark where it also writes."""
    _heads(drawing, top)
    for number, (key, role) in enumerate(pack.roles.items()):
        y = top + ROW * number + 18
        _row(drawing, y, pack.label(f"roles.{key}", language), "", role.reads, role.writes)
    return top + ROW * len(pack.roles)


def _heads(drawing: Drawing, top: float) -> None:
    for category in Category:
        drawing.slanted(LABEL_W + STEP * category + 14, top - 2, str(category.label))


def _row(
    drawing: Drawing, y: float, label: str, mark: str, reads: Iterable[Category],
    writes: Iterable[Category],
) -> None:  # fmt: skip
    drawing.line(24, y + 15, LABEL_W + STEP * len(Category), y + 15)
    said = lines_of(f"{label} {mark}".strip(), 38)
    for line, words in enumerate(said):
        drawing.words(24, y + (4 if len(said) == 1 else -3 + 14 * line), words, size=13)
    written = set(writes)
    for category in sorted({*reads, *written}):
        fill = WRITE if category in written else OPEN
        drawing.dot(LABEL_W + STEP * category + 16, y, 7, fill, fill)
