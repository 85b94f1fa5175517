"""The real input that others published, where this machine has it; and running a command."""

import csv
import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.architecture.tree import ROOT


def shared(name: str) -> Path:
    """A file or folder of the shared data; the test is skipped where there is none."""
    named = os.environ.get("CIRANDA_SHARED_DATA")
    places = [Path(named)] if named else [folder / "shared" / "data" for folder in ROOT.parents]
    for place in places:
        if (place / name).exists():
            return place / name
    pytest.skip(f"shared data «{name}» is not here; set CIRANDA_SHARED_DATA to its folder")


class Ran:
    """What an import printed, its report and its files of rejected rows."""

    def __init__(self, folder: Path, said: str, code: int = 0) -> None:
        self.folder, self.said, self.code = folder, said, code

    @property
    def report(self) -> dict[str, Any]:
        """The JSON report."""
        return json.loads((self.folder / "report.json").read_text("utf-8"))

    @property
    def outcomes(self) -> dict[str, int]:
        """How many rows came to what, without the zeros."""
        numbers = self.report["totals"]
        return {name: count for name, count in numbers.items() if count}

    @property
    def rejected(self) -> list[Path]:
        """The files of rejected rows."""
        return sorted(p for p in self.folder.iterdir() if ".rejected" in p.name)

    def lines_of(self, outcome: str) -> list[dict[str, Any]]:
        """The report's lines of one outcome."""
        return [line for line in self.report["rows"] if line["outcome"] == outcome]


def run(kind: str, *files: Path, folder: Path, **options) -> Ran:
    """Run `ciranda import kind files` and read what it wrote; a refusal's words and its code."""
    out = StringIO()
    folder.mkdir(exist_ok=True)
    options.setdefault("report", folder / "report.json")
    try:
        call_command(f"import_{kind}", *map(str, files), stdout=out, **options)
    except CommandError as refusal:
        return Ran(folder, str(refusal), refusal.returncode)
    return Ran(folder, out.getvalue())


def table(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A small CSV file."""
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def cells_of(path: Path) -> list[dict[str, str]]:
    """A CSV file's rows by heading."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
