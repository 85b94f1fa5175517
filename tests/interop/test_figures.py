"""Figures leave as Parquet: what the reports show and nothing more."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.core.management import CommandError, call_command

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.interop.exports.figures import write_figures
from ciranda.outcomes.actions import count
from ciranda.outcomes.policies.shown import Counts, shown

pytestmark = pytest.mark.django_db


def read(path: Path, *columns: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as engine:
        found = engine.read_parquet(str(path)).select(*columns)
        return found.fetchall()


def test_the_command_writes_what_another_engine_reads(cast, tmp_path, capsys):
    with entered(Actor(None, Role.SYSTEM)) as job:
        count(actor=job, is_now=True)
    folder = tmp_path / "it's new"
    call_command("report_export", folder)
    teams = read(folder / "teams.parquet", "programme", "team")
    assert ("snipi-pt", "Local team Southtown") in teams
    assert "teams.parquet" in capsys.readouterr().out
    assert sorted(one.name for one in folder.iterdir()) == [
        "counted.parquet",
        "months.parquet",
        "teams.parquet",
    ]


def test_a_number_too_small_to_show_is_empty_in_the_file_too(cast, tmp_path):
    two = [
        Counts(cast.team, "North", {"open": 3}),
        Counts(cast.case, "South", {"open": 80}),
    ]
    report = shown(two, {date(2026, 5, 1): {"opened": 2, "closed": 40}}, None)
    write_figures({"example": report}, tmp_path)
    standing = read(tmp_path / "teams.parquet", "measure", "number")
    assert [number for measure, number in standing if measure == "open"] == [None, None]
    months = dict(read(tmp_path / "months.parquet", "measure", "number"))
    assert (months["opened"], months["closed"]) == (None, 40)


def test_a_second_taking_out_replaces_the_first(cast, tmp_path):
    for number in (8, 9):
        report = shown([Counts(cast.team, "North", {"open": number})], {}, None)
        write_figures({"example": report}, tmp_path)
    standing = dict(read(tmp_path / "teams.parquet", "measure", "number"))
    assert standing["open"] == 9


def test_no_folder_and_no_month_are_told_with_what_to_write_instead(cast, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(CommandError, match="Nothing could be written there"):
        call_command("report_export", taken)
    with pytest.raises(CommandError, match="Write it as 2026-01"):
        call_command("report_export", tmp_path, since="May")
