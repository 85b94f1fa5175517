"""Whereabouts of a shielded person are for named principals only (design, section 7)."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.agencies.models import Team
from ciranda.cases.models import Custody
from ciranda.people.actions import reaching, shielding, whereabouts
from ciranda.people.models import ContactPoint, Residence, Schooling, Shield, ShieldNotice
from ciranda.people.queries import is_protected
from tests.casework import manage
from tests.people.test_details import PHONE, SOUTH, at


@pytest.fixture
def written(cast):
    """A residence, a school and a phone, as they were before anybody had to hide."""
    manage(cast)
    with entered(cast.actor("carla_coordinator")) as carla:
        whereabouts.live_at(actor=carla, person_id=cast.flor, where=at(SOUTH))
        whereabouts.go_to_school(actor=carla, person_id=cast.flor, where=at(SOUTH))
        reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=PHONE)


def shield(cast, name="maria_mother", keepers=("tomas_therapist",)):
    with entered(cast.actor("carla_coordinator")) as carla:
        shielding.shield(
            actor=carla,
            person_id=cast.ids[name],
            reason="A court's order",
            keepers=[cast.ids[keeper] for keeper in keepers],
        )


def seen(cast, name):
    """How many rows that tell the area this worker reads."""
    with entered(cast.actor(name)):
        counts = [m.objects.filter(person_id=cast.flor).count() for m in WHERE]
        return sum(counts) + Custody.objects.filter(case_id=cast.case).count()


WHERE = (Residence, Schooling, ContactPoint)


@pytest.mark.usefixtures("written")
def test_everybody_but_the_keepers_loses_what_tells_the_area(cast):
    assert [seen(cast, n) for n in ("carla_coordinator", "tomas_therapist")] == [4, 4]
    shield(cast)
    assert [seen(cast, n) for n in ("carla_coordinator", "tomas_therapist")] == [0, 4]
    assert seen(cast, "ema_educator") == 0


@pytest.mark.usefixtures("written")
def test_what_was_written_before_became_whereabouts(cast):
    shield(cast)
    with entered(cast.actor("tomas_therapist")):
        models: list[Any] = [ContactPoint, Schooling, Custody]
        found = [model.objects.get() for model in models]
    assert {row.category for row in found} == {Category.LOCATION}


@pytest.mark.usefixtures("written")
def test_the_other_parent_sees_no_place_any_more(cast):
    with entered(cast.family("fausto_father")):
        before = Residence.objects.filter(person_id=cast.flor).count()
    shield(cast)
    with entered(cast.family("fausto_father")):
        assert before == 1
        assert not Residence.objects.filter(person_id=cast.flor).exists()
        assert not ContactPoint.objects.exists()


def test_what_is_written_while_protected_is_for_the_keepers(cast):
    shield(cast)
    with entered(cast.actor("tomas_therapist")) as tomas:
        made = reaching.add_contact_point(actor=tomas, person_id=cast.flor, reach=PHONE)
        assert made.category == Category.LOCATION
    with entered(cast.actor("ema_educator")) as ema, pytest.raises(Refused):
        reaching.add_contact_point(actor=ema, person_id=cast.flor, reach=PHONE)


def test_a_screen_may_say_protected_to_those_who_see_the_person(cast):
    shield(cast)
    with entered(cast.actor("ema_educator")):
        assert is_protected(cast.maria_mother)
        assert is_protected(cast.flor)
        assert not is_protected(cast.fausto_father)
    with entered(cast.actor("stella_stranger")):
        assert not is_protected(cast.maria_mother)


def test_the_reason_and_the_keepers_are_read_by_keepers_alone(cast):
    shield(cast)
    with entered(cast.actor("tomas_therapist")):
        assert Shield.objects.get().reason == "A court's order"
    with entered(cast.actor("carla_coordinator")):
        assert not Shield.objects.exists()


def test_a_shield_has_a_reason_and_a_keeper(cast):
    with entered(cast.actor("carla_coordinator")) as carla:
        for words, keepers, wanted in (
            ("", [cast.tomas_therapist], "Say why"),
            ("why", [], "at least one"),
        ):
            with pytest.raises(Refused, match=wanted):
                shielding.shield(actor=carla, person_id=cast.flor, reason=words, keepers=keepers)
    shield(cast)
    with pytest.raises(Refused, match="already"):
        shield(cast)


def test_a_new_keeper_sees_and_an_old_one_no_longer(cast):
    shield(cast, keepers=("tomas_therapist", "carla_coordinator"))
    with entered(cast.actor("carla_coordinator")) as carla:
        shielding.name_keepers(
            actor=carla,
            person_id=cast.maria_mother,
            keepers=[cast.carla_coordinator, cast.ema_educator],
        )
    assert seen(cast, "tomas_therapist") == 0
    assert seen(cast, "ema_educator") == 1


def test_after_a_shield_nothing_old_is_opened(cast):
    shield(cast, keepers=("carla_coordinator",))
    with entered(cast.actor("carla_coordinator")) as carla:
        made = reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=PHONE)
        shielding.end_shield(actor=carla, person_id=cast.maria_mother)
        assert not is_protected(cast.maria_mother)
        made.refresh_from_db()
        assert made.category == Category.LOCATION
    with (
        entered(cast.actor("nelson_coordinator")) as nelson,
        pytest.raises(Exception, match="match"),
    ):
        shielding.end_shield(actor=nelson, person_id=cast.maria_mother)


def test_the_keepers_read_that_somebody_came_near(cast):
    from ciranda.people.queries import Known, candidates

    shield(cast, "flor")
    with entered(cast.actor("stella_stranger")) as stella:
        assert not candidates(stella, Known("Flor", "Exemplo da Silva")).may_be_known
    with entered(cast.actor("tomas_therapist")):
        assert ShieldNotice.objects.get().kind == "searched"
    with entered(cast.actor("ema_educator")):
        assert not ShieldNotice.objects.exists()
        assert Team.objects.exists()
