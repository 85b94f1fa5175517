"""``python -m bench.one_country``: measures the country this process speaks with, into a file."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

BESIDE = ("recall", "process", "browser", "loads", "commands")


def main() -> int:
    """Measure one country; the bench starts one such process for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, required=True, help="how many children it has")
    parser.add_argument("--port", type=int, required=True, help="first of two free ports")
    parser.add_argument("--only", default="", help="only this piece of work")
    parser.add_argument("--rounds", type=int, default=25, help="how often each page is opened")
    parser.add_argument("--seconds", type=int, default=20, help="how long many clients come")
    parser.add_argument("--pages-only", action="store_true", help="nothing beside the work")
    parser.add_argument("--rows", type=int, default=200, help="of the import that is measured")
    parser.add_argument("--into", type=Path, required=True, help="the file to write")
    options = parser.parse_args()
    import django  # noqa: PLC0415 - the environment names the settings

    django.setup()
    result = _measured(options)
    options.into.write_text(json.dumps(result), encoding="utf-8")
    return 0


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415 - after setup

    from bench import machine, measuring_work, oversight  # noqa: PLC0415
    from bench.finding import found  # noqa: PLC0415
    from bench.works import works  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    result: dict[str, Any] = {
        "children": options.children, "machine": machine.fingerprint(), "works": [],
        "not_done": [],
    }  # fmt: skip
    oversight.ensure()
    objects = found()
    beside = options.only in BESIDE
    chosen = [] if beside else [o for o in works(objects) if o.key.startswith(options.only)]
    for outcome in measuring_work.measure(chosen, options.port, options.rounds):
        if isinstance(outcome, measuring_work.NotDone):
            result["not_done"].append([outcome.title, outcome.why])
            print(f"{outcome.title:30} not done: {outcome.why}", flush=True)
            continue
        result["works"].append(outcome.as_json())
        times = "  ".join(f"{t.median:8.1f}" for t in outcome.times.values())
        print(f"{outcome.title:30} {times}   load {outcome.load}", flush=True)
    if beside or not (options.only or options.pages_only):
        _beside(options, objects, result)
    return result


def _beside(options: argparse.Namespace, objects: Any, result: dict[str, Any]) -> None:
    """What is measured beside the pieces of work; what fails is told and stops nothing else."""
    from bench import browsing, commands, loading, processes, recall  # noqa: PLC0415

    port = options.port
    parts: dict[str, Callable[[], Any]] = {
        "recall": lambda: recall.measure(objects.children),
        "process": processes.measure,
        "browser": lambda: browsing.measure(port),
        "loads": lambda: [loading.measure(port, 16, options.seconds)],
        "commands": lambda: commands.measure(options.children, options.rows),
    }
    for name, part in parts.items():
        if options.only not in {"", name}:
            continue
        try:
            result[name] = part()
        except Exception as error:
            result["not_done"].append([name, str(error)[:300]])
            print(f"{name:30} not done: {error}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
