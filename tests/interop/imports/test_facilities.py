"""Places that refer children come in once each, however many files and rows name them."""

from pathlib import Path

import pytest

from ciranda.agencies.models import Agency
from tests.interop.imports.shared import cells_of, run, shared, table

HEAD = "id,name,city,zip,phone"

pytestmark = pytest.mark.django_db


def test_three_real_files_that_say_the_same_make_each_agency_once(tmp_path: Path) -> None:
    run("parishes", shared("pt-admin/parishes.csv"), folder=tmp_path / "first")
    folder = shared("pt-facilities")
    files = sorted(folder.glob("*.csv"))
    before = Agency.objects.count()
    ran = run("facilities", *files, folder=tmp_path)
    assert ran.outcomes == {
        "created": 418,
        "matched": 839,
        "rejected": 3,
        "rows_with_warnings": 39,
    }
    assert Agency.objects.count() == before + 418
    assert Agency.objects.filter(folded="centro de saude", municipality="Manteigas").count() == 1
    assert not Agency.objects.filter(phone__icontains="nan").exists()
    assert {line["row"] for line in ran.lines_of("rejected")} == {56}
    again = run("facilities", *files, folder=tmp_path / "again")
    assert again.outcomes["matched"] == 1257
    assert Agency.objects.count() == before + 418


def test_one_place_in_several_rows_is_one_agency_and_blanks_are_filled(tmp_path: Path) -> None:
    path = table(
        tmp_path / "sites.csv",
        HEAD,
        "1,Centro de Saúde Exemplo,Testtown,,nan",
        "2,CENTRO DE SAUDE EXEMPLO,testtown,,210 000 001",
        "3,Centro de Saúde Exemplo,Othertown,,",
    )
    ran = run("facilities", path, folder=tmp_path)
    assert [line["outcome"] for line in ran.report["rows"]] == ["created", "updated", "created"]
    agency = Agency.objects.get(folded="centro de saude exemplo", municipality="Testtown")
    assert (agency.name, agency.phone, agency.sector) == (
        "Centro de Saúde Exemplo",
        "210 000 001",
        "health",
    )


def test_rejected_rows_are_corrected_in_their_own_file_and_run_again(tmp_path: Path) -> None:
    path = table(
        tmp_path / "sites.csv",
        HEAD,
        "1,Escola Exemplo,Testtown,,",
        "2,Escola Exemplo,,,+351 210 000 002",
        "3,,Testtown,,",
    )
    ran = run("facilities", path, folder=tmp_path, sector="education")
    assert ran.outcomes["rejected"] == 2
    [rejected] = ran.rejected
    first, second = cells_of(rejected)
    assert first["phone"] == "'+351 210 000 002"  # no spreadsheet runs it
    assert "names no municipality" in first["import_reason"]
    assert "Write the municipality" in first["import_remedy"]
    assert second["import_row"] == "4"
    text = rejected.read_text("utf-8-sig").replace(
        "2,Escola Exemplo,,", "2,Escola Exemplo,Othertown,"
    )
    rejected.write_text(text, "utf-8")
    again = run("facilities", rejected, folder=tmp_path, sector="education")
    assert again.outcomes["created"] == 1
    assert again.outcomes["rejected"] == 1
    assert Agency.objects.get(municipality="Othertown", name="Escola Exemplo").phone == (
        "+351 210 000 002"
    )
    # what is being corrected is never written over
    assert [p.name for p in again.rejected] == ["sites.rejected-2.csv", "sites.rejected.csv"]
    third = run("facilities", path, folder=tmp_path, sector="education")
    assert third.outcomes["matched"] == 2


def test_one_id_for_two_places_is_a_mistake_that_is_shown(tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", HEAD, "1,Sítio Um,Testtown,,", "1,Sítio Dois,Testtown,,")
    ran = run("facilities", path, folder=tmp_path)
    assert ran.outcomes == {"created": 1, "rejected": 1, "rows_with_warnings": 1}
    assert "another name" in ran.lines_of("rejected")[0]["reason"]


def test_formulas_stay_text_and_leave_as_text(tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", HEAD, '1,"=HYPERLINK(""x"")",Testtown,,', "2,,@town,,")
    ran = run("facilities", path, folder=tmp_path, report=tmp_path / "r.csv")
    assert Agency.objects.filter(name='=HYPERLINK("x")').exists()
    [rejected] = ran.rejected
    assert cells_of(rejected)[0]["city"] == "'@town"


def test_an_unknown_municipality_is_said_with_the_nearest(tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", HEAD, "1,Sítio Um,Southtwn,,")
    [line] = run("facilities", path, folder=tmp_path).lines_of("created")
    assert line["field"] == "city"
    assert "Did you mean Southtown?" in line["remedy"]


def test_places_of_another_script_are_not_taken_for_each_other(tmp_path: Path) -> None:
    path = table(tmp_path / "s.csv", HEAD, "1,健康中心,Testtown,,", "2,学校,Testtown,,")
    assert run("facilities", path, folder=tmp_path).outcomes["created"] == 2


def test_the_same_import_by_another_agency_doubles_nothing(tmp_path: Path, cast) -> None:
    path = table(tmp_path / "s.csv", HEAD, "1,Sítio Um,Southtown,,")
    assert run("facilities", path, folder=tmp_path).outcomes["created"] == 1
    by_lena = run("facilities", path, folder=tmp_path, worker="lena_lead")
    assert by_lena.outcomes == {"matched": 1}
