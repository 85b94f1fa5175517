"""Referrals from a table reach the team of the child's parish, once, with a clock."""

from datetime import date
from pathlib import Path

import pytest

from ciranda.access.actions import entered
from ciranda.access.enums import Purpose
from ciranda.interop.imports.referrals import COLUMNS
from ciranda.people.models import Person
from ciranda.referrals.models import Referral, Source
from tests.interop.imports.shared import Ran, cells_of, run, table

pytestmark = pytest.mark.django_db

TODAY = date.today()  # noqa: DTZ011 - ages are made relative to today
HEAD = "reference,child_given,child_surnames,born_on,parish,worry,asked_by,family_told"
BORN = f"{TODAY.year - 2}-02-03"


def row(**changes: str) -> str:
    said = {
        "reference": "R1",
        "child_given": "Jacinto",
        "child_surnames": "Inventado Exemplo",
        "born_on": BORN,
        "parish": "990101",
        "worry": "Fala pouco.",
        "asked_by": "together",
        "family_told": "agrees",
        **changes,
    }
    return ",".join(f'"{said[name]}"' for name in HEAD.split(","))


def bring(folder: Path, *rows: str, head: str = HEAD, worker: str = "nuno_nursery", **more) -> Ran:
    folder.mkdir(exist_ok=True)
    path = table(folder / "referrals.csv", head, *rows)
    return run("referrals", path, folder=folder, worker=worker, programme="snipi-pt", **more)


def test_a_referral_reaches_the_team_of_the_parish_with_a_clock(tmp_path: Path, cast) -> None:
    ran = bring(tmp_path, row())
    assert ran.outcomes == {"created": 1}
    with entered(cast.actor("carla_coordinator", Purpose.TRIAGE)):
        referral = Referral.objects.get(pk=ran.lines_of("created")[0]["object"])
        assert referral.team_id == cast.team
        assert referral.due_on > TODAY
        assert Person.objects.get(pk=referral.person_id).full_name == "Jacinto Inventado Exemplo"
    with entered(cast.actor("stella_stranger")):
        assert not Referral.objects.filter(pk=referral.pk).exists()
    assert bring(tmp_path, row()).outcomes == {"matched": 1}
    changed = bring(tmp_path, row(worry="Outra coisa."))
    assert "said something else" in changed.lines_of("rejected")[0]["reason"]


def test_a_parish_is_found_by_name_and_an_unknown_one_gets_the_nearest(tmp_path: Path) -> None:
    by_name = row(parish="parish of northtown, Northtown")
    ran = bring(tmp_path, by_name, row(reference="R2", parish="Parish of Sothtown"))
    assert ran.outcomes == {"created": 1, "rejected": 1}
    line = ran.lines_of("rejected")[0]
    assert line["field"] == "parish"
    assert "Parish of Southtown, Southtown (990101)" in line["remedy"]


@pytest.mark.parametrize(
    ("change", "field", "word"),
    [
        ({"worry": ""}, "worry", "worries you"),
        ({"asked_by": "who knows"}, "asked_by", "none of the answers"),
        ({"family_told": ""}, "family_told", "none of the answers"),
        ({"born_on": "2009-01-01"}, "born_on", "takes children until"),
        ({"born_on": "soon"}, "born_on", "not a date"),
        ({"parish": ""}, "parish", "blank"),
        ({"child_given": "x" * 300}, "child_given", "300 characters"),
    ],
)
def test_a_row_that_cannot_be_sent_says_field_and_remedy(
    tmp_path: Path, change: dict[str, str], field: str, word: str
) -> None:
    ran = bring(tmp_path, row(**change), row(reference="R2"))
    assert ran.outcomes == {"created": 1, "rejected": 1}
    line = ran.lines_of("rejected")[0]
    assert line["field"] == field
    assert word in line["reason"]
    assert line["remedy"]


def test_a_child_without_a_name_is_a_complete_referral(tmp_path: Path, cast) -> None:
    ran = bring(tmp_path, row(child_given="", child_surnames="", born_on=""))
    assert ran.outcomes == {"created": 1}


def test_a_child_who_may_be_known_elsewhere_waits_for_a_decision(tmp_path: Path, cast) -> None:
    assert bring(tmp_path, row()).outcomes == {"created": 1}
    other = bring(tmp_path / "x", row(reference="N1"), worker="petra_therapist")
    assert "may be known" in other.lines_of("rejected")[0]["reason"]
    decided = f'{row(reference="N1")},"new"'
    ran = bring(tmp_path / "y", decided, head=f"{HEAD},child_is", worker="petra_therapist")
    assert ran.outcomes == {"created": 1}


def test_who_refers_is_kept_apart_as_the_source(tmp_path: Path, cast) -> None:
    ran = bring(
        tmp_path, f'{row()},"Educadora Exemplo","Creche Exemplo"',
        head=f"{HEAD},referrer_name,referrer_agency",
    )  # fmt: skip
    with entered(cast.actor("carla_coordinator", Purpose.TRIAGE)):
        referral = Referral.objects.get(pk=ran.lines_of("created")[0]["object"])
        source = Source.objects.get(dossier_id=referral.dossier_id)
        assert (source.name, source.agency_name) == ("Educadora Exemplo", "Creche Exemplo")


def test_the_template_is_a_table_that_is_understood(tmp_path: Path) -> None:
    from io import StringIO

    from django.core.management import call_command

    out = StringIO()
    call_command("import_referrals", template=True, stdout=out)
    path = tmp_path / "referrals.csv"
    path.write_text(out.getvalue(), "utf-8")
    [example] = cells_of(path)
    assert list(example) == [column.name for column in COLUMNS]
    ran = run("referrals", path, folder=tmp_path, worker="nuno_nursery", programme="snipi-pt")
    assert ran.lines_of("rejected")[0]["field"] == "parish"  # not a parish of the tests' world


def test_a_row_is_sent_whole_or_not_at_all(
    tmp_path: Path, cast, owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ciranda.interop.imports import referrals
    from ciranda.referrals.actions import send

    def broken(**given: object) -> None:
        from django.db import DataError

        send(**given)  # type: ignore[arg-type]
        raise DataError("something in the middle")

    monkeypatch.setattr(referrals, "send", broken)
    owner.execute("select count(*) from people_person")
    before = owner.fetchone()
    ran = bring(tmp_path, row())
    assert "DataError" in ran.lines_of("rejected")[0]["reason"]
    assert "middle" not in ran.said
    owner.execute("select count(*) from people_person")
    assert owner.fetchone() == before
    monkeypatch.undo()
    assert bring(tmp_path, row()).outcomes == {"created": 1}


def test_the_programme_must_be_named_where_there_are_several(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", HEAD, row())
    said = run("referrals", path, folder=tmp_path, worker="nuno_nursery").said
    assert "--programme KEY" in said
    assert "snipi-pt" in said
