"""Children come in as persons, once, with nothing kept that this product does not keep."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ciranda.access.actions import entered
from ciranda.interop.imports.commands import reading
from ciranda.people.enums import SafeWhen
from ciranda.people.models import (
    ContactPoint,
    HouseholdMember,
    Identifier,
    Person,
    Residence,
    SpokenLanguage,
)
from tests.interop.imports.shared import Ran, run, shared

pytestmark = pytest.mark.django_db

WORKER = "carla_coordinator"
TODAY = date.today()  # noqa: DTZ011 - ages are made relative to today


def patient(**more) -> dict[str, Any]:
    return {
        "resourceType": "Patient",
        "id": "p1",
        "name": [{"use": "official", "family": "Inventada Exemplo", "given": ["Zulmira", "Odete"]}],
        "birthDate": f"{TODAY.year - 2}-01-15",
        **more,
    }


def bundle(path: Path, *resources: dict[str, Any], **top) -> Path:
    entries = [{"resource": resource} for resource in resources]
    body = {"resourceType": "Bundle", "type": "collection", "entry": entries, **top}
    path.write_text(json.dumps(body), "utf-8")
    return path


def bring(path: Path, folder: Path, **options) -> Ran:
    return run("children", path, folder=folder, worker=options.pop("worker", WORKER), **options)


def seen_by(cast, name: str, given: str) -> list[Person]:
    with entered(cast.actor(name)):
        return list(Person.objects.filter(given=given))


def test_the_real_children_come_in_and_the_programme_for_the_small_refuses_them(
    tmp_path: Path, cast
) -> None:
    files = sorted(shared("fhir-children").glob("*.json"))
    ran = run("children", *files, folder=tmp_path, worker=WORKER)
    assert ran.outcomes["created"] == 5
    assert ran.outcomes["values_dropped"] == 5  # one number of social security each
    assert "snipi-pt would take 0 of 5" in ran.said
    refusals = [line["reason"] for line in ran.lines_of("created") if "snipi" in line["reason"]]
    assert len(refusals) == 5
    assert all("takes children until" in reason for reason in refusals)
    [bibi] = seen_by(cast, WORKER, "Bibi254")
    assert (bibi.surnames, bibi.born_on) == ("Schowalter414", date(2009, 4, 29))
    again = run("children", *files, folder=tmp_path / "again", worker=WORKER)
    assert again.outcomes["matched"] == 5
    assert len(seen_by(cast, WORKER, "Bibi254")) == 1


def test_shifted_birth_years_are_said_in_the_report(tmp_path: Path, cast) -> None:
    [file] = shared("fhir-children").glob("Les282*.json")
    shift = TODAY.year - 2017 - 2
    ran = bring(file, tmp_path, shift_birth_years=shift)
    assert f"shifted by {shift}" in ran.said
    assert any(f"shifted by {shift}" in note for note in ran.report["notes"])
    assert "snipi-pt would take 1 of 1" in ran.said
    assert {"meitheal-ie", "snipi-pt"} <= set(ran.lines_of("created")[0]["programmes"].split())
    [les] = seen_by(cast, WORKER, "Les282")
    assert les.born_on == date(2017 + shift, 5, 13)


def test_only_who_brought_a_child_in_sees_the_child(tmp_path: Path, cast) -> None:
    bring(bundle(tmp_path / "b.json", patient()), tmp_path)
    assert len(seen_by(cast, WORKER, "Zulmira Odete")) == 1
    assert seen_by(cast, "stella_stranger", "Zulmira Odete") == []
    assert seen_by(cast, "tomas_therapist", "Zulmira Odete") == []


def test_nobody_brings_children_in_namelessly(tmp_path: Path) -> None:
    ran = run("children", bundle(tmp_path / "b.json", patient()), folder=tmp_path)
    assert "--as WORKER" in ran.said
    assert "person.change" in bring(tmp_path / "b.json", tmp_path, worker="olga_oversight").said


def test_a_visible_child_is_matched_when_sure_and_left_to_a_person_when_not(
    tmp_path: Path, cast
) -> None:
    bring(bundle(tmp_path / "first.json", patient()), tmp_path)
    same = bundle(tmp_path / "same.json", patient(id="other"))
    assert bring(same, tmp_path).outcomes["matched"] == 1
    born = patient()["birthDate"]
    alike = patient(id="third", birthDate=born[:-2] + "16")
    path = bundle(tmp_path / "alike.json", alike)
    ran = bring(path, tmp_path / "alike")
    assert ran.outcomes["rejected"] == 1
    [line] = ran.lines_of("rejected")
    [known] = seen_by(cast, WORKER, "Zulmira Odete")
    assert str(known.pk) in line["reason"]
    [rejected] = ran.rejected
    # somebody compared them, and writes that this is another child
    decided = rejected.read_text("utf-8").replace('"valueString": "?"', '"valueString": "new"')
    rejected.write_text(decided, "utf-8")
    assert bring(rejected, tmp_path / "decided").outcomes["created"] == 1
    assert len(seen_by(cast, WORKER, "Zulmira Odete")) == 2


def test_a_decision_for_somebody_known_matches_and_one_for_a_stranger_does_not(
    tmp_path: Path, cast
) -> None:
    bring(bundle(tmp_path / "first.json", patient()), tmp_path)
    [known] = seen_by(cast, WORKER, "Zulmira Odete")
    born = patient()["birthDate"][:-2] + "16"

    def decided(key: object) -> Ran:
        says = [{"url": "urn:ciranda:import:decision", "valueString": str(key)}]
        path = bundle(tmp_path / "d.json", patient(id="x", birthDate=born, extension=says))
        return bring(path, tmp_path / "d")

    assert decided(cast.flor).outcomes["rejected"] == 1
    assert decided(known.pk).outcomes["matched"] == 1


def test_a_child_known_elsewhere_is_told_only_as_maybe_known(tmp_path: Path, cast) -> None:
    bring(bundle(tmp_path / "b.json", patient()), tmp_path)
    ran = bring(tmp_path / "b.json", tmp_path / "n", worker="nelson_coordinator")
    [line] = ran.lines_of("rejected")
    assert "may be known" in line["reason"]
    assert "message" in line["remedy"]
    assert line["object"] == ""
    assert "Test Health Centre" not in json.dumps(ran.report)
    assert seen_by(cast, "nelson_coordinator", "Zulmira Odete") == []


def test_a_search_stays_on_record_whatever_came_of_it(tmp_path: Path, cast, owner) -> None:
    def searches() -> int:
        owner.execute("select count(*) from audit_event where verb = 'people.search'")
        return owner.fetchone()[0]

    bring(bundle(tmp_path / "b.json", patient()), tmp_path)
    before = searches()
    bring(tmp_path / "b.json", tmp_path / "n", worker="nelson_coordinator")
    assert searches() == before + 1
    bring(tmp_path / "b.json", tmp_path / "p", worker="petra_therapist", dry_run=True)
    owner.execute("select human_id from audit_event where verb = 'interop.tried'")
    assert owner.fetchone()[0] == cast.actor("petra_therapist").human_id


def test_a_trial_enters_nobody(tmp_path: Path, cast) -> None:
    path = bundle(tmp_path / "b.json", patient())
    assert bring(path, tmp_path, dry_run=True).outcomes["created"] == 1
    assert seen_by(cast, WORKER, "Zulmira Odete") == []


def test_a_child_who_died_is_offered_to_no_programme(tmp_path: Path, cast) -> None:
    path = bundle(tmp_path / "b.json", patient(deceasedDateTime="2025-06-01T10:00:00Z"))
    [line] = bring(path, tmp_path).lines_of("created")
    assert line["programmes"] == ""
    assert "No programme is offered" in line["reason"]
    assert seen_by(cast, WORKER, "Zulmira Odete")[0].died_on == date(2025, 6, 1)


def test_how_to_reach_a_child_comes_in_and_waits_for_somebody_to_ask_when_it_is_safe(
    tmp_path: Path, cast
) -> None:
    said = patient(
        telecom=[{"system": "phone", "value": "210 000 000"}],
        address=[{"line": ["Rua Inventada 1"], "city": "Southtown", "postalCode": "9900-101"}],
        communication=[{"language": {"coding": [{"code": "uk"}]}, "preferred": True}],
        identifier=[
            {"system": "pt-nus", "value": "123456789"},
            {"system": "http://hospital.example.org", "value": "77"},
        ],
    )
    ran = bring(bundle(tmp_path / "b.json", said), tmp_path)
    assert "1 numbers of registers not known here" in ran.said
    [child] = seen_by(cast, WORKER, "Zulmira Odete")
    with entered(cast.actor(WORKER)):
        point = ContactPoint.objects.get(person=child)
        assert (point.value, point.safe) == ("210 000 000", SafeWhen.ASK)
        home = Residence.objects.get(person=child)
        assert (home.address, home.postcode) == ("Rua Inventada 1, Southtown", "9900-101")
        assert SpokenLanguage.objects.get(person=child).language == "uk"
        assert [i.value for i in Identifier.objects.filter(person=child)] == ["123456789"]
    with entered(cast.actor("stella_stranger")):
        assert not ContactPoint.objects.filter(person=child).exists()


def test_origin_and_identity_numbers_are_dropped_counted_and_in_no_file(tmp_path: Path) -> None:
    race = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race"
    status = "https://example.org/residence-permit"
    path = bundle(
        tmp_path / "b.json",
        patient(
            name=[],
            extension=[{"url": race, "valueString": "XX"}, {"url": status, "valueCode": "YY"}],
            identifier=[{"system": "http://hl7.org/fhir/sid/us-ssn", "value": "999-00-1111"}],
        ),
    )
    ran = bring(path, tmp_path)
    assert ran.outcomes == {"rejected": 1, "values_dropped": 3}
    [rejected] = ran.rejected
    for written in (rejected.read_text("utf-8"), json.dumps(ran.report)):
        assert all(secret not in written for secret in ("XX", "YY", "999-00-1111"))
    outcome = json.loads(rejected.read_text("utf-8"))["entry"][0]["response"]["outcome"]
    assert outcome["issue"][0]["diagnostics"] == "There is no name."
    assert outcome["issue"][0]["expression"] == ["Patient.name"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"birthDate": "2015-02-31"}, "birthDate"),
        ({"birthDate": "3015-02-01"}, "birthDate"),
        ({"birthDate": "1980-02-01"}, "birthDate"),
        ({"birthDate": 7}, "birthDate"),
        ({"name": "Ana"}, "name"),
        ({"name": [{"given": ["a" * 10000]}]}, "name.given"),
        ({"name": [{"given": ["a\u0000b"]}]}, "name.given"),
        ({"name": [{"use": "old", "given": ["Ana"]}]}, "name"),
        ({"address": "here"}, "address"),
    ],
)
def test_what_cannot_come_in_names_its_field_and_the_rest_does(
    tmp_path: Path, change: dict[str, Any], field: str
) -> None:
    other = patient(id="p2", name=[{"given": ["Só"]}])
    ran = bring(bundle(tmp_path / "b.json", patient(**change), other), tmp_path)
    assert ran.outcomes["rejected"] == 1
    assert ran.outcomes["created"] == 1
    line = ran.lines_of("rejected")[0]
    assert (line["row"], line["field"]) == (1, field)
    assert line["reason"]
    assert line["remedy"]


def test_partial_dates_and_single_names_are_complete(tmp_path: Path, cast) -> None:
    year = TODAY.year - 3
    alone = patient(name=[{"text": "Só"}], birthDate=str(year))
    assert bring(bundle(tmp_path / "b.json", alone), tmp_path).outcomes["created"] == 1
    [child] = seen_by(cast, WORKER, "Só")
    assert (child.surnames, child.born_on, child.born_precision) == ("", date(year, 1, 1), "year")


def test_resources_nobody_knows_do_no_harm(tmp_path: Path) -> None:
    odd = [{"resourceType": "Spaceship", "crew": [1]}, {"resourceType": 7}, {}, patient(x={"y": 1})]
    ran = bring(bundle(tmp_path / "b.json", *odd), tmp_path)
    assert ran.outcomes["created"] == 1
    assert "Spaceship" in ran.said


def test_one_id_for_two_children_is_not_one_child(tmp_path: Path) -> None:
    bring(bundle(tmp_path / "b.json", patient()), tmp_path)
    other = patient(name=[{"given": ["Outra"], "family": "Pessoa Inventada"}])
    ran = bring(bundle(tmp_path / "b.json", other), tmp_path)
    assert ran.outcomes["rejected"] == 1
    assert "--source" in ran.lines_of("rejected")[0]["remedy"]


def test_an_unknown_programme_names_those_there_are(tmp_path: Path) -> None:
    path = bundle(tmp_path / "b.json", patient())
    assert "snipi-pt" in bring(path, tmp_path, programme="nonsense").said


def test_no_name_is_written_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    bring(bundle(tmp_path / "b.json", patient(), patient(id="p2", name=[])), tmp_path)
    said = " ".join(r.getMessage() for r in caplog.records if not r.name.startswith("django.db"))
    assert "Zulmira" not in said


def related(given: str, code: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "RelatedPerson",
        "patient": {"reference": "Patient/p1"},
        "relationship": [{"coding": [{"code": code}]}],
        "name": [{"given": [given], "family": "Inventada"}],
        **more,
    }


def test_relatives_are_persons_of_the_household_and_nobody_is_made_responsible(
    tmp_path: Path, cast
) -> None:
    people = (patient(), related("Odília", "MTH"), related("Ataíde", "FTH"), related("X", "E"))
    ran = bring(bundle(tmp_path / "b.json", *people), tmp_path)
    assert any("Who holds responsibility" in line["reason"] for line in ran.lines_of("created"))
    with entered(cast.actor(WORKER)):
        members = HouseholdMember.objects.select_related("person").order_by("recorded_at", "id")
        found = {(m.person.given, m.role, m.holds_responsibility) for m in members}
    assert found == {
        ("Zulmira Odete", "child", False),
        ("Odília", "mother", False),
        ("Ataíde", "father", False),
    }


def test_a_sibling_brings_the_same_mother_only_once(tmp_path: Path, cast) -> None:
    phone = {"telecom": [{"system": "phone", "value": "912 345 670"}]}
    bring(bundle(tmp_path / "a.json", patient(), related("Odília", "MTH", **phone)), tmp_path)
    name = [{"use": "official", "family": "Inventada Exemplo", "given": ["Hermínio"]}]
    sibling = patient(id="p1", name=name, birthDate=f"{TODAY.year - 4}-03-02")
    path = bundle(tmp_path / "b.json", sibling, related("Odília", "MTH", **phone))
    bring(path, tmp_path / "second", source="other")
    [mother] = seen_by(cast, WORKER, "Odília")
    with entered(cast.actor(WORKER)):
        assert HouseholdMember.objects.filter(person=mother).count() == 2


def test_an_address_finds_its_parish_where_the_town_means_one_alone(tmp_path: Path, cast) -> None:
    home = {"line": ["Street of the tests 1"], "city": "Southtown", "postalCode": "9900-001"}
    elsewhere = {"line": ["Another street 2"], "city": "Nowhere at all"}
    ran = bring(bundle(tmp_path / "b.json", patient(address=[home, elsewhere])), tmp_path)
    with entered(cast.actor(WORKER)):
        placed: dict[str, str | None] = dict(Residence.objects.values_list("address", "parish_id"))
    assert placed["Street of the tests 1, Southtown"] == "990101"
    assert placed["Another street 2, Nowhere at all"] is None
    reasons = [line["reason"] for line in ran.lines_of("created")]
    assert any("No parish matched “Nowhere at all”" in reason for reason in reasons)


def test_the_report_is_in_the_language_of_whoever_reads_it(tmp_path: Path, cast) -> None:
    path = bundle(tmp_path / "b.json", patient(birthDate=f"{TODAY.year + 3}-01-01"))
    ran = bring(path, tmp_path, language="pt")
    assert "Rejeitadas" in ran.said
    assert "Esta data de nascimento é no futuro." in ran.lines_of("rejected")[0]["reason"]


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANG": "pt_PT.UTF-8"}, "pt"),
        ({"LANG": "en_IE.UTF-8", "LC_ALL": "pt_PT"}, "pt"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_a_command_is_that_of_the_terminal(said, language) -> None:
    assert reading(said) == language
