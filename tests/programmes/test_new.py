"""A new pack is whole from the first moment, in its own name, and never written over another."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from ciranda.programmes.queries import check_folder


def new(folder: Path, **options: str) -> str:
    out = StringIO()
    call_command("pack_new", str(folder), stdout=out, **options)
    return out.getvalue()


def test_a_new_pack_has_no_problems_and_its_folders_name_as_key(tmp_path: Path) -> None:
    new(tmp_path / "help-in-town")
    checked = check_folder(tmp_path / "help-in-town")
    assert checked.problems == ()
    assert checked.pack is not None
    assert checked.pack.key == "help-in-town"


def test_a_title_is_kept_as_people_say_it(tmp_path: Path) -> None:
    new(tmp_path / "help", title="The children's: house")
    pack = check_folder(tmp_path / "help").pack
    assert pack is not None
    assert pack.label("title", "en") == "The children's: house"


def test_what_comes_next_is_said(tmp_path: Path) -> None:
    said = new(tmp_path / "help")
    assert f"ciranda pack check {tmp_path / 'help'}" in said
    assert f"ciranda pack preview {tmp_path / 'help'}" in said


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "help" / "programme.yaml"
    kept.parent.mkdir()
    kept.write_text("mine")
    with pytest.raises(CommandError, match="not empty"):
        new(tmp_path / "help")
    assert kept.read_text() == "mine"


@pytest.mark.parametrize("name", ["Help", "help_in_town", "2help", "ajuda precoce"])
def test_a_name_that_is_no_key_is_refused_with_one_that_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError, match="early-help-xy"):
        new(tmp_path / name)
    assert not (tmp_path / name).exists()
