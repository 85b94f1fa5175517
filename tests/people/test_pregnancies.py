"""For a pregnancy only the woman signs and sees; a birth releases nothing, a loss is silent."""

from datetime import date

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.people.actions import after_loss, pregnancies
from ciranda.people.enums import Outcome
from ciranda.people.models import Birth, Participation, Person, Pregnancy
from ciranda.people.queries import Known, quiet_among
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current


@pytest.fixture
def expected(cast):
    """The mother of the cast expects twins, and a team answers for it."""
    with entered(cast.actor("carla_coordinator")) as carla:
        made = pregnancies.expect(
            actor=carla, woman_id=cast.maria_mother, due_on=date(2026, 12, 24), expected=2
        )
        open_case(
            actor=carla,
            pack_version_id=current("snipi-pt").id,
            team_id=cast.team,
            subjects=[NewSubject(SubjectKind.PREGNANCY, pregnancy_id=made.pk)],
            family=[NewFamilyMember(cast.maria_mother, "mother", True)],
        )
    return made


def test_the_woman_sees_her_pregnancy_and_the_father_does_not(cast, expected):
    with entered(cast.family("maria_mother")):
        assert Pregnancy.objects.get().expected == 2
    with entered(cast.family("fausto_father")):
        assert not Pregnancy.objects.exists()


def test_the_team_that_answers_knows_who_is_expected(cast, expected):
    with entered(cast.actor("tomas_therapist")):
        assert Pregnancy.objects.get(pk=expected.pk).due_on == date(2026, 12, 24)
    with entered(cast.actor("petra_therapist")):
        assert not Pregnancy.objects.exists()


def test_twins_are_born_with_dossiers_of_their_own(cast, expected):
    with entered(cast.actor("carla_coordinator")) as carla:
        children = pregnancies.born(
            actor=carla,
            pregnancy_id=expected.pk,
            on=date(2026, 12, 20),
            children=[Known("Lara", "Exemplo"), Known("Sara", "Exemplo")],
        )
        assert [c.born_on for c in children] == [date(2026, 12, 20)] * 2
        seen_in = Participation.objects.filter(person__in=children)
        assert expected.dossier_id not in seen_in.values_list("dossier_id", flat=True)
        assert Birth.objects.filter(pregnancy=expected).count() == 2
        with pytest.raises(Refused, match="ended"):
            pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 12, 21))
    with entered(cast.family("fausto_father")):
        assert not Person.objects.filter(pk__in=[c.pk for c in children]).exists()


def test_a_loss_stops_every_message_in_the_same_instant(cast, expected):
    told: list[object] = []
    after_loss.append(lambda actor, abouts: told.extend(abouts))
    try:
        with entered(cast.actor("carla_coordinator")) as carla:
            lost = pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 7, 1))
            assert lost.outcome == Outcome.LOST
            assert quiet_among([expected.pk]) == {expected.pk}
    finally:
        after_loss.pop()
    assert told == [expected.pk]


def test_a_birth_is_not_without_a_child(cast, expected):
    with (
        entered(cast.actor("carla_coordinator")) as carla,
        pytest.raises(Refused, match="newborn"),
    ):
        pregnancies.born(actor=carla, pregnancy_id=expected.pk, on=date(2026, 7, 1), children=[])
