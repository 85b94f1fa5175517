"""The drawing shows every stage, move, clock, consent and role of a pack, in its words."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import call_command

from ciranda.programmes.policies.preview import preview
from ciranda.programmes.policies.preview.path import columns, places
from tests.programmes.packs import FOLDER, pack

KEYS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
SVG = "{http://www.w3.org/2000/svg}"


def words(drawn: str) -> str:
    found = ElementTree.fromstring(drawn).iter(f"{SVG}text")  # noqa: S314 - our own drawing
    return " ".join(text.text or "" for text in found)


@pytest.mark.parametrize("key", KEYS)
def test_every_stage_clock_consent_and_role_is_drawn_in_every_language(key: str) -> None:
    it = pack(key)
    for language in it.languages:
        said = words(preview(it, language)).replace(" …", "")
        for part in ("stages", "clocks", "consent_columns", "roles"):
            for name in getattr(it, part):
                label = it.label(f"{part}.{name}", language)
                assert label.split()[0] in said, (language, part, name)


@pytest.mark.parametrize("key", KEYS)
def test_every_move_has_its_arrow(key: str) -> None:
    moves = sum(len(stage.moves) for stage in pack(key).stages.values())
    drawn = ElementTree.fromstring(preview(pack(key), "en"))  # noqa: S314 - our own drawing
    assert len([p for p in drawn.iter(f"{SVG}path") if p.find(f"{SVG}title") is not None]) == moves


@pytest.mark.parametrize("key", KEYS)
def test_no_two_stages_stand_in_one_place_and_entry_stands_first(key: str) -> None:
    it = pack(key)
    standing = places(it, 0)
    assert len({(p.x, p.y) for p in standing.values()}) == len(it.stages)
    assert columns(it)[it.entry_stage.key] == 0


def test_labels_are_words_not_markup() -> None:
    it = pack("snipi-pt").model_copy(
        update={"locale": {"en": {"title": "<script>alert(1)</script> & more"}}}
    )
    assert "<script>" not in preview(it, "en")


def test_the_command_writes_the_file_it_names(tmp_path: Path) -> None:
    file = tmp_path / "drawn.svg"
    call_command("pack_preview", str(FOLDER / "meitheal-ie"), out=file)
    assert "Meitheal" in words(file.read_text("utf-8"))
