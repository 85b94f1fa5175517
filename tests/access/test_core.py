"""The wall stands from the first row: who sees the case of the cast, and who does not."""

import pytest

from ciranda.access.actions import entered
from ciranda.cases.models import Case, Custody, Subject
from ciranda.people.models import Person


@pytest.mark.parametrize("name", ["carla_coordinator"])
def test_the_accountable_team_sees_the_case(cast, name):
    with entered(cast.actor(name)):
        assert Case.objects.filter(pk=cast.case).exists()
        assert Subject.objects.get(case_id=cast.case).person_id == cast.flor
        assert Person.objects.get(pk=cast.flor).given == "Flor"


@pytest.mark.parametrize(
    "name", ["stella_stranger", "nelson_coordinator", "hilda_health", "olga_oversight", "lena_lead"]
)
def test_everyone_else_sees_nothing(cast, name):
    with entered(cast.actor(name)):
        assert not Case.objects.exists()
        assert not Custody.objects.exists()
        assert not Person.objects.exists()


def test_each_parent_sees_the_case_and_their_own_dossier(cast):
    with entered(cast.family("maria_mother")):
        assert Case.objects.filter(pk=cast.case).exists()
        assert Person.objects.filter(pk=cast.maria_mother).exists()
