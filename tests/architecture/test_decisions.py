"""Architecture decisions are numbered once, dated, and say how they are enforced."""

import re

from tests.architecture.tree import ROOT, name_of

DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
NAME = re.compile(r"\d{4}-[a-z0-9-]+\.md")
SECTIONS = ["## Status", "## Why", "## Decision", "## Consequences", "## How it is enforced"]


def test_decisions_are_numbered_without_gap_or_double() -> None:
    assert DECISIONS
    assert [path.name for path in DECISIONS if not NAME.fullmatch(path.name)] == []
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_decision_has_the_same_sections() -> None:
    missing = [
        f"{name_of(path)}: {section}"
        for path in DECISIONS
        for section in SECTIONS
        if f"\n{section}\n" not in path.read_text(encoding="utf-8")
    ]
    assert missing == []


def test_every_decision_is_in_the_list() -> None:
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in DECISIONS if f"({path.name})" not in listed] == []
