"""Writes docs/capabilities.md: what five systems need of Ciranda, and the test that shows it.

Entries stand in ``docs/capabilities/*.toml``. Command line: ``python -m tools.capabilities``.
"""

import ast
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "capabilities"
PAGE = ROOT / "docs" / "capabilities.md"

# The numbers of the two consolidated lists that concern the five systems.
WANTED = (
    *(f"A{n}" for n in (*range(1, 8), *range(9, 17), *range(18, 29), *range(30, 34))),
    *(f"A{n}" for n in (35, 38, 39, 40, 41, 43, 49, 50)),
    *(f"B{n}" for n in (*range(1, 17), *range(20, 29), *range(30, 41), 42, 43, *range(45, 51))),
)
HEAD = """# Capabilities

What five published descriptions of family services ask of their software, and the test that shows
it here. A1 to A50 and B1 to B50 number the two lists we work from: A for Ghent and Utrecht, B for
Norway, Warsaw and Newham. Written by `make graph` from `docs/capabilities/`; a test that does not
exist fails the build.
"""


@dataclass(frozen=True)
class Capability:
    """One entry: its number, what it says, the tests that show it, and what is not met."""

    number: str
    pack: str
    says: str
    tests: tuple[str, ...] = ()
    distance: str = ""


@dataclass(frozen=True)
class Register:
    """All entries by number; `doubles` names numbers that stand twice."""

    entries: dict[str, Capability] = field(default_factory=dict)
    doubles: tuple[str, ...] = ()


def register() -> Register:
    """Read every entry."""
    entries: dict[str, Capability] = {}
    doubles: list[str] = []
    for path in sorted(FOLDER.glob("*.toml")):
        for number, body in tomllib.loads(path.read_text("utf-8")).items():
            doubles += [number] if number in entries else []
            entries[number] = Capability(
                number,
                path.stem,
                body["says"],
                tuple(body.get("tests", ())),
                body.get("distance", ""),
            )
    return Register(entries, tuple(doubles))


def exists(test: str) -> bool:
    """Whether `path::name` is a test function."""
    path, _, name = test.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    found = ast.walk(ast.parse(file.read_text("utf-8")))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in found)


def page() -> str:
    """The page as it should be."""
    entries = register().entries
    shown = [n for n in WANTED if n in entries and entries[n].tests and not entries[n].distance]
    lines = [HEAD, f"{len(shown)} of {len(WANTED)} are shown whole.\n"]
    lines += ["| | capability | system | shown by |", "| --- | --- | --- | --- |"]
    lines += [_row(number, entries.get(number)) for number in WANTED]
    return "\n".join(lines) + "\n"


def _row(number: str, entry: Capability | None) -> str:
    if entry is None:
        return f"| {number} | | | not shown yet |"
    tests = "<br>".join(f"`{test.removeprefix('tests/')}`" for test in entry.tests)
    short = f"not met: {entry.distance}" if entry.distance else ""
    return (
        f"| {number} | {entry.says} | {entry.pack} | {'<br>'.join(filter(None, (tests, short)))} |"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(f"Written: {PAGE.relative_to(ROOT)}")
