"""`ciranda pack …`, as a programme designer types it."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

SNIPI = settings.CIRANDA_PACKS / "snipi-pt"


def said(*arguments: object, **options: Any) -> str:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "snipi-pt"
    shutil.copytree(SNIPI, folder)
    sheet = folder / "programme.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("length: 12 weeks", "length: soon"), "utf-8")
    return folder


def test_a_pack_without_problems_is_praised():
    assert "0 problems. Early childhood intervention (SNIPI), version " in said("pack_check", SNIPI)


def test_a_broken_pack_fails_with_file_line_and_remedy(broken):
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 problem to put right") as refusal:
        call_command("pack_check", str(broken), stdout=out)
    assert refusal.value.returncode == 1
    line = out.getvalue()
    assert line.startswith(f"{broken}/programme.yaml:")
    assert "20 working days" in line


def test_a_file_that_is_not_text_is_named(broken):
    (broken / "locale" / "pt.yaml").write_bytes(b"\xff\xfe\x00t\x00i")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("pack_check", str(broken), stdout=out)
    assert "locale/pt.yaml:1: the file is not text. Save it as UTF-8 text." in out.getvalue()


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    for command in ("pack_check", "pack_install"):
        with pytest.raises(CommandError, match="There is no folder"):
            call_command(command, str(tmp_path / "nowhere"))


@pytest.mark.django_db
def test_installing_again_changes_nothing_and_says_so():
    said("pack_install", SNIPI)
    assert "was installed already, nothing changed" in said("pack_install", SNIPI)
    listed = said("pack_list")
    assert "snipi-pt" in listed
    assert "Early childhood intervention (SNIPI)" in listed


@pytest.mark.django_db
def test_installing_a_broken_pack_points_to_the_check(broken):
    with pytest.raises(CommandError, match="See: ciranda pack check"):
        call_command("pack_install", str(broken))


@pytest.mark.django_db
def test_an_installed_pack_is_shown_in_its_languages():
    said("pack_install", SNIPI)
    assert "Escrever" not in said("pack_show", "snipi-pt")
    shown = said("pack_show", "snipi-pt", language="pt")
    assert "Elaboração do plano → Apoio, Vigilância" in shown
    assert "(not set by law)" in shown
    with pytest.raises(CommandError, match="is not installed"):
        call_command("pack_show", "no-such-pack")


def test_a_folder_is_shown_without_a_database():
    assert "Strengths and needs → First Meitheal meeting" in said(
        "pack_show", settings.CIRANDA_PACKS / "meitheal-ie"
    )
