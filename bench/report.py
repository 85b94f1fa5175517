"""The results of the bench as people read them: a table, a drawing, and the figures as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.targets import Growth, growths, ratio, verdicts

RESULTS = Path(__file__).parent / "results"
LANES = {"floor": "#9bb8b5", "wall": "#4f8f89", "bare": "#d9b26a", "page": "#1f5f5b"}
_WORDS = {"floor": "floor", "wall": "wall", "bare": "django floor", "page": "page"}


def write(name: str, countries: Sequence[Mapping[str, Any]]) -> Path:
    """`name`.md, .json and .svg in bench/results, from one run over one or more countries."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(
        json.dumps(countries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    if countries[-1]["works"]:
        (RESULTS / f"{name}.svg").write_text(drawing(countries[-1]), encoding="utf-8")
    path = RESULTS / f"{name}.md"
    path.write_text("\n".join([*_lines(name, countries), ""]), encoding="utf-8")
    return path


def _lines(name: str, countries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from ("# What the work takes", "", machine(countries[-1]["machine"]), "")
    yield from (
        "Milliseconds, median / p95. **Floor**: the page's own statements by psycopg as a role that"
        " no policy holds back. **Wall**: the same as the web role. **Django floor**: a bare view"
        " giving the same rows as JSON. **Page**: the real page, signed in. All by turns in one"
        " run; a bench beside other work tells true ratios and too high times.",
        "", f"![Medians of the largest country]({name}.svg)",
    )  # fmt: skip
    for country in countries:
        yield from _table(country)
        yield from _verdicts(country)
        yield from _more(country)
    for small, large in pairwise(countries):
        yield from growth(small["children"], large["children"], growths(small, large))


def machine(said: Mapping[str, Any]) -> str:
    """What it was measured on, in one line."""
    return (
        f"{said['date']}, commit {said['commit']}, {said['cores']} cores ({said['processor']}),"
        f" {said['memory_gb']} GB, {said['system']}, Python {said['python']}, PostgreSQL"
        f" {said['postgres'] // 10000}.{said['postgres'] % 10000}; load"
        f" {said['load_before']} before; `select 1` takes {said['ping_ms']} ms."
    )


def _table(country: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", f"## {country['children']:,} children", "")
    yield (
        "| work | floor | wall | django floor | page | wall ÷ floor | page ÷ django | statements"
        " | on the wire | rows | kB | load |"
    )
    yield "| --- |" + " ---: |" * 11
    for one in country["works"]:
        times = one["times"]
        cells = [f"{times[lane]['median']:.1f} / {times[lane]['p95']:.1f}" for lane in LANES]
        rows = one["rows"]["wall"]
        if one["rows"]["floor"] != rows:
            rows = f"{rows} (floor {one['rows']['floor']})"
        yield (
            f"| {one['title']} | {' | '.join(cells)} | {ratio(one, 'wall', 'floor'):.2f}"
            f" | {ratio(one, 'page', 'bare'):.2f} | {one['statements']} | {one['on_the_wire']}"
            f" | {rows} | {one['kilobytes']:.0f} | {one['load']} |"
        )
    for one in country["works"]:
        if effect := one["times"].get("effect"):
            yield ""
            yield f"{one['title']}: until the grants follow {effect['median']:.1f} ms (wall)."
    notes = [f"{one['title']}: {one['notes']}." for one in country["works"] if one["notes"]]
    yield from ("", *notes)


def _verdicts(country: Mapping[str, Any]) -> Iterator[str]:
    found = verdicts(country)
    met = sum(one.met for one in found)
    yield from ("", f"Targets: {met} of {len(found)} met.", "")
    yield from ("| target | wanted | found | |", "| --- | ---: | ---: | --- |")
    for one in found:
        word = "met" if one.met else "**not met**"
        yield f"| {one.what} | {one.target} | {one.found} | {word} |"


def _more(country: Mapping[str, Any]) -> Iterator[str]:
    for what, why in country.get("not_done", []):
        yield from ("", f"**Not done**: {what}: {why}")
    if recall := country.get("recall"):
        yield from ("", f"Search: {recall['searches']} misspelt names. {recall['words']}")
    for load in country.get("loads", []):
        yield from ("", load["words"])
    for command in country.get("commands", []):
        yield from ("", command["words"])
    if process := country.get("process"):
        yield from ("", process["words"])
    if browser := country.get("browser"):
        yield from ("", browser["words"])


def growth(small: int, large: int, found: Sequence[Growth]) -> Iterator[str]:
    """The table of how each piece of work grows, the defects marked."""
    yield from ("", f"## How cost grows from {small:,} to {large:,} children", "")
    yield (
        "Exponent: 0 stays the same, 1 grows with the country. A defect grows faster than what it"
        " gives."
    )
    yield from ("", "| work | lane | small | large | exponent | of its rows | |")
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for one in found:
        word = "**defect**" if one.is_defect else ""
        yield (
            f"| {one.title} | {_WORDS[one.lane]} | {one.small:.1f} | {one.large:.1f}"
            f" | {one.exponent:.2f} | {one.result:.2f} | {word} |"
        )


def drawing(country: Mapping[str, Any]) -> str:
    """Four bars for each piece of work, on a scale of logarithms: a step is a factor of ten."""
    from math import log10  # noqa: PLC0415 - only here

    works = country["works"]
    height, most = 52 * len(works) + 60, 4.0
    parts: list[str] = []
    for tens in range(5):
        x = 200 + 560 * tens / most
        parts.append(
            f'<path d="M{x:.0f} 40V{height - 10}" stroke="#ddd"/>'
            f'<text x="{x:.0f}" y="34" text-anchor="middle">{10 ** (tens - 1):g} ms</text>'
        )
    for number, (lane, colour) in enumerate(LANES.items()):
        parts.append(
            f'<rect x="{200 + 130 * number}" y="8" width="11" height="11" fill="{colour}"/>'
            f'<text x="{215 + 130 * number}" y="18">{_WORDS[lane]}</text>'
        )
    for row, one in enumerate(works):
        top = 46 + 52 * row
        parts.append(
            f'<text x="190" y="{top + 27}" text-anchor="end">{escape(one["title"])}</text>'
        )
        for number, (lane, colour) in enumerate(LANES.items()):
            value = one["times"][lane]["median"]
            width = max(1.0, 560 * (log10(max(value, 0.1)) + 1) / most)
            parts.append(
                f'<rect x="200" y="{top + 11 * number}" width="{width:.1f}" height="10"'
                f' fill="{colour}"/><text x="{204 + width:.1f}" y="{top + 11 * number + 9}"'
                f' font-size="9">{value:.1f}</text>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 {height}" role="img"'
        f' font-family="sans-serif" font-size="12"><title>Median milliseconds of each piece of work'
        f" at {country['children']:,} children</title>"
        f'<rect width="860" height="{height}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )
