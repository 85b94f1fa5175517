"""Whatever calls itself a bundle is read in bounded memory, or refused in one clear line."""

import json
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ciranda.interop.imports.fhir.bundles import survey
from ciranda.interop.imports.fhir.patients import read_child, slim
from ciranda.interop.imports.fhir.reading import Entries
from ciranda.interop.imports.results import FileRefused, RowRefused
from tests.interop.imports.shared import shared

PATIENT = {"resourceType": "Patient", "id": "p", "name": [{"given": ["Exemplo"]}]}


def refusal(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        survey(path)
    said = str(refused.value)
    assert "\n" not in said
    assert str(path) in said
    return said


def of(*resources: object, **top: object) -> bytes:
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "entry": entries, **top}).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04", "ZIP"),
        (b"<Bundle xmlns='http://hl7.org/fhir'/>", "XML"),
        (b"name,born\n", "not a FHIR bundle"),
        (b"[1, 2]", "not a FHIR bundle"),
        (b'{"hello": 1}', "no resourceType"),
        (json.dumps(PATIENT).encode(), "FHIR Patient, not a bundle"),
        (json.dumps(PATIENT).encode() + b"\n" + json.dumps(PATIENT).encode(), "NDJSON"),
        (of(PATIENT)[:-3], "row 1: It ends in the middle"),
        (of(PATIENT).replace(b"Exemplo", b"\xe9"), "UTF-8"),
        (of(PATIENT).decode().encode("utf-16"), "UTF-16"),
        (b'{"a":' * 100_000, "nests deeper"),
        (b'{"resourceType":"Bundle","entry":[{"a":' + b"[" * 500_000, "row 1: It nests deeper"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "number"),
        (b'{"a": NaN}', "not JSON"),
        (of({**PATIENT, "name": [{"family": ["A"]}]}), "row 1: This is FHIR DSTU2"),
        (of(PATIENT, {**PATIENT, "animal": {}}), "row 2: This is FHIR STU3"),
        (of({"resourceType": "Encounter", "class": [{}]}), "FHIR R5"),
        (
            of({**PATIENT, "meta": {"profile": ["http://hl7.org/fhir/5.0/StructureDefinition/x"]}}),
            "FHIR R5",
        ),
    ],
)
def test_what_is_no_bundle_of_this_version_is_refused_in_one_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    assert words in refusal(tmp_path / "bundle.json", content)


def test_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="folder"):
        survey(tmp_path)


def test_a_value_without_an_end_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "endless.json"
    with path.open("wb") as file:
        file.write(b'{"resourceType": "Bundle", "entry": [{"resource": {"id": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused, match="never ends"):
            survey(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60_000_000


def test_a_big_bundle_is_not_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    noise = json.dumps({"resource": {"resourceType": "Observation", "note": "x" * 4000}})
    with path.open("w") as file:
        file.write('{"resourceType": "Bundle", "entry": [')
        file.write(json.dumps({"resource": PATIENT}))
        for _ in range(5_000):
            file.write("," + noise)
        file.write("]}")
    tracemalloc.start()
    found = survey(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(found.patients), found.left["Observation"]) == (1, 5_000)
    assert peak < 5_000_000


def test_a_mark_in_front_and_a_late_type_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    body = {"entry": [{"resource": PATIENT}], "resourceType": "Bundle"}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(body).encode())
    assert len(survey(path).patients) == 1


def test_entries_are_what_a_whole_reader_would_find() -> None:
    for path in shared("fhir-children").glob("*.json"):
        assert list(Entries(path)) == json.loads(path.read_text("utf-8"))["entry"]


def test_relatives_bring_their_phone_and_the_mother_her_name(tmp_path: Path) -> None:
    child = {
        **PATIENT,
        "telecom": [{"system": "phone", "value": "210 000 000"}],
        "contact": [
            {"name": {"text": "Avó Exemplo"}, "telecom": [{"system": "email", "value": "a@b.pt"}]}
        ],
    }
    mother = {
        "resourceType": "RelatedPerson",
        "patient": {"reference": "Patient/p"},
        "relationship": [{"coding": [{"code": "MTH", "display": "mother"}]}],
        "name": [{"given": ["Mãe"], "family": "Exemplo"}],
        "telecom": [{"value": "910 000 000"}, {"value": "920", "use": "old"}],
    }
    path = tmp_path / "b.json"
    path.write_bytes(of(mother, child))
    found = survey(path)
    read = read_child(found.patients[0].patient, found.related_to(found.patients[0]))
    assert read.mother == "Mãe Exemplo"
    assert [(r.system, r.value, r.whose) for r in read.reaches] == [
        ("phone", "210 000 000", ""),
        ("email", "a@b.pt", "Avó Exemplo"),
        ("phone", "910 000 000", "mother, Mãe Exemplo"),
    ]


def test_names_are_read_as_people_use_them() -> None:
    names = [
        {"use": "old", "family": "Antes", "given": ["Ana"]},
        {"use": "nickname", "given": ["Nita"]},
        {"family": "de  Sousa e Melo", "given": ["Ana", "Rita"]},
    ]
    read = read_child({"resourceType": "Patient", "name": names})
    assert (read.given, read.surnames, read.known_as) == ("Ana Rita", "de Sousa e Melo", "Nita")
    only = read_child({"resourceType": "Patient", "name": [{"family": "Suharto"}]})
    assert (only.given, only.surnames) == ("Suharto", "")


@settings(max_examples=300, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "b.json"
    path.write_bytes(b'{"resourceType":"Bundle","entry":[' + content)
    with suppress(FileRefused):
        survey(path)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["given", "family", "use", "value", "system", "period", "end", "coding", "code", "url",
             "text", "relationship", "name", "telecom", "line", "city", "type", "valueString"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip
READ = (
    "id name birthDate telecom address communication contact extension identifier"
    " deceasedBoolean deceasedDateTime"
)
PATIENTS = st.fixed_dictionaries(
    {"resourceType": st.just("Patient")}, optional=dict.fromkeys(READ.split(), ANYTHING)
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(patient=PATIENTS)
def test_any_patient_is_read_or_refused_with_a_remedy(patient: dict[str, Any]) -> None:
    try:
        read_child(slim(patient))
    except RowRefused as refused:
        notes = refused.notes
        assert all(note.reason and note.remedy for note in notes)


@settings(max_examples=150, deadline=None)
@given(resource=st.dictionaries(st.text(max_size=8), ANYTHING, max_size=4) | ANYTHING)
def test_any_resource_is_sorted_or_refused(tmp_path_factory, resource: object) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "b.json"
    path.write_bytes(of(resource, {"resourceType": "RelatedPerson", "patient": resource}))
    with suppress(FileRefused):
        survey(path)
