"""One plan for a household: twins, a parent's own programme; linked with the family's word."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.models import PlanVolume, Subject, Volume
from ciranda.people.actions import register
from ciranda.plans.actions import plan
from ciranda.plans.queries.linked import could_link, linked_cases
from ciranda.plans.queries.page import plan_page
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from tests.access.facts import NOTHING, Scene
from tests.plans.writing import sign_plan, write_plan

NORTH = ("nelson_coordinator", "north_team")
BOTH = ("maria_mother", "fausto_father")


def another_case(cast, *family, given="Alba", team="team", about=None):
    """A case of a sibling, or of `about`, with these of the family in it."""
    coordinator = cast.actor("nelson_coordinator" if team == "north_team" else "carla_coordinator")
    with entered(coordinator):
        child = about or register(actor=coordinator, given=given, surnames="Exemplo da Silva").pk
        return open_case(
            actor=coordinator,
            pack_version_id=current("snipi-pt").id,
            team_id=cast.ids[team],
            subjects=[NewSubject(SubjectKind.CHILD, child)],
            family=[NewFamilyMember(cast.ids[name], "mother", True) for name in family],
        )


@pytest.fixture
def written(cast):
    return write_plan(cast)


def link(cast, written, case_id, name="carla_coordinator", agreed_with="Maria"):
    plan.link_case(
        actor=cast.actor(name), plan_id=written.id, case_id=case_id, agreed_with=agreed_with
    )


def volume_of(case_id):
    return Volume.objects.get(case_id=case_id).dossier_id


def test_twins_share_one_plan_that_names_both(cast, written):
    twin = another_case(cast, *BOTH)
    link(cast, written, twin)
    with entered(cast.actor("carla_coordinator")):
        page = plan_page(written.id)
        assert page is not None
        assert set(page.called.split(", ")) == {"Alba", "Flor"}
        now = [one for one in linked_cases(written.id) if one.until is None]
    assert {one.case_id for one in now} == {cast.case, twin}
    assert [one.agreed_with for one in now if one.case_id == twin] == ["Maria"]


def test_the_twins_case_manager_reads_the_plan_and_nothing_of_the_other_case(cast, written):
    carla = cast.actor("carla_coordinator")
    twin = another_case(cast, *BOTH)
    with entered(carla):
        allocate(actor=carla, case_id=twin, membership_id=cast.ema_educator)
    ema = cast.actor("ema_educator")
    with entered(ema):
        assert plan_page(written.id) is not None  # a member of the same team knows the plan
        before = plan_page(written.id).writes
    link(cast, written, twin)
    with entered(ema):
        assert plan_page(written.id).writes & ~before
    scene = Scene(cast, None)
    assert "contact" not in scene.reads("ema_educator")
    with entered(carla):
        other = volume_of(twin)
    assert "contact" not in scene.reads("tomas_therapist", other)


def test_without_the_familys_word_nothing_is_linked(cast, written):
    twin = another_case(cast, *BOTH)
    with pytest.raises(Refused, match="with whom of the family"):
        link(cast, written, twin, agreed_with=" ")
    with entered(cast.actor("carla_coordinator")):
        assert not PlanVolume.objects.filter(case_id=twin).exists()


def test_a_case_of_another_household_is_refused(cast, written):
    stranger = another_case(cast)
    with pytest.raises(Refused, match="not of one household"):
        link(cast, written, stranger)


def test_another_father_never_comes_to_read_the_plan(cast, written):
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        other_father = register(actor=carla, given="Bruno", surnames="Exemplo").pk
    sibling = another_case(
        Scene(type(cast)({**cast.ids, "bruno_father": other_father}), None).cast,
        "maria_mother",
        "bruno_father",
    )
    with pytest.raises(Refused, match="Keep two plans"):
        link(cast, written, sibling)


def test_who_writes_only_one_of_the_cases_links_nothing(cast, written):
    twin = another_case(cast, *BOTH)
    with pytest.raises(Refused):
        link(cast, written, twin, name="tomas_therapist")


def test_what_could_be_linked_is_of_the_household_and_of_ones_own_sight(cast, written):
    twin = another_case(cast, *BOTH)
    another_case(cast, given="Nobodys")
    with entered(cast.actor("carla_coordinator")):
        assert [one.case_id for one in could_link(written.id)] == [twin]
    with entered(cast.actor("stella_stranger")):
        assert could_link(written.id) == []


def test_a_case_that_leaves_takes_its_sight_along(cast, written):
    sign_plan(cast, written)
    twin = another_case(cast, "maria_mother", about=None)
    link(cast, written, twin)
    plan.unlink_case(actor=cast.actor("carla_coordinator"), plan_id=written.id, case_id=twin)
    with entered(cast.actor("carla_coordinator")):
        gone = PlanVolume.objects.get(case_id=twin)
        assert gone.ended_at is not None
        assert Subject.objects.filter(case_id=twin).exists()
        page = plan_page(written.id)
        assert page is not None
        assert page.called == "Flor"
    with pytest.raises(Refused, match="only case"):
        plan.unlink_case(
            actor=cast.actor("carla_coordinator"), plan_id=written.id, case_id=cast.case
        )


def test_an_action_agreed_before_is_followed_by_the_linked_case(cast, written):
    sign_plan(cast, written)
    twin = another_case(cast, *BOTH)
    link(cast, written, twin)
    with entered(cast.actor("hilda_health")):
        assert linked_cases(written.id) == []  # asked for one action: sees no case by it
    assert Scene(cast, None).reads("hilda_health") == NOTHING
