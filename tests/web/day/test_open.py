"""My day: the next thing first, then everything that waits."""

from datetime import date

import pytest
from django.urls import reverse

from ciranda.cases.actions import consents, tasks
from ciranda.cases.actions.consents import Ask
from ciranda.cases.tasks import climb
from ciranda.referrals.actions.signing_up import fill_in
from ciranda.transfers.actions.answering import refuse
from ciranda.transfers.actions.offering import Offer, offer
from tests import births
from tests.casework import manage, past_the_wall
from tests.plans.writing import sign_plan, write_plan
from tests.referrals.sent import sent
from tests.settling import PASSWORD


@pytest.fixture
def day_of(client):
    def open_day(name):
        assert client.login(username=name, password=PASSWORD)
        return client.get(reverse("web:day:open")).content.decode()

    return open_day


def test_an_empty_day_says_what_will_appear(cast, day_of):
    assert "Nothing waits for you" in day_of("stella_stranger")


def test_what_is_late_comes_first(cast, day_of):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    for what, on in (("Later on", date(2099, 1, 1)), ("Long ago", date(2020, 1, 1))):
        tasks.add(actor=tomas, case_id=cast.case, what=what, due_on=on)
    text = day_of("tomas_therapist")
    assert text.index("Next") < text.index("Long ago") < text.index("Overdue")
    assert text.index("Overdue") < text.index("To do")


def test_a_missed_deadline_that_climbed_waits_for_the_coordinator(cast, day_of, client):
    manage(cast)
    past_the_wall(
        "update cases_clock set started_at = started_at - interval '200 days',"
        " due_on = due_on - 200 where stopped_at is null",
        [],
    )
    climb.func(str(cast.case))
    text = day_of("carla_coordinator")
    assert "Missed deadlines that came to you" in text
    assert "I see to it" in text


def test_done_leads_back_to_my_day(cast, day_of, client):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    made = tasks.add(actor=tomas, case_id=cast.case, what="Call the nursery")
    assert "Call the nursery" in day_of("tomas_therapist")
    sent = client.post(reverse("web:cases:finish_task", args=[cast.case, made]), {"back": "day"})
    assert sent["Location"] == reverse("web:day:open")
    assert "Call the nursery" not in day_of("tomas_therapist")


def test_the_family_has_no_day_here(cast, client):
    client.login(username="maria_mother", password=PASSWORD)
    assert client.get(reverse("web:day:open")).status_code == 403


def waiting(text):
    """The part of the page that says whom one waits for."""
    return text.split('id="waiting-title"')[1].split("</section>")[0]


def test_a_consent_asked_and_unanswered_waits_for_the_mother(cast, day_of):
    manage(cast)
    ask = Ask("health", cast.hospital_service)
    carla = cast.actor("carla_coordinator")
    consents.ask(actor=carla, case_id=cast.case, asks=[ask], people=[cast.maria_mother])
    text = waiting(day_of("tomas_therapist"))
    assert "Consent asked, not answered" in text
    assert "Maria" in text


def test_a_request_of_the_plan_waits_for_the_service(cast, day_of):
    write_plan(cast)
    assert "Asked of a service: Test her hearing" in waiting(day_of("tomas_therapist"))


def test_what_a_partner_did_not_do_by_its_day_comes_back_to_the_case_manager(cast, day_of):
    written = write_plan(cast)
    sign_plan(cast, written)
    late = "update plans_actionterms set due_on = current_date - 3 where action_id = %s"
    past_the_wall(late, [written.hearing.pk])
    accepted = "update plans_action set request = 'accepted' where id = %s"
    past_the_wall(accepted, [written.hearing.pk])
    assert "Not done by its day: Test her hearing" in waiting(day_of("tomas_therapist"))
    past_the_wall("update plans_action set state = 'done' where id = %s", [written.hearing.pk])
    assert "Not done by its day" not in day_of("tomas_therapist")


def test_a_transfer_offered_waits_for_the_other_team(cast, day_of):
    manage(cast)
    given = Offer(
        child="Flor", reach="210", reason="Moved", history_agreed=False, to_team_id=cast.north_team
    )
    offer(actor=cast.actor("tomas_therapist"), case_id=cast.case, offer=given)
    text = waiting(day_of("tomas_therapist"))
    assert "Transfer offered" in text
    assert "Northtown" in text


def test_a_referral_sent_and_unanswered_waits_for_the_team(cast, day_of):
    sent(cast)
    assert "Referral sent, not answered" in waiting(day_of("nuno_nursery"))


def test_a_partner_without_families_finds_what_they_came_for(client, cast):
    assert client.login(username="nuno_nursery", password=PASSWORD)
    page = client.get("/day/").content.decode()
    assert "Tell a team about a child" in page
    assert "Questions asked of us" in page


def offered(cast):
    manage(cast)
    return offer(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        offer=Offer(
            child="Flor",
            reach="210 000 001",
            reason="They move.",
            to_team_id=cast.north_team,
            history_agreed=True,
            agreed_by="Maria",
        ),
    )


def test_an_offered_family_waits_on_the_day_of_the_team_that_is_asked(cast, day_of):
    offered(cast)
    assert "Offered to your team" in day_of("nelson_coordinator")


def test_a_refused_offer_comes_back_to_whoever_keeps_the_family(cast, day_of):
    made = offered(cast)
    refuse(actor=cast.actor("nelson_coordinator"), transfer_id=made.pk, reason="No room.")
    assert "Your offer was refused" in day_of("tomas_therapist")


def test_referrals_to_decide_on_stand_on_the_day_of_those_who_decide_as_a_number(cast, day_of):
    sent(cast)
    text = day_of("carla_coordinator")
    line = text.split('id="answer-title"')[1].split("</section>")[0]
    assert "1 referral to decide on" in line
    assert reverse("web:referrals:list") in line
    assert "Lia" not in text
    for other in ("tomas_therapist", "nelson_coordinator", "stella_stranger"):
        assert "to decide on" not in day_of(other)


def test_what_was_answered_is_no_longer_to_decide_on(cast, day_of):
    past_the_wall(
        "update referrals_referral set state = 'answered', answered_at = now() where id = %s",
        [sent(cast)],
    )
    assert "to decide on" not in day_of("carla_coordinator")


def test_a_long_list_begins_on_the_day_and_stands_whole_on_its_own_page(cast, day_of, client):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    for number in range(53):
        tasks.add(actor=tomas, case_id=cast.case, what=f"Call number {number:02}")
    text = day_of("tomas_therapist")
    assert text.count('name="back" value="day"') == 10
    due = text.split('id="due-title"')[1].split("</h2>")[0]
    assert int(due.split("(")[1].split(")")[0]) >= 53
    assert len(text) < 60 * 1024
    assert 'href="?all=due"' in text
    whole = [client.get(f"/day/?all=due&page={n}").content.decode() for n in (1, 2)]
    seen = [n for n in range(53) if any(f"Call number {n:02}" in page for page in whole)]
    assert len(seen) == 53
    assert max(map(len, whole)) < 60 * 1024
    assert "govuk-back-link" in whole[0]


def test_a_sign_up_form_that_came_home_half_filled_waits_on_the_day_of_who_keeps_it(cast, day_of):
    births.centre(cast)
    form = births.listed(cast, cast.flor)
    assert "sign-up form" not in day_of("carla_coordinator")
    fill_in(actor=cast.actor("carla_coordinator"), sign_up_id=form, done=["signature"], version=1)
    assert "1 sign-up form to complete" in day_of("carla_coordinator")
