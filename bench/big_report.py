"""What the large bench found, each part with the machine and the day it was measured on."""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from bench import report
from bench.targets import (
    PAGES_A_SECOND,
    RECALL,
    RECALL_WITH_YEAR,
    SEARCH_P95_MS,
    Verdict,
    growths,
)  # fmt: skip

FILE = report.RESULTS / "big.json"
JSON_A_SECOND, P99_MS, GROWN_MB = 200.0, 1000.0, 50.0
Part = Mapping[str, Any]


def kept() -> dict[str, Any]:
    """Everything measured so far."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def keep(part: str, found: Part) -> None:
    """Put one part beside the others; it replaces what was measured of it before."""
    report.RESULTS.mkdir(exist_ok=True)
    whole = json.dumps(kept() | {part: found}, indent=1, ensure_ascii=False)
    FILE.write_text(f"{whole}\n", encoding="utf-8")


def write() -> str:
    """big.md and big.svg, of everything measured so far."""
    found = kept()
    lines = [
        "# A million children, and the register of a continent", "",
        "Each part stands with its own machine, day, load and size: a small size is a trial of the"
        " command, not a figure of a nation. Repeat: `python -m bench.big --only PART`.", "",
    ]  # fmt: skip
    if "growth" in found:
        lines += ["![Medians of the largest country](big.svg)", ""]
        drawn = report.drawing(found["growth"]["countries"][-1])
        (report.RESULTS / "big.svg").write_text(drawn, encoding="utf-8")
    for part, told in _TELLERS.items():
        if part in found:
            lines += [f"## {part.capitalize()}", "", report.machine(found[part]["machine"]), ""]
            lines += [*told(found[part]), ""]
    wanted = [f"| {v.what} | {v.target} | {v.found} | {'yes' if v.met else '**no**'} |"
              for v in verdicts()]  # fmt: skip
    lines += ["## Targets", "", "| what | target | found | met |", "| --- | --- | ---: | --- |"]
    path = report.RESULTS / "big.md"
    path.write_text("\n".join([*lines, *wanted, ""]), encoding="utf-8")
    return str(path)


def verdicts() -> list[Verdict]:
    """Every target that what was measured so far can be judged by."""
    found = kept()
    return [*_of_loads(found.get("mixed", {})), *_of_search(found.get("search", {}))]


def _of_loads(mixed: Part) -> Iterator[Verdict]:
    size = mixed.get("children", 0)
    for key, name in (("long", "16 clients"), ("busy", "16 clients beside import and proofs")):
        if not (one := mixed.get(key)):
            continue
        what = f"{name}, {size:,} children"
        rate, wrong = one["pages_a_second"], one["errors"]
        if key == "long":
            yield Verdict(f"{what}: pages a second", f"≥ {PAGES_A_SECOND:g}", f"{rate:.1f}",
                          rate >= PAGES_A_SECOND)  # fmt: skip
            grown = one["memory_grown_mb"]
            yield Verdict(f"{what}: memory grown", f"≤ {GROWN_MB:g} MB", f"{grown:+.0f} MB",
                          grown <= GROWN_MB)  # fmt: skip
        yield Verdict(f"{what}: p99", f"≤ {P99_MS:g} ms", f"{one['p99']:.0f} ms",
                      one["p99"] <= P99_MS)  # fmt: skip
        yield Verdict(f"{what}: errors", "0", str(wrong), wrong == 0)
    if bare := mixed.get("bare"):
        rate = bare["pages_a_second"]
        yield Verdict(f"16 clients, rows as JSON from the bare view, {size:,} children",
                      f"≥ {JSON_A_SECOND:g}", f"{rate:.1f}", rate >= JSON_A_SECOND)  # fmt: skip


def _of_search(search: Part) -> Iterator[Verdict]:
    if not (one := search.get("whole")):
        return
    size = f"{one['children']:,} children"
    for key, least, words in (
        ("with_year", RECALL_WITH_YEAR, "with a birth year"), ("name_only", RECALL, "name only"),
    ):  # fmt: skip
        value = one["seen"][key]
        yield Verdict(f"recall in the first 20, {words}, {size}", f"≥ {least:.2f}",
                      f"{value:.2f}", value >= least)  # fmt: skip
    slowest = one["seen"]["p95"]
    yield Verdict(f"a worker's search, p95, {size}", f"≤ {SEARCH_P95_MS:g} ms",
                  f"{slowest:.1f} ms", slowest <= SEARCH_P95_MS)  # fmt: skip


def _load(found: Part) -> Iterator[str]:
    yield (
        f"{found['children']:,} children, {found['people']:,} people of the register,"
        f" {found['gigabytes']} GB; made in {found['seconds']} s (0: it was there already)."
    )


def _servers(found: Part) -> Iterator[str]:
    yield "| processes × threads | pages a second | median | p95 | p99 | errors | connections |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in found["shapes"]:
        yield (
            f"| {one['shape'].replace('x', ' × ')} | {one['pages_a_second']} | {one['median']:.0f}"
            f" | {one['p95']:.0f} | {one['p99']:.0f} | {one['errors']} | {one['connections']} |"
        )


def _mixed(found: Part) -> Iterator[str]:
    yield f"{found['children']:,} children."
    yield ""
    for one in (*found["loads"], found["bare"], found["long"]):
        yield f"- {one['words']}"
    yield f"- Beside an import and the nightly proofs: {found['busy']['words']}"
    yield f"- What ran beside: {'; '.join(found['beside'])}."
    if wrong := found["long"]["wrong"] | found["busy"]["wrong"]:
        yield f"- Errors: {wrong}."


def _growth(found: Part) -> Iterator[str]:
    for small, large in pairwise(found["countries"]):
        yield from report.growth(small["children"], large["children"], growths(small, large))
        yield ""
    for country in found["countries"]:
        for title, why in country["not_done"]:
            yield f"- Not done at {country['children']:,}: {title}: {why}"


def _search(found: Part) -> Iterator[str]:
    for key in ("whole", "register"):
        if one := found.get(key):
            yield f"- {one['people']:,} people, {one['gigabytes']} GB: {one['words']}"


_TELLERS = {
    "load": _load, "servers": _servers, "mixed": _mixed, "growth": _growth, "search": _search,
}  # fmt: skip
