"""``python -m bench.one_country``: measures the country this process speaks with, into a file."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def main() -> int:
    """Measure one country; the bench starts one such process for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, required=True, help="how many children it has")
    parser.add_argument("--port", type=int, required=True, help="first of two free ports")
    parser.add_argument("--only", default="", help="only this piece of work")
    parser.add_argument("--seconds", type=int, default=20, help="how long many clients come")
    parser.add_argument("--into", type=Path, required=True, help="the file to write")
    options = parser.parse_args()
    import django  # noqa: PLC0415 - the environment names the settings

    django.setup()
    result = _measured(options)
    options.into.write_text(json.dumps(result), encoding="utf-8")
    return 0


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415 - after setup

    from bench import machine, measuring_work  # noqa: PLC0415
    from bench.finding import found  # noqa: PLC0415
    from bench.works import works  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    result: dict[str, Any] = {
        "children": options.children, "machine": machine.fingerprint(), "works": [],
    }  # fmt: skip
    objects = found()
    chosen = [one for one in works(objects) if one.key.startswith(options.only)]
    for outcome in measuring_work.measure(chosen, options.port):
        result["works"].append(outcome.as_json())
        times = "  ".join(f"{t.median:8.1f}" for t in outcome.times.values())
        print(f"{outcome.title:30} {times}   load {outcome.load}", flush=True)
    if not options.only:
        result |= _beside(options, objects)
    return result


def _beside(options: argparse.Namespace, objects: Any) -> dict[str, Any]:
    """What is measured beside the pieces of work."""
    from bench import browsing, commands, loading, processes, recall  # noqa: PLC0415

    return {
        "recall": recall.measure(objects.children),
        "process": processes.measure(),
        "commands": commands.measure(options.children),
        "loads": [loading.measure(options.port, 16, options.seconds)],
        "browser": browsing.measure(options.port),
    }


if __name__ == "__main__":
    sys.exit(main())
