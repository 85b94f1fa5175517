"""Every pair of colours that carries words or meaning can be told apart (WCAG 1.4.3, 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = Path("src/ciranda/web/static/ciranda/css/ciranda.css")
WORDS = 4.5
SHAPES = 3.0
PAPERS = ("white", "sand-50", "sand-100")
PAIRS = [
    *[(ink, paper, WORDS) for ink in ("ink", "ink-soft", "pine-700", "pine-900", "clay-700",
                                      "plum", "red") for paper in PAPERS],
    *[("ink-line", paper, SHAPES) for paper in PAPERS],
    *[("pine-500", paper, SHAPES) for paper in PAPERS],
    ("white", "pine-700", WORDS), ("white", "pine-900", WORDS), ("white", "red", WORDS),
    ("white", "red-900", WORDS), ("pine-200", "pine-900", WORDS), ("ink", "marigold", WORDS),
    ("ink", "sand-200", WORDS), ("pine-900", "pine-100", WORDS), ("pine-900", "pine-200", WORDS),
    ("ink", "pine-50", WORDS), ("marigold-900", "marigold-100", WORDS),
    ("clay-900", "clay-100", WORDS), ("red-900", "red-100", WORDS),
    ("pine-500", "sand-200", SHAPES),
]  # fmt: skip


@pytest.fixture(scope="module")
def palette() -> dict[str, str]:
    found = re.findall(r"--ciranda-([a-z0-9-]+):\s*(#[0-9a-f]{3,6})", CSS.read_text())
    return dict(found)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert _contrast("#000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_the_palette_can_be_read(
    palette: dict[str, str], front: str, back: str, least: float
) -> None:
    assert _contrast(palette[front], palette[back]) >= least
