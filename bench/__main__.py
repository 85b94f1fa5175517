"""``python -m bench``: what the work takes, in countries of 8,000 and 80,000 children.

Databases are loaded once and kept (ciranda_bench_8000 and so on); what is measured writes a few
dozen rows into them. ``python -m bench pages`` opens every page of the site instead.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import country

QUICK = (8_000, 80_000)


def main() -> int:
    """Load what is missing, measure, write bench/results; 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("work", "pages"), default="work")
    parser.add_argument("--port", type=int, default=8765, help="two ports from here on (8765)")
    parser.add_argument("--sizes", help="children of each country, like 8000,80000")
    parser.add_argument("--only", default="", help="only what begins so, or one of: recall,"
                        " process, browser, loads, commands")  # fmt: skip
    parser.add_argument("--rows", type=int, default=200, help="of the import (a nation's: 100000)")
    parser.add_argument("--rounds", type=int, default=25, help="how often each page is opened")
    parser.add_argument("--reload", action="store_true", help="load the countries anew")
    parser.add_argument("--no-fail", action="store_true", help="report only, always end with 0")
    options = parser.parse_args()
    if options.what == "pages":
        return _pages(options)
    sizes = [int(one) for one in options.sizes.split(",")] if options.sizes else list(QUICK)
    return _work(options, sizes)


def _work(options: argparse.Namespace, sizes: list[int]) -> int:
    results = []
    for children in sizes:
        if options.reload:
            country.drop(children)
        country.ensure(children)
    with tempfile.TemporaryDirectory() as folder:
        for children in sizes:
            print(f"\n{children:,} children" + " " * 18 + "floor      wall      bare      page")
            into = Path(folder) / f"{children}.json"
            command = [
                sys.executable, "-m", "bench.one_country", "--children", str(children),
                "--port", str(options.port), "--only", options.only, "--into", str(into),
                "--rounds", str(options.rounds), "--rows", str(options.rows),
            ]  # fmt: skip
            subprocess.run(command, check=True, env=country.environment(children))
            results.append(json.loads(into.read_text(encoding="utf-8")))
    from bench import report, targets  # noqa: PLC0415 - only now is there something to say

    name = "work" if not options.only else f"work-{options.only}"
    print(f"Written: {report.write(name, results)}")
    undone = [one for result in results for one in result["not_done"]]
    missed = [one for result in results for one in targets.not_met(targets.verdicts(result))]
    for one in missed:
        print(f"Not met: {one.what}: {one.found} (wanted {one.target})")
    return 1 if (missed or undone) and not options.no_fail else 0


def _pages(options: argparse.Namespace) -> int:
    size = int(options.sizes or QUICK[-1])
    if options.reload:
        country.drop(size)
    country.ensure(size)
    os.environ |= country.environment(size)
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    from bench import page_run  # noqa: PLC0415 - its models need the settings

    return page_run.run(options.port, options.only, may_fail=not options.no_fail)


if __name__ == "__main__":
    sys.exit(main())
