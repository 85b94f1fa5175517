"""Adoption seals the old identity: not found, not named, not read; opened only by who may."""

import pytest
from django.db import connection

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import archive
from ciranda.cases.actions.sealing import seal, unseal
from ciranda.cases.queries.archive import archive as archived
from ciranda.cases.queries.sealing import sealable
from ciranda.common.database import rows
from ciranda.ops.proofs import grants
from ciranda.people.queries import Known, candidates
from tests import casework
from tests.cases.test_archive import closed  # noqa: F401 - a fixture
from tests.settling import PASSWORD

COURT = {"grounds": "The court of Testville decided the adoption.", "reference": "12/26"}
EVERYBODY = (
    "carla_coordinator",
    "tomas_therapist",
    "hilda_health",
    "dora_data",
    "nelson_coordinator",
)


def sealed(cast):
    seal(actor=cast.actor("dora_data"), case_id=cast.case, person_id=cast.flor, **COURT)


def seen(actor):
    """What of the child this reader meets: as a name, and as rows of the file."""
    with entered(actor), connection.cursor() as cursor:
        named = rows(cursor, "select 1 from people_person where given = 'Flor'")
        read = rows(cursor, "select 1 from cases_paragraph")
    return bool(named), bool(read)


def test_an_open_case_stands_against_sealing(cast):
    with pytest.raises(Refused, match="open case"):
        sealed(cast)


def test_nobody_reads_or_names_what_is_sealed(closed):  # noqa: F811
    assert seen(closed.actor("hilda_health"))[1]
    sealed(closed)
    for name in EVERYBODY:
        assert seen(closed.actor(name)) == (False, False), name
    for parent in ("maria_mother", "fausto_father"):
        assert seen(closed.family(parent)) == (False, False), parent
    assert grants.prove().holds, [f.words for f in grants.prove().faults]


def test_no_word_finds_the_old_identity_and_none_is_indexed_anew(closed):  # noqa: F811
    sealed(closed)
    casework.past_the_wall(
        "insert into people_persontokens (person_id, given, known, surnames, mother, tokens,"
        " phones, numbers, born_precision) values (%s, '{}', '{}', '{}', '{}', '{}', '{}', '{}',"
        " 'day')",
        [closed.flor],
    )
    with entered(closed.actor("carla_coordinator")) as carla:
        met = candidates(carla, Known("Flor", "Exemplo da Silva"))
        assert all(one.person_id != closed.flor for one in met.proposed)
        assert "may be known" not in str(met)
    assert not met.proposed


def test_the_archive_opens_to_nobody_while_it_is_sealed(closed):  # noqa: F811
    sealed(closed)
    with entered(closed.actor("carla_coordinator")):
        assert archived() == []
    with entered(closed.actor("dora_data")):
        assert [one.id for one in archived()] == [closed.case], "by its reference"
    dora = closed.actor("dora_data")
    archive.open_archive(
        actor=dora, case_id=closed.case, reason="The court asks for the file of this child"
    )
    assert seen(dora) == (False, False), "not even in an emergency: it is unsealed first"


@pytest.mark.parametrize("name", ["carla_coordinator", "tomas_therapist", "stella_stranger"])
def test_only_the_cases_data_officer_seals(closed, name):  # noqa: F811
    with pytest.raises(Refused):
        seal(actor=closed.actor(name), case_id=closed.case, person_id=closed.flor, **COURT)
    with entered(closed.actor(name)):
        assert sealable(closed.case) == []


def test_another_decision_opens_it_again_for_those_who_held_it(closed):  # noqa: F811
    sealed(closed)
    with pytest.raises(Refused, match="number"):
        unseal(
            actor=closed.actor("dora_data"),
            case_id=closed.case,
            person_id=closed.flor,
            grounds="Because",
            reference="",
        )
    unseal(actor=closed.actor("dora_data"), case_id=closed.case, person_id=closed.flor, **COURT)
    assert seen(closed.actor("hilda_health"))[1]
    assert grants.prove().holds, [f.words for f in grants.prove().faults]


def test_the_page_names_nobody_and_seals_on_a_decision(closed, client):  # noqa: F811
    assert client.login(username="dora_data", password=PASSWORD)
    address = f"/archive/{closed.case}/adoption/"
    assert address in client.get(f"/archive/{closed.case}/").content.decode()
    page = client.get(address).content.decode()
    assert "Flor" not in page
    missing = client.post(address, {"person": str(closed.flor), "grounds": "", "reference": ""})
    assert missing.status_code == 200
    done = client.post(address, {"person": str(closed.flor), **COURT})
    assert done.status_code == 302, done.content.decode()
    assert "sealed already" in client.get(address).content.decode()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    assert client.get(address).status_code == 403
