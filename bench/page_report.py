"""What was measured, as a table, a drawing, and the plans of the slowest pages."""

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from bench.page_measuring import RUNS, Measured
from bench.pages import LeftOut
from bench.plans import Explained

RESULTS = Path(__file__).parent / "results"
LIMIT, KILOBYTES = 200.0, 60


def head(size: str) -> str:
    """Machine, day and commit: a figure without them means nothing."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit or 'unknown'}, {os.cpu_count()} cores,"
        f" {platform.machine()}, Python {platform.python_version()}, load {load:.1f} before."
        f" {size}. Median and p95 of {RUNS} warmed visits through gunicorn, in milliseconds."
    )


def write(
    words: str,
    measured: Sequence[Measured],
    left: Sequence[LeftOut],
    plans: dict[str, list[Explained]],
) -> Path:
    """The table (pages.md), the drawing (pages.svg) and the plans (slowest.md)."""
    RESULTS.mkdir(exist_ok=True)
    slowest = sorted(measured, key=lambda one: -one.median)
    over = [one for one in slowest if one.median > LIMIT]
    lines = ["# Every page at the size of a country", "", words, "", "![Medians](pages.svg)", ""]
    heavy = [one for one in measured if one.kilobytes > KILOBYTES]
    lines += [
        f"{len(over)} of {len(measured)} pages take more than {LIMIT:.0f} ms; {len(heavy)} hold"
        f" more than {KILOBYTES} kB of HTML.", "",
    ]  # fmt: skip
    lines += ["| page | opened by | median | p95 | kB |", "| --- | --- | ---: | ---: | ---: |"]
    lines += [
        f"| `{m.page.name}` | {m.page.username.removeprefix('national.')} | {m.median:.0f}"
        f" | {m.p95:.0f} | {m.kilobytes:.0f} |"
        for m in slowest
    ]
    lines += ["", "## Not measured", "", *(f"- `{one.name}`: {one.why}" for one in left), ""]
    (RESULTS / "pages.md").write_text("\n".join(lines), encoding="utf-8")
    (RESULTS / "pages.svg").write_text(_drawing(slowest), encoding="utf-8")
    (RESULTS / "slowest.md").write_text(_plans(plans), encoding="utf-8")
    return RESULTS / "pages.md"


def _drawing(measured: Sequence[Measured]) -> str:
    height, widest = 18 * len(measured) + 30, max([LIMIT, *(m.median for m in measured)])
    scale = 500 / widest
    bars = [
        f'<text x="290" y="{18 * n + 33}" text-anchor="end">{escape(m.page.name)}</text>'
        f'<rect x="300" y="{18 * n + 22}" width="{m.median * scale:.1f}" height="13"/>'
        f'<text x="{306 + m.median * scale:.1f}" y="{18 * n + 33}">{m.median:.0f}</text>'
        for n, m in enumerate(measured)
    ]
    line = 300 + LIMIT * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 {height}" role="img"'
        f' font-family="sans-serif" font-size="11"><title>Median milliseconds of every page'
        f'</title><g fill="#1f5f5b">{"".join(bars)}</g><path d="M{line:.1f} 15V{height - 5}"'
        f' stroke="#a33" stroke-dasharray="4 3"/><text x="{line + 4:.1f}" y="13" fill="#a33">'
        f"{LIMIT:.0f} ms</text></svg>\n"
    )


def _plans(plans: dict[str, list[Explained]]) -> str:
    parts = ["# The slowest pages, statement by statement\n"]
    for name, statements in plans.items():
        parts.append(f"## `{name}`\n")
        parts += [f"```sql\n{one.sql}\n```\n\n```\n{one.plan}\n```\n" for one in statements]
    return "\n".join(parts)
