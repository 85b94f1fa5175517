"""What the figures must show, and whether they do. Ratios of medians within one run."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WALL, PAGE, SEARCH, GROWTH = 2.5, 3.0, 1.5, 1.3
REPORT_MS, CONSENT_MS, SEARCH_P95_MS = 50.0, 20.0, 50.0
PAGES_A_SECOND, KILOBYTES = 60.0, 60.0
RECALL, RECALL_WITH_YEAR = 0.90, 0.98
# Under this many milliseconds at both sizes a growth is the clock's noise.
NOISE_MS = 2.0
_WALLED = ("caseload", "case", "plan", "contact", "board")
_PAGES = (
    "day", "caseload", "case", "plan", "looked", "board", "report", "sign_rate",
    "search_typo",
    "search_number", "search_born",
)  # fmt: skip

Outcomes = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Verdict:
    """One target, what was found, and whether it is met."""

    what: str
    target: str
    found: str
    met: bool


def median(outcome: Mapping[str, Any], lane: str) -> float:
    """The median milliseconds of a lane."""
    return float(outcome["times"][lane]["median"])


def ratio(outcome: Mapping[str, Any], above: str, below: str) -> float:
    """How many times one lane takes what another takes."""
    return median(outcome, above) / max(median(outcome, below), 0.001)


def verdicts(country: Mapping[str, Any]) -> list[Verdict]:
    """Every target that can be judged in one country."""
    found: Outcomes = {one["key"]: one for one in country["works"]}
    return [*_ratios(found), *_absolute(found), *_beside(country)]


def _ratios(found: Outcomes) -> Iterator[Verdict]:
    for keys, most, above, below, words in (
        (_WALLED, WALL, "wall", "floor", "wall ÷ floor"),
        (("search_typo", "search_born"), SEARCH, "wall", "floor", "wall ÷ bare search"),
        (_PAGES, PAGE, "page", "bare", "page ÷ django floor"),
    ):
        for key in keys:
            if key in found:
                value = ratio(found[key], above, below)
                what = f"{words}: {found[key]['title']}"
                yield Verdict(what, f"≤ {most:g}", f"{value:.2f}", value <= most)


def _absolute(found: Outcomes) -> Iterator[Verdict]:
    for key, lane, most in (
        ("report", "page", REPORT_MS), ("sign", "wall", CONSENT_MS),
        ("withdraw", "wall", CONSENT_MS),
    ):  # fmt: skip
        if key in found:
            shown = "effect" if "effect" in found[key]["times"] else lane
            value = median(found[key], shown)
            words = "until the grants follow" if shown == "effect" else lane
            what = f"{found[key]['title']} ({words})"
            yield Verdict(what, f"≤ {most:g} ms", f"{value:.1f} ms", value <= most)
    if "search_typo" in found:
        value = float(found["search_typo"]["times"]["wall"]["p95"])
        yield Verdict(
            "misspelt name, p95 of the search", f"≤ {SEARCH_P95_MS:g} ms", f"{value:.1f} ms",
            value <= SEARCH_P95_MS,
        )  # fmt: skip
    for one in found.values():
        if one["key"] in _PAGES and one["kilobytes"] > KILOBYTES:
            what = f"size of the page: {one['title']}"
            yield Verdict(what, f"≤ {KILOBYTES:g} kB", f"{one['kilobytes']:.0f} kB", False)


def _beside(country: Mapping[str, Any]) -> Iterator[Verdict]:
    for key, least, words in (
        ("name_only", RECALL, "recall in the first 20, name only"),
        ("with_year", RECALL_WITH_YEAR, "recall in the first 20, with a birth year"),
    ):
        if recall := country.get("recall"):
            value = float(recall["seen"][key])
            yield Verdict(words, f"≥ {least:.2f}", f"{value:.2f}", value >= least)
    for load in country.get("loads", []):
        if load["clients"] == 16:
            value, wrong = float(load["pages_a_second"]), int(load["errors"])
            yield Verdict(
                "16 clients, pages a second", f"≥ {PAGES_A_SECOND:g}, 0 errors",
                f"{value:.1f}, {wrong} errors", value >= PAGES_A_SECOND and not wrong,
            )  # fmt: skip


@dataclass(frozen=True)
class Growth:
    """How the cost of one piece of work grows with the country: time ~ children ** exponent."""

    title: str
    lane: str
    small: float
    large: float
    exponent: float
    # The same of what it gives: rows it reads.
    result: float

    @property
    def is_defect(self) -> bool:
        """Whether it grows faster than its result, beyond the noise of the clock."""
        grown = self.large - self.small
        return grown > NOISE_MS and self.exponent > self.result + 0.15


def growths(small: Mapping[str, Any], large: Mapping[str, Any]) -> list[Growth]:
    """Every piece of work that both countries have, in the lanes that tell: wall and page."""
    before: Outcomes = {one["key"]: one for one in small["works"]}
    scale = math.log(large["children"] / small["children"])
    return [
        _growth(before[one["key"]], one, lane, scale)
        for one in large["works"]
        if one["key"] in before
        for lane in ("wall", "page")
    ]


def _growth(
    small: Mapping[str, Any], large: Mapping[str, Any], lane: str, scale: float
) -> Growth:  # fmt: skip
    a, b = median(small, lane), median(large, lane)
    rows = max(small["rows"]["wall"], 1), max(large["rows"]["wall"], 1)
    return Growth(
        large["title"], lane, a, b, math.log(max(b, 0.001) / max(a, 0.001)) / scale,
        math.log(rows[1] / rows[0]) / scale,
    )  # fmt: skip


def not_met(found: Sequence[Verdict]) -> list[Verdict]:
    """The targets that are missed."""
    return [one for one in found if not one.met]
