"""`ciranda pack try`: a pack tried with an invented team and family by somebody who wrote it."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from ciranda.ops import database
from ciranda.ops.demo.cast import PASSWORD

TOYS = Path(__file__).parents[2] / "docs" / "packs" / "toy-library"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database is ready already."""
    monkeypatch.setattr(database, "prepare", lambda _say: None)


def tried(folder: Path) -> str:
    out = io.StringIO()
    call_command("pack_try", str(folder), stdout=out)
    return out.getvalue()


def test_a_family_came_and_whoever_holds_the_case_and_the_mother_sign_in(cast: Any) -> None:
    said = tried(TOYS)
    assert "toy-library.manager" in said
    assert tried(TOYS) == said, "a second time doubles nothing"
    worker, parent = Client(), Client()
    assert worker.login(username="toy-library.manager", password=PASSWORD)
    assert worker.get("/families/").content.decode().count("Alex") == 1
    (username,) = (word for word in said.split() if word.startswith("toy-library.family"))
    assert parent.login(username=username, password=PASSWORD)
    home = parent.get("/family/").content.decode()
    assert "Alex" in home
    assert "Visitor" in home, "the programme's own word for whoever holds the case together"
    assert "Your case manager" not in home
    mine = worker.get("/families/").content.decode()
    (address,) = set(re.findall(r"/families/[0-9a-f-]{36}/", mine))
    page = worker.get(address).content.decode()
    assert "Visitor, family worker" in page
    assert "Case manager" not in page


def test_where_families_are_nothing_is_tried(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="no invented people"):
        tried(TOYS)


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        tried(tmp_path / "nowhere")
