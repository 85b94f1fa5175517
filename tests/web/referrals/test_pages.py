"""From a nursery's worry to the team's answer, through the pages."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.referrals.models import Enquiry, Referral
from tests.referrals.actions.test_signals import received, signal_of
from tests.referrals.actions.test_triage import asked
from tests.referrals.sent import WORRY, decider, sent
from tests.settling import PASSWORD


@pytest.fixture
def browse(client):
    """Sign in as someone of the cast."""

    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def posted(client, address, **form):
    return client.post(address, {"_key": str(uuid4())} | form)


def words(response):
    return response.content.decode()


def send(client, **changed):
    form = {
        "given": "Lia",
        "surnames": "Exemplo Ramos",
        "born_2": "2024",
        "place": "southtown",
        "worry": WORRY,
        "asked_by": "together",
        "family_told": "agrees",
        "carer_given": "Rosa",
        "carer_relation": "mother",
    } | changed
    return posted(client, "/referrals/send/", **form)


def test_a_teacher_sends_and_reads_what_became_of_it(cast, browse):
    nuno = browse("nuno_nursery")
    made = send(nuno)
    assert made.status_code == 302, words(made)
    page = words(nuno.get(made.url))
    assert WORRY in page
    assert "The team has not answered yet" in page
    assert "Lia Exemplo Ramos" in words(nuno.get("/referrals/sent/"))


def test_every_problem_stands_at_its_field_and_nothing_typed_is_lost(cast, browse):
    page = words(send(browse("nuno_nursery"), worry="", family_told="not_yet", born_2="2010"))
    assert "Write what worries you, in your own words" in page
    assert "Speak with the family before you send this" in page
    assert "Look for a programme for older children" in page
    assert 'value="Rosa"' in page


def test_a_namesake_is_decided_on_by_a_person(cast, browse):
    carla = browse("carla_coordinator")
    namesake = {"given": "Flor", "surnames": "Exemplo da Silva", "born_2": ""}
    page = words(send(carla, **namesake))
    assert "Is it one of these children?" in page
    made = send(carla, **namesake, known=str(cast.flor))
    with entered(decider(cast)):
        assert Referral.objects.get(pk=made.url.split("/")[-2]).person_id == cast.flor


def test_from_inbox_to_answer(cast, browse):
    referral_id = sent(cast)
    carla = browse("carla_coordinator")
    assert "Lia Exemplo Ramos" in words(carla.get("/referrals/"))
    at = f"/referrals/{referral_id}/"
    assert posted(carla, at + "look/").status_code == 302
    ask = {
        "service": str(cast.hospital_service),
        "category": "7",
        "question": "Has her hearing been checked?",
        "family_knows": "yes",
        "pause_reason": "waiting_for_information",
    }
    assert posted(carla, at + "ask/", **ask).status_code == 302
    assert "Waiting for others" in words(carla.get("/referrals/?pile=waiting"))
    with entered(decider(cast)):
        enquiry_id = Enquiry.objects.get().pk
    hilda = browse("hilda_health")
    assert "Lia Exemplo Ramos" in words(hilda.get("/referrals/questions/"))
    reply = posted(hilda, f"/referrals/questions/{enquiry_id}/", answer="Both ears: normal.")
    assert reply.status_code == 302
    carla = browse("carla_coordinator")
    factor = {
        "key": "delay_language",
        "known_on_0": "1",
        "known_on_1": "3",
        "known_on_2": "2026",
        "source_kind": "report",
        "source": "Report of the hospital",
    }
    assert posted(carla, f"/eligibility/referral/{referral_id}/", **factor).status_code == 302
    page = words(carla.get(at + "triage/"))
    for seen in ("Both ears: normal.", "Language and communication", "eligible for direct support"):
        assert seen in page
    assert posted(carla, at + "decide/", outcome="accept").status_code == 302
    answered = words(carla.get(at + "triage/"))
    assert "Take this answer back" not in answered
    nuno = words(browse("nuno_nursery").get(at))
    assert "Accept" in nuno
    assert "Both ears" not in nuno
    assert "Report of the hospital" not in nuno


def test_an_answer_is_taken_back_the_same_day(cast, browse):
    referral_id = sent(cast)
    carla, at = browse("carla_coordinator"), f"/referrals/{referral_id}/"
    refuse = {"outcome": "not_accepted", "reason": "family_declined"}
    assert posted(carla, at + "decide/", **refuse).status_code == 302
    assert "Take this answer back" in words(carla.get(at + "triage/"))
    assert "Taken back" in words(carla.get(posted(carla, at + "take-back/").url))
    assert "Decide and answer" in words(carla.get(at + "triage/"))


def test_an_answer_that_lacks_something_says_what(cast, browse):
    carla, at = browse("carla_coordinator"), f"/referrals/{sent(cast)}/decide/"
    page = words(posted(carla, at, outcome="redirect", reason="not_eligible"))
    assert "Say to whom: the name of the service." in page
    assert "nobody is sent on without knowing and agreeing" in page


def test_signals_of_one_child_are_looked_into_together(cast, browse):
    first = signal_of(cast, received(child_name="Ivo Exemplo", sector="health"))
    second = signal_of(cast, received(child_name="Ivo Exemplo", sector="education"))
    carla, at = browse("carla_coordinator"), f"/referrals/signals/{first.pk}/"
    assert "May be about the same child" in words(carla.get(at))
    moved = posted(carla, at + "look-into/", **{"with": str(second.pk)})
    page = words(carla.get(moved.url))
    assert page.count("Signal of") == 2
    assert "Decide on a child without a name yet" in page
    named = posted(carla, moved.url.replace("triage", "child"), given="Ivo")
    assert "Decide on: Ivo" in words(carla.get(named.url))


def test_a_signal_is_kept_or_ended(cast, browse):
    kept, ended = (signal_of(cast, received()) for _ in range(2))
    carla = browse("carla_coordinator")
    assert posted(carla, f"/referrals/signals/{kept.pk}/keep/").status_code == 302
    end = posted(carla, f"/referrals/signals/{ended.pk}/end/", reason="already_with_us")
    assert end.status_code == 302
    again = posted(carla, f"/referrals/signals/{ended.pk}/keep/")
    assert "decided already" in words(carla.get(again.url))


PRIVATE = (
    "",
    "triage/",
    "note/",
    "child/",
    "family/",
    "ask/",
    "pass-on/",
    "decide/",
    "family-told/",
)


@pytest.mark.parametrize("page", PRIVATE)
def test_the_coordinator_of_another_team_finds_nothing(cast, browse, page):
    referral_id = sent(cast)
    stranger = browse("nelson_coordinator")
    assert stranger.get(f"/referrals/{referral_id}/{page}").status_code == 404


@pytest.mark.parametrize("page", PRIVATE[1:])
def test_the_sender_is_told_that_deciding_is_not_theirs(cast, browse, page):
    referral_id = sent(cast)
    assert browse("nuno_nursery").get(f"/referrals/{referral_id}/{page}").status_code == 403


def test_a_coordinator_who_sent_it_elsewhere_does_not_decide_it(cast, browse):
    made = send(browse("nelson_coordinator"))
    at = made.url
    nelson = browse("nelson_coordinator")
    assert nelson.get(at).status_code == 200
    assert nelson.get(at + "triage/").status_code == 403


def test_strangers_find_neither_signal_nor_question(cast, browse):
    signal, enquiry_id = signal_of(cast, received()), asked(cast, sent(cast))
    assert browse("nelson_coordinator").get(f"/referrals/signals/{signal.pk}/").status_code == 404
    for name in ("mira_midwife", "nuno_nursery"):
        page = browse(name).get(f"/referrals/questions/{enquiry_id}/")
        assert page.status_code == 404


def test_family_has_no_page_here(cast, browse):
    referral_id = sent(cast)
    mother = browse("maria_mother")
    for page in ("/referrals/", f"/referrals/{referral_id}/", f"/referrals/{referral_id}/triage/"):
        assert mother.get(page).status_code in (403, 404)


def test_someone_without_a_team_begins_with_what_they_sent(cast, browse):
    assert browse("nuno_nursery").get("/referrals/").url == "/referrals/sent/"
    assert "You have not sent a referral yet" in words(
        browse("sofia_social").get("/referrals/sent/")
    )


def test_a_sender_may_tell_more_in_the_programmes_own_form(cast, browse):
    referral_id = sent(cast)
    nuno, at = browse("nuno_nursery"), f"/referrals/{referral_id}/more/"
    assert "Tell more" in words(nuno.get(f"/referrals/{referral_id}/"))
    assert "Who has seen the child about this?" in words(nuno.get(at))
    assert posted(nuno, at, likes="Dogs and puddles").status_code == 302
    assert "Dogs and puddles" in words(nuno.get(at))
    triage = words(browse("carla_coordinator").get(f"/referrals/{referral_id}/triage/"))
    assert "Dogs and puddles" in triage
    assert browse("carla_coordinator").get(at).status_code == 403


def test_nothing_is_added_once_the_team_has_answered(cast, browse):
    referral_id = sent(cast)
    at = f"/referrals/{referral_id}/"
    refuse = {"outcome": "not_accepted", "reason": "family_declined"}
    assert posted(browse("carla_coordinator"), at + "decide/", **refuse).status_code == 302
    assert posted(browse("nuno_nursery"), at + "more/", likes="Dogs").status_code == 403


def test_looking_for_a_service_keeps_the_question_that_was_begun(cast, browse):
    at = f"/referrals/{sent(cast)}/"
    carla = browse("carla_coordinator")
    posted(carla, at + "look/")
    typed = {"category": "7", "question": "Has her hearing been checked?"}
    looked = posted(carla, at + "ask/", **typed, words="hospital", look="1")
    page = words(looked)
    assert looked.status_code == 200
    assert "Has her hearing been checked?" in page
    assert str(cast.hospital_service) in page
    assert "govuk-error-summary" not in page
    with entered(decider(cast)):
        assert not Enquiry.objects.exists()
