"""``python -m bench.big_parts PART OPTIONS FILE``: one part, in a process of its country."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

Given = dict[str, Any]
# What runs at night over everything; each is a command of the product.
PROOFS = ("audit", "custody", "grants")
_PEOPLE = "select count(*) as n from people_persontokens"
_SIZE = "select pg_database_size(current_database()) as n"


def main() -> int:
    """Measure one part and write what was found."""
    part, given, into = sys.argv[1], json.loads(sys.argv[2]), Path(sys.argv[3])
    django.setup()
    from bench import machine  # noqa: PLC0415 - after setup

    found = {"machine": machine.fingerprint(), "children": given["children"]} | _PARTS[part](given)
    into.write_text(json.dumps(found), encoding="utf-8")
    return 0


def _facts(_given: Given) -> Given:
    return {"people": _number(_PEOPLE), "gigabytes": round(_number(_SIZE) / 2**30, 1)}


def _number(sql: str) -> int:
    from ciranda.common.database import OWNER, rows, speaking_as  # noqa: PLC0415

    with speaking_as(OWNER) as cursor:
        return int(rows(cursor, sql)[0]["n"])


def _servers(given: Given) -> Given:
    from bench import loading  # noqa: PLC0415

    _static()
    shapes = []
    for shape in given["more"]:
        processes, threads = map(int, shape.split("x"))
        one = loading.measure(given["port"], 16, given["seconds"], processes, threads)
        shapes.append({"shape": shape, **one})
        print(f"{processes} processes of {threads} threads: {one['words']}", flush=True)
    return {"shapes": shapes}


def _mixed(given: Given) -> Given:
    """Short loads, what bare JSON costs, a long load, and a long load beside the night's work."""
    from bench import loading  # noqa: PLC0415

    _static()
    port, server = given["port"], (given["processes"], given["threads"])
    loads = []
    for clients in given["more"]:
        loads.append(loading.measure(port, int(clients), given["seconds"], *server))
        print(loads[-1]["words"], flush=True)
    bare = loading.bare(port, 16, given["seconds"], *server)
    print(bare["words"], flush=True)
    long = loading.measure(port, 16, 60 * given["minutes"], *server)
    print(f"Long: {long['words']}", flush=True)
    with _Beside(given["rows"]) as beside:
        busy = loading.measure(port, 16, 60 * given["minutes"], *server)
    print(f"Beside an import and the proofs: {busy['words']}", flush=True)
    return {"loads": loads, "bare": bare, "long": long, "busy": busy, "beside": beside.told}


class _Beside:
    """A national import and the nightly proofs, one after the other, again and again until told."""

    def __init__(self, rows: int) -> None:
        self.rows, self.told, self._stopped = rows, list[str](), threading.Event()
        works: list[Callable[[], str]] = [self._import, self._proofs]
        self._threads = [threading.Thread(target=self._again, args=(work,)) for work in works]

    def __enter__(self) -> "_Beside":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _again(self, work: Callable[[], str]) -> None:
        while not self._stopped.is_set():
            try:
                self.told.append(work())
            except Exception as error:
                self.told.append(f"could not run: {error}")
                return

    def _import(self) -> str:
        from bench import commands  # noqa: PLC0415

        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as written:
            command = commands.importing(written, self.rows)
            return self._run(f"import of {self.rows:,} rows", command)

    def _proofs(self) -> str:
        told = [self._run(f"proof {one}", ["proof", one]) for one in PROOFS]
        return "; ".join(told)

    def _run(self, name: str, arguments: list[str]) -> str:
        """Run it to its end; where the load ends first, it is stopped, and that is said."""
        if self._stopped.is_set():
            return f"{name}: not begun"
        begun = time.perf_counter()
        command = [sys.executable, "-m", "ciranda.ops.main", *arguments]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir()
        )
        while process.poll() is None:
            if self._stopped.wait(0.5):
                process.terminate()
                process.wait(60)
                seconds = time.perf_counter() - begun
                return f"{name}: stopped with the load after {seconds:.0f} s"
        ended = "done" if process.returncode == 0 else f"ended with {process.returncode}"
        return f"{name}: {ended} in {time.perf_counter() - begun:.0f} s"


def _search(given: Given) -> Given:
    from bench import finding, recall  # noqa: PLC0415

    found = recall.measure(finding.found().children)
    print(found["words"], flush=True)
    return {"people": _number(_PEOPLE), "gigabytes": round(_number(_SIZE) / 2**30, 1), **found}


def _static() -> None:
    from django.core.management import call_command  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)


_PARTS: dict[str, Callable[[Given], Given]] = {
    "facts": _facts, "people": _facts, "servers": _servers, "mixed": _mixed, "search": _search,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
