"""Shapes and words of a drawing: SVG as text, escaped, wrapped, without a style sheet to load."""

from dataclasses import dataclass, field
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr  # nosec B406  # written, never parsed

FONT = "'Atkinson Hyperlegible Next', 'Noto Sans', Arial, sans-serif"
INK, QUIET, LINE, PAPER = "#1d2b3a", "#505a5f", "#b1b4b6", "#ffffff"


@dataclass
class Drawing:
    """Shapes in the order in which they are painted, and how far down they reach."""

    width: int
    height: float = 0
    shapes: list[str] = field(default_factory=list)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, *, line: str = "none", r: float = 6
    ) -> None:  # fmt: skip
        """A box with round corners."""
        self.shapes.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" rx="{r:.0f}"'
            f' fill="{fill}" stroke="{line}"/>'
        )
        self.reach(y + h)

    def words(
        self, x: float, y: float, text: str, *, size: int = 14, bold: bool = False,
        colour: str = INK, anchor: str = "start", clear: bool = False,
    ) -> None:  # fmt: skip
        """One line of words; `anchor` says which end of it stands at x, `clear` that it is kept
        clear of lines behind it."""
        weight = ' font-weight="700"' if bold else ""
        if clear:
            weight += f' stroke="{PAPER}" stroke-width="4" paint-order="stroke"'
        self.shapes.append(
            f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{colour}"'
            f' text-anchor="{anchor}"{weight}>{escape(text)}</text>'
        )
        self.reach(y + 4)

    def slanted(self, x: float, y: float, text: str) -> None:
        """Words rising to the right, over a narrow column."""
        self.shapes.append(
            f'<text transform="translate({x:.0f} {y:.0f}) rotate(-40)" font-size="12"'
            f' fill="{INK}">{escape(text)}</text>'
        )

    def path(self, d: str, title: str, *, dashed: bool = False) -> None:
        """A line with an arrow head; `title` is what a pointer over it says."""
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self.shapes.append(
            f'<path d="{d}" fill="none" stroke="{QUIET}" stroke-width="1.5"{dash}'
            f' marker-end="url(#head)"><title>{escape(title)}</title></path>'
        )

    def dot(self, x: float, y: float, r: float, fill: str, line: str = INK) -> None:
        """A small circle."""
        self.shapes.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.1f}" fill="{fill}" stroke="{line}"/>'
        )
        self.reach(y + r)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A thin line."""
        self.shapes.append(
            f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="{LINE}"/>'
        )

    def reach(self, y: float) -> None:
        """The drawing goes at least so far down."""
        self.height = max(self.height, y)

    def svg(self, title: str, language: str) -> str:
        """The whole drawing as a file; `title` is what a screen reader says first."""
        high = self.height + 24
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" lang={quoteattr(language)} role="img"'
            f' viewBox="0 0 {self.width} {high:.0f}" width="{self.width}" height="{high:.0f}"'
            f' font-family="{FONT}">'
        )
        arrow = (
            '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"'
            f' markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="{QUIET}"/>'
            "</marker></defs>"
        )
        ground = f'<rect width="{self.width}" height="{high:.0f}" fill="{PAPER}"/>'
        parts = [head, f"<title>{escape(title)}</title>", arrow, ground, *self.shapes, "</svg>"]
        return "\n".join(parts) + "\n"


def lines_of(text: str, letters: int, most: int = 2) -> list[str]:
    """Words broken into at most `most` lines of about so many letters; the rest is cut with …"""
    return wrap(text, letters, max_lines=most, placeholder=" …") or [""]
