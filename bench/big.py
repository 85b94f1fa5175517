"""``python -m bench.big``: a nation of a million children, and the register of 25 million.

Parts, each alone with ``--only``:

  load      make the whole country by growing a smaller one (kept for the other parts)
  servers   16 clients against several numbers of processes and threads
  mixed     1, 4 and 16 clients, then a long load of a day's proportions, then the same while a
            national import and the nightly proofs run
  growth    every piece of work at three sizes, with the exponent of its growth
  search    misspelt names: in the whole country, and in a register as large as a continent

Every part can be tried small: ``--children 16000 --base 8000 --minutes 1 --rows 500``.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from math import ceil
from pathlib import Path
from typing import Any

from bench import big_report, country

# The loads come last: the thousands of contacts they write lie in the few cases that growth opens.
PARTS = ("load", "growth", "search", "servers", "mixed")
CLIENTS = (1, 4, 16)
SHAPES = ((1, 4), (2, 2), (2, 4), (2, 8), (3, 4), (4, 4))


def main() -> int:
    """Measure the parts asked for; 1 where one of them fails or misses a target."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.big", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--only", choices=PARTS, help="this part alone")
    parser.add_argument("--children", type=int, default=1_000_000, help="of the whole country")
    parser.add_argument("--register", type=int, default=25_000_000, help="people of the register")
    parser.add_argument("--base", type=int, default=80_000, help="the country that is grown")
    parser.add_argument("--minutes", type=float, default=10, help="of each long load")
    parser.add_argument("--seconds", type=float, default=30, help="of each short load")
    parser.add_argument("--rows", type=int, default=100_000, help="of the import beside the load")
    parser.add_argument("--processes", type=int, default=2, help="of the web server")
    parser.add_argument("--threads", type=int, default=4, help="of each of its processes")
    parser.add_argument("--port", type=int, default=8765, help="two ports from here on (8765)")
    parser.add_argument("--rounds", type=int, default=15, help="how often each page is opened")
    parser.add_argument("--reload", action="store_true", help="grow the countries anew")
    parser.add_argument("--no-fail", action="store_true", help="report only, always end with 0")
    options = parser.parse_args()
    wrong = []
    for part in [options.only] if options.only else PARTS:
        print(f"\n== {part}", flush=True)
        try:
            big_report.keep(part, _DOING[part](options))
        except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
            wrong.append(part)
            print(f"{part}: not done: {error}", flush=True)
    print(f"Written: {big_report.write()}")
    missed = [one for one in big_report.verdicts() if not one.met]
    for one in missed:
        print(f"Not met: {one.what}: {one.found} (wanted {one.target})")
    return 1 if (wrong or missed) and not options.no_fail else 0


def _load(options: argparse.Namespace) -> dict[str, Any]:
    return _grown(options, options.children, "", options.children / options.base)


def _grown(options: argparse.Namespace, size: int, kind: str, factor: float) -> dict[str, Any]:
    """Copies of the base, as many as make the size; a country that is there already stays."""
    country.ensure(options.base)
    if options.reload:
        country.drop(size, kind)
    begun = time.perf_counter()
    if not country.exists(size, kind):
        country.copy(options.base, size, kind)
        only = ["people_person", "people_persontokens"] if kind else []
        command = [sys.executable, "-m", "bench.grow_country", str(ceil(factor)), *only]
        done = subprocess.run(command, check=False, env=country.environment(size, kind))
        if done.returncode:
            country.drop(size, kind)
            raise RuntimeError("it did not grow, and was deleted again")
    seconds = time.perf_counter() - begun
    return _inside(options, size, kind, "facts") | {"seconds": round(seconds)}


def _servers(options: argparse.Namespace) -> dict[str, Any]:
    shapes = [f"{processes}x{threads}" for processes, threads in SHAPES]
    return _inside(options, options.children, "", "servers", *shapes)


def _mixed(options: argparse.Namespace) -> dict[str, Any]:
    return _inside(options, options.children, "", "mixed", *map(str, CLIENTS))


def _growth(options: argparse.Namespace) -> dict[str, Any]:
    found = []
    sizes = sorted({8_000, options.base, options.children})
    for children in sizes:
        if children <= options.base:
            country.ensure(children)
        with tempfile.TemporaryDirectory() as folder:
            into = Path(folder) / "one.json"
            command = [
                sys.executable, "-m", "bench.one_country", "--children", str(children),
                "--port", str(options.port), "--rounds", str(options.rounds), "--into", str(into),
                "--only", "", "--pages-only",
            ]  # fmt: skip
            subprocess.run(command, check=True, env=country.environment(children))
            found.append(json.loads(into.read_text(encoding="utf-8")))
    return {"machine": found[-1]["machine"], "children": options.children, "countries": found}


def _search(options: argparse.Namespace) -> dict[str, Any]:
    people = _inside(options, options.base, "", "people")["people"]
    _grown(options, options.register, "register_", options.register / people)
    found = {"register": _inside(options, options.register, "register_", "search")}
    if country.exists(options.children):
        found["whole"] = _inside(options, options.children, "", "search")
    return {"machine": found["register"]["machine"], **found}


def _inside(
    options: argparse.Namespace, size: int, kind: str, what: str, *more: str
) -> dict[str, Any]:
    """What a process that speaks with that country finds."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "part.json"
        given = {
            "children": size, "port": options.port, "minutes": options.minutes,
            "seconds": options.seconds, "rows": options.rows, "processes": options.processes,
            "threads": options.threads, "more": more,
        }  # fmt: skip
        command = [sys.executable, "-m", "bench.big_parts", what, json.dumps(given), str(into)]
        subprocess.run(command, check=True, env=country.environment(size, kind))
        found: dict[str, Any] = json.loads(into.read_text(encoding="utf-8"))
    return found


_DOING = {
    "load": _load, "servers": _servers, "mixed": _mixed, "growth": _growth, "search": _search,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
