"""The tutorial builds a pack that holds, in the very lines it shows."""

import re
from pathlib import Path

import pytest

from ciranda.programmes.queries import check_folder, read_folder

DOCS = Path(__file__).parents[2] / "docs" / "packs"
SHOWN = re.findall(r"```yaml\n(.*?)```", (DOCS / "tutorial.md").read_text("utf-8"), re.DOTALL)


def test_the_finished_pack_has_no_problems() -> None:
    assert check_folder(DOCS / "toy-library").problems == ()


@pytest.mark.parametrize("fragment", SHOWN, ids=lambda text: text.split(":")[0].strip())
def test_what_the_tutorial_shows_stands_in_the_finished_pack(fragment: str) -> None:
    files = read_folder(DOCS / "toy-library")
    assert any(fragment in text for text in files.values())
