"""Told once and released part by part; talk with a basis; steps before another service."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, stories
from ciranda.cases.actions.climbing import leave_steps_out, must_have_climbed
from ciranda.cases.actions.closing import Ending, close
from ciranda.cases.actions.exchanges import Talk, log_talk
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.actions.stories import Told
from ciranda.cases.models import Exchange, LadderOverride, StoryPart, StoryRelease
from ciranda.cases.queries.exchanges import talks_of
from ciranda.cases.queries.ladder import ladder_of
from ciranda.cases.queries.stories import story_of, told_to_us
from ciranda.ops.demo.arrivals import today
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from tests import births
from tests.casework import past_the_wall
from tests.cast import SYSTEM


@pytest.fixture
def family(cast):
    """A case of the children's centre: Carla leads its team, both parents stand in it."""
    with entered(SYSTEM):
        from ciranda.agencies.actions import place
        from ciranda.agencies.enums import TeamRole
        from tests.cast import FAR_BACK

        team = births.centre(cast)
        place(
            actor=SYSTEM,
            membership_id=cast.carla_coordinator,
            team_id=team,
            role=TeamRole.COORDINATOR,
            started_on=FAR_BACK,
        )
    return open_case(
        actor=cast.actor("carla_coordinator"),
        pack_version_id=current(births.PROGRAMME).id,
        team_id=team,
        subjects=[NewSubject(SubjectKind.CHILD, cast.flor)],
        family=[
            NewFamilyMember(cast.maria_mother, "mother", True),
            NewFamilyMember(cast.fausto_father, "father", False),
        ],
    )


def told(cast, case, key, words):
    return stories.write_story(
        actor=cast.actor("carla_coordinator"), case_id=case, told=Told(key, words, "Maria")
    )


def read_by(cast, who):
    actor = cast.actor(who)
    with entered(actor):
        return [part.title for part in told_to_us(actor)]


def test_a_part_goes_only_to_the_service_ticked_for_it(cast, family):
    home = told(cast, family, "home", "We live with my parents.")
    told(cast, family, "our_languages", "Speak slowly, we understand.")
    carla = cast.actor("carla_coordinator")
    stories.release(actor=carla, part_id=home, service_id=cast.hospital_service, ticked_by="Maria")
    assert read_by(cast, "hilda_health") == ["How we live"]
    assert read_by(cast, "nuno_nursery") == []


def test_sharing_the_file_opens_no_part_of_the_telling(cast, family):
    told(cast, family, "home", "We live with my parents.")
    _share(cast, family)
    with entered(cast.actor("hilda_health")):
        assert not StoryPart.objects.exists()


def test_a_tick_taken_back_closes_the_part_at_once(cast, family):
    home = told(cast, family, "home", "We live with my parents.")
    maria = cast.family("maria_mother")
    stories.release_own(actor=maria, part_id=home, service_id=cast.hospital_service)
    assert read_by(cast, "hilda_health") == ["How we live"]
    with entered(maria):
        release = StoryRelease.objects.get().pk
    stories.take_own_back(actor=maria, release_id=release)
    assert read_by(cast, "hilda_health") == []


def test_what_was_ticked_ends_with_the_case_and_the_family_goes_on_reading_it(cast, family):
    home, maria = (
        told(cast, family, "home", "We live with my parents."),
        cast.family("maria_mother"),
    )
    stories.release_own(actor=maria, part_id=home, service_id=cast.hospital_service)
    past_the_wall("set constraints all immediate", [])
    past_the_wall("set constraints all deferred", [])
    close(
        actor=cast.actor("carla_coordinator"),
        case_id=family,
        ending=Ending("ended", "needs_us_less", told_on=today(), left_open="Nothing is."),
    )
    assert read_by(cast, "hilda_health") == []
    with entered(maria):
        (part,) = story_of(family)
    assert (part.body, part.released) == ("We live with my parents.", ())
    for act in (
        lambda: stories.release_own(actor=maria, part_id=home, service_id=cast.hospital_service),
        lambda: stories.tell_own_story(
            actor=maria, case_id=family, told=Told("health", "She coughs.", "Maria")
        ),
    ):
        with pytest.raises(Refused, match="This help has ended"):
            act()


def test_the_family_writes_its_own_words_and_the_earlier_ones_stay(cast, family):
    maria = cast.family("maria_mother")
    part = stories.tell_own_story(
        actor=maria, case_id=family, told=Told("health", "She coughs.", "Maria")
    )
    stories.tell_own_story(
        actor=maria, case_id=family, told=Told("health", "She is well.", "Maria", 1)
    )
    with entered(cast.actor("carla_coordinator")):
        (one,) = story_of(family)
        assert (one.body, one.version) == ("She is well.", 2)
        assert StoryPart.objects.get(pk=part).earlier[0]["body"] == "She coughs."
    with pytest.raises(Refused, match="while you were writing"):
        stories.tell_own_story(actor=maria, case_id=family, told=Told("health", "No.", "Maria", 1))


def test_who_has_no_parental_responsibility_ticks_nobody(cast, family):
    home = told(cast, family, "home", "We live with my parents.")
    fausto = cast.family("fausto_father")
    with pytest.raises((Refused, StoryPart.DoesNotExist)):
        stories.release_own(actor=fausto, part_id=home, service_id=cast.hospital_service)


def test_a_part_needs_words_and_somebody_who_told_them(cast, family):
    carla = cast.actor("carla_coordinator")
    for body, by in (("", "Maria"), ("Words", "")):
        with pytest.raises(Refused):
            stories.write_story(actor=carla, case_id=family, told=Told("home", body, by))
    with pytest.raises(Refused, match="no such part"):
        stories.write_story(actor=carla, case_id=family, told=Told("rent", "Words", "Maria"))


def _share(cast, case):
    from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer
    from ciranda.consent.enums import Method
    from ciranda.ops.demo.arrivals import question_of

    carla = cast.actor("carla_coordinator")
    (consent,) = ask(
        actor=carla,
        case_id=case,
        asks=[Ask("sharing", cast.hospital_service)],
        people=[cast.maria_mother],
    )
    question, offered = question_of(carla, consent, cast.maria_mother)
    record_answer(
        actor=carla,
        question_id=question,
        categories=offered,
        signed=Signed(Method.SCREEN, "Maria"),
    )


def _talk(cast, category=Category.DEVELOPMENT):
    return Talk(cast.hospital_service, "Carla with Hilda", "hand_on", category, "She walks now.")


def test_a_named_talk_without_a_basis_is_refused_and_says_what_to_do(cast, family):
    with pytest.raises(Refused, match="no basis on which"):
        log_talk(actor=cast.actor("carla_coordinator"), case_id=family, talk=_talk(cast))
    with entered(cast.actor("carla_coordinator")):
        assert not Exchange.objects.exists()


def test_a_talk_is_kept_with_persons_purpose_and_what_it_rests_on(cast, family):
    _share(cast, family)
    log_talk(actor=cast.actor("carla_coordinator"), case_id=family, talk=_talk(cast))
    with entered(cast.actor("carla_coordinator")):
        (one,) = talks_of(family)
    assert (one.persons, one.purpose_key, one.basis.value) == (
        "Carla with Hilda",
        "hand_on",
        "consent",
    )
    with entered(cast.family("maria_mother")):
        assert [talk.body for talk in talks_of(family)] == ["She walks now."]


def test_what_the_family_did_not_share_is_not_talked_about_either(cast, family):
    _share(cast, family)
    with pytest.raises(Refused, match="does not include"):
        log_talk(
            actor=cast.actor("carla_coordinator"),
            case_id=family,
            talk=_talk(cast, Category.HEALTH),
        )


def _held(cast, case, kind, category=Category.SOCIAL):
    contacts.write(
        actor=cast.actor("carla_coordinator"),
        case_id=case,
        header=contacts.Header(kind),
        paragraphs=[contacts.Words(category, "It was held.")],
    )


def _may_ask(cast, case):
    with entered(cast.actor("carla_coordinator")):
        must_have_climbed(case, current(births.PROGRAMME).pack)


def test_a_service_is_not_asked_before_every_step_was_taken(cast, family):
    for kind in ("concern", "family_support", "observation"):
        _held(cast, family, kind)
    with pytest.raises(Refused, match=r"Two observations \(1/2\).*the parents \(0/1\)"):
        _may_ask(cast, family)
    _held(cast, family, "observation")
    _held(cast, family, "parent_conversation")
    _may_ask(cast, family)


def test_a_childs_safety_overrides_the_steps_with_its_reason(cast, family):
    carla = cast.actor("carla_coordinator")
    with pytest.raises(Refused, match="unsafe"):
        leave_steps_out(actor=carla, case_id=family, reason=" ")
    leave_steps_out(actor=carla, case_id=family, reason="He came with a burn.")
    _may_ask(cast, family)
    with entered(cast.family("maria_mother")):
        assert not LadderOverride.objects.exists()


def test_nothing_is_left_out_where_nothing_is_missing(cast, family):
    for kind in ("concern", "family_support", "observation", "observation", "parent_conversation"):
        _held(cast, family, kind)
    with pytest.raises(Refused, match="Every step"):
        leave_steps_out(
            actor=cast.actor("carla_coordinator"), case_id=family, reason="He came with a burn."
        )
    with entered(cast.actor("carla_coordinator")):
        assert ladder_of(family, current(births.PROGRAMME).pack).is_open


def test_a_programme_without_steps_asks_at_once(cast):
    with entered(cast.actor("carla_coordinator")):
        must_have_climbed(cast.case, current("snipi-pt").pack)
