"""Draws the stack of apps from the contract in .importlinter, so that picture and rule agree.

Command line: ``python -m tools.layers`` writes ``docs/layers.svg``.
"""

import configparser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = ROOT / ".importlinter"
PICTURE = ROOT / "docs" / "layers.svg"

WIDTH, ROW, GAP, MARGIN, ARROW = 560, 34, 8, 16, 40
STYLE = "font: 15px 'Atkinson Hyperlegible Next', 'Noto Sans', Arial, sans-serif"
# From the doors people use, through the work, to the ground everything stands on.
DOORS, WORK, GROUND = "#d5e8e4", "#fdf0d5", "#e6e1f0"


def rows() -> list[list[str]]:
    """The layers from top to bottom; names on one row are strangers to each other."""
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS, encoding="utf-8")
    lines = contracts["importlinter:contract:stack"]["layers"].split("\n")
    return [[name.strip(" ()") for name in line.split("|")] for line in lines if line.strip()]


def _colour(names: list[str], domain: set[str]) -> str:
    if domain & set(names):
        return WORK
    return DOORS if {"config", "web", "interop"} & set(names) else GROUND


def domain_apps() -> set[str]:
    """The apps whose inner order is held by a contract."""
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS, encoding="utf-8")
    listed = contracts["importlinter:contract:inside"]["containers"].split()
    return {name.removeprefix("ciranda.") for name in listed}


def _row(names: list[str], top: int, domain: set[str]) -> list[str]:
    wide = WIDTH - ARROW - 2 * MARGIN
    each = (wide - GAP * (len(names) - 1)) / len(names)
    drawn = []
    for place, name in enumerate(names):
        left = MARGIN + ARROW + place * (each + GAP)
        drawn += [
            f'<rect x="{left:.0f}" y="{top}" width="{each:.0f}" height="{ROW}" rx="4"'
            f' fill="{_colour(names, domain)}" stroke="#4a4a4a"/>',
            f'<text x="{left + each / 2:.0f}" y="{top + 22}" text-anchor="middle">{name}</text>',
        ]
    return drawn


def picture() -> str:
    """The whole drawing as SVG text."""
    stack, domain = rows(), domain_apps()
    height = 2 * MARGIN + len(stack) * (ROW + GAP) - GAP
    words = "; ".join(" beside ".join(names) for names in stack)
    axis, end = MARGIN + 8, height - MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-labelledby="title desc" style="{STYLE}">',
        '<title id="title">The stack of apps: each may import what is below it</title>',
        f'<desc id="desc">From top to bottom: {words}.</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<path d="M{axis} {MARGIN} V{end} m-5 -8 l5 8 l5 -8" fill="none" stroke="#4a4a4a"/>',
        f'<text transform="translate({axis + 20} {height / 2:.0f}) rotate(90)"'
        ' text-anchor="middle">may import</text>',
    ]
    for number, names in enumerate(stack):
        lines += _row(names, MARGIN + number * (ROW + GAP), domain)
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"Drawn: {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
