"""Functions fit in a hand, files in a sitting (design, section 5)."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import name_of, parsed, python_files

LONGEST_FUNCTION = 50
LONGEST_FILE = 500
LONGEST_TEST_FILE = 600
HIGHEST_MEDIAN = 10

# What is longer for now, with its length. The list only ever shrinks: a shorter file or function
# must be entered with its new length, and one within the limit must leave.
LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}


def _without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is not None:
        said = function.body[0]
        lines -= (said.end_lineno or said.lineno) - said.lineno + 1
    return lines


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(path)}:{node.name}", _without_docstring(node)


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _too_long(
    lengths: dict[str, int], limits: dict[str, int], allowed: dict[str, int]
) -> list[str]:
    over = {name: lines for name, lines in lengths.items() if lines > limits[name]}
    grown = [f"{name}: {n} lines" for name, n in over.items() if n > allowed.get(name, 0)]
    slack = [f"{name}: lower its exception" for name in allowed if over.get(name) != allowed[name]]
    return grown + slack


def test_files_are_read_in_one_sitting() -> None:
    paths = list(python_files("src", "tests", "tools", "bench"))
    lengths = {name_of(path): _lines(path) for path in paths}
    limits = {
        name: LONGEST_TEST_FILE if name.startswith("tests/") else LONGEST_FILE for name in lengths
    }
    assert _too_long(lengths, limits, LONG_FILES) == []


def test_functions_fit_in_a_hand() -> None:
    found = dict(
        pair for path in python_files("src", "tools", "bench") for pair in _functions(path)
    )
    assert _too_long(found, dict.fromkeys(found, LONGEST_FUNCTION), LONG_FUNCTIONS) == []


def test_the_median_function_is_short() -> None:
    lengths = [lines for path in python_files("src") for _, lines in _functions(path)]
    assert statistics.median(lengths) <= HIGHEST_MEDIAN
