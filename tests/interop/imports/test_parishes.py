"""The official list comes in by its codes, with what is missing said, and never twice."""

from pathlib import Path

import pytest

from ciranda.agencies.models import Parish
from tests.interop.imports.shared import run, shared, table

HEAD = "district_code,district,municipality_code,municipality,parish_code,parish"
LAND = "970000,TESTLAND,970100,TESTTOWN,970101,PARISH OF THE TEST"
ISLE = "980000,,980100,ISLETOWN,980101,FAJÃ DO TESTE"

pytestmark = pytest.mark.django_db


def test_the_real_list_comes_in_whole_with_the_island_parishes_named(tmp_path: Path) -> None:
    ran = run("parishes", shared("pt-admin/parishes.csv"), folder=tmp_path)
    assert ran.outcomes == {"created": 3084, "rows_with_warnings": 210}
    assert Parish.objects.filter(district="").count() == 210
    lisbon = Parish.objects.get(code="110654")
    assert lisbon.municipality == "LISBOA"
    assert "210" in ran.said
    assert "run the import again" in ran.report["rows"][-1]["remedy"]
    again = run("parishes", shared("pt-admin/parishes.csv"), folder=tmp_path)
    assert again.outcomes == {"matched": 3084, "rows_with_warnings": 210}


def test_names_are_kept_and_found_without_accents(tmp_path: Path) -> None:
    run("parishes", table(tmp_path / "p.csv", HEAD, ISLE), folder=tmp_path)
    parish = Parish.objects.get(code="980101")
    assert (parish.name, parish.folded) == ("FAJÃ DO TESTE", "faja do teste")


def test_a_corrected_file_fills_in_and_a_blank_takes_nothing_away(tmp_path: Path) -> None:
    run("parishes", table(tmp_path / "p.csv", HEAD, ISLE), folder=tmp_path)
    filled = ISLE.replace("980000,,", "980000,ISLES,")
    assert run("parishes", table(tmp_path / "p.csv", HEAD, filled), folder=tmp_path).outcomes == {
        "updated": 1
    }
    run("parishes", table(tmp_path / "p.csv", HEAD, ISLE), folder=tmp_path)
    assert Parish.objects.get(code="980101").district == "ISLES"


def test_a_trial_keeps_nothing_and_reports_the_same(tmp_path: Path) -> None:
    path = table(tmp_path / "p.csv", HEAD, LAND, LAND)
    ran = run("parishes", path, folder=tmp_path, dry_run=True)
    assert ran.outcomes == {"created": 1, "matched": 1}
    assert "nothing was kept" in ran.said
    assert not Parish.objects.filter(code="970101").exists()


def test_a_bad_row_leaves_the_good_ones_and_says_what_to_do(tmp_path: Path) -> None:
    path = table(tmp_path / "p.csv", HEAD, LAND, LAND.replace("970101", ""), "x,y")
    ran = run("parishes", path, folder=tmp_path)
    assert ran.outcomes == {"created": 1, "rejected": 2}
    blank, uneven = ran.lines_of("rejected")
    assert (blank["row"], blank["field"], blank["reason"]) == (3, "parish_code", "This is blank.")
    assert blank["remedy"]
    assert (uneven["row"], "2 cells" in uneven["reason"]) == (4, True)


def test_an_unreadable_file_brings_in_nothing_at_all(tmp_path: Path) -> None:
    path = table(tmp_path / "p.csv", HEAD, LAND, 'a,"b')
    ran = run("parishes", path, folder=tmp_path)
    assert (ran.code, "row 3" in ran.said) == (2, True)
    assert not Parish.objects.filter(code="970101").exists()


def test_a_worker_without_the_permission_is_told_so(tmp_path: Path, cast) -> None:
    path = table(tmp_path / "p.csv", HEAD, LAND)
    ran = run("parishes", path, folder=tmp_path, worker="nuno_nursery")
    assert ran.code == 1
    assert "import.run" in ran.said
    assert run("parishes", path, folder=tmp_path, worker="lena_lead").outcomes == {"created": 1}
    assert "user name nobody" in run("parishes", path, folder=tmp_path, worker="nobody").said


def test_strict_fails_where_a_row_was_rejected(tmp_path: Path) -> None:
    path = table(tmp_path / "p.csv", HEAD, LAND.replace("970101", ""))
    assert run("parishes", path, folder=tmp_path).code == 0
    assert run("parishes", path, folder=tmp_path, strict=True).code == 1
