"""Every hazard has a cause, an effect, controls and what stays; every control has a test that is
there."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT

LOG = (ROOT / "docs" / "safety" / "hazards.md").read_text(encoding="utf-8")
HAZARDS = re.split(r"^## ", LOG, flags=re.MULTILINE)[1:]
PARTS = ["Cause", "Effect", "Risk before", "Controls", "Risk after", "What stays"]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
RISK = re.compile(r"(Minor|Moderate|Major|Catastrophic), (very low|low|medium|high)\.")


def _title(hazard: str) -> str:
    return hazard.splitlines()[0]


def test_hazards_are_numbered_without_gap() -> None:
    assert [_title(h)[:3] for h in HAZARDS] == [f"H{n:02d}" for n in range(1, len(HAZARDS) + 1)]
    assert len(HAZARDS) >= 15


@pytest.mark.parametrize("hazard", HAZARDS, ids=_title)
def test_a_hazard_says_everything(hazard: str) -> None:
    assert [part for part in PARTS if f"- **{part}.**" not in hazard] == []
    assert len(RISK.findall(hazard)) == 2
    controls = [line for line in hazard.splitlines() if line.startswith("  - ")]
    assert controls
    assert [line for line in controls if not NAMED.search(line)] == []


@pytest.mark.parametrize("named", sorted(set(NAMED.findall(LOG))), ids="::".join)
def test_a_control_is_shown_by_a_test_that_is_there(named: tuple[str, str]) -> None:
    file, name = ROOT / named[0], named[1]
    assert file.is_file(), f"{named[0]} is gone"
    tree = ast.parse(file.read_text(encoding="utf-8"))
    there = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    assert name in there, f"{name} is gone from {named[0]}: name the test that shows it now"
