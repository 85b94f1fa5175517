"""The plan's pages: each step leads to the next, and nobody's words are lost."""

import re
from typing import Any
from uuid import uuid4

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.plans.actions import action, progress
from ciranda.plans.actions import plan as plans
from ciranda.plans.actions.action import Agreed
from ciranda.plans.queries.page import plan_page
from tests.plans.writing import SLEEP, SPEECH, Written, sign_plan, write_plan
from tests.settling import PASSWORD


@pytest.fixture
def browse(client: Any) -> Any:
    def as_(name: str) -> Any:
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def post(client: Any, address: str, **data: Any) -> Any:
    return client.post(address, {"_key": str(uuid4()), **data})


def page_of(written: Written) -> Any:
    with entered(written.writer):
        return plan_page(written.id)


def test_a_plan_begins_from_the_familys_page_with_what_matters_most(cast: Any, browse: Any) -> None:
    carla = browse("carla_coordinator")
    start = f"/plans/for/{cast.case}/"
    assert b"Begin the plan" in carla.get(start).content
    begun = post(carla, start)
    opened = carla.get(begun.url).content.decode()
    assert "Begin with what matters most to the family" in opened
    assert carla.get(start).url == begun.url


def test_words_goals_order_and_actions_are_written_through_the_pages(
    cast: Any, browse: Any
) -> None:
    carla = browse("carla_coordinator")
    home = post(carla, f"/plans/for/{cast.case}/").url
    for section in ("strengths", "priorities"):
        said = post(
            carla,
            f"{home}words/{section}/",
            who=str(cast.maria_mother),
            body="To be understood",
            language="en",
        )
        assert said.status_code == 302, said.content
    for words in (SPEECH, SLEEP):
        set_goal = post(
            carla, f"{home}goals/add/", family_words=words, about="child", language="en"
        )
        assert set_goal.status_code == 302, set_goal.content
    with entered(cast.actor("carla_coordinator")):
        page = plan_page(home.split("/")[2])
    assert page
    speech = page.goals[0]
    levels = {f"level_{n}": f"step {n}" for n in range(5)}
    scaled = post(
        carla,
        f"{home}goals/{speech.id}/scale/",
        **levels,
        baseline="-1",
        importance="3",
        difficulty="2",
        edition="1",
    )
    assert scaled.status_code == 302, scaled.content
    moved = post(carla, f"{home}goals/rank/", who=str(cast.maria_mother), down=str(speech.id))
    assert moved.status_code == 302
    acted = post(
        carla,
        f"{home}actions/add/",
        what="Play with sounds",
        service=str(cast.ngo_service),
        goal=str(speech.thread),
        language="en",
        place="At home",
        asks="on",
    )
    assert acted.status_code == 302, acted.content
    shown = carla.get(home).content.decode()
    for words in ("Play with sounds", "At home", "Maria Exemplo da Silva: place 2", "step 4"):
        assert words in shown
    assert shown.index(SLEEP) < shown.rindex(SPEECH)


def test_the_plan_is_given_signed_reviewed_and_scored(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    client, home = browse("tomas_therapist"), f"/plans/{written.id}/"
    assert post(client, f"{home}propose/", words="Take your time").status_code == 302
    digest = page_of(written).version.digest
    signing = client.get(f"{home}sign/").content.decode()
    assert "Maria Exemplo da Silva" in signing
    mothers = f"{home}sign/family/{cast.maria_mother}/"
    unsigned = post(client, mothers, answer="yes", method="screen", digest=digest)
    assert b"Type the full name to sign" in unsigned.content
    signed = post(client, mothers, answer="yes", method="screen", typed_name="Maria", digest=digest)
    assert signed.status_code == 302, signed.content
    post(client, f"{home}sign/case_manager/", answer="yes", typed_name="Tomas", digest=digest)
    page = page_of(written)
    assert page.version.state == "signed"
    on = page.version.signed_at.date()
    reviewed = post(
        client,
        f"{home}review/",
        held_on_0=on.day,
        held_on_1=on.month,
        held_on_2=on.year,
        attendees="Maria Exemplo da Silva",
        others="Grandmother",
        **{f"level_{written.speech.thread}": "1"},
    )
    assert reviewed.status_code == 302, reviewed.content
    shown = client.get(home).content.decode()
    assert "over 1 of 2 goals" in shown
    review = page_of(written).reviews[0]
    score = client.get(f"{home}score/{review.id}/").content.decode()
    for part in ("T = 60", "Σ(w × x)", "1 of 2 goals", "+20"):
        assert part in score, part


def test_whoever_was_slower_sees_both_texts(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    client = browse("tomas_therapist")
    address = f"/plans/{written.id}/goals/{written.speech.pk}/"
    mine = {"about": "child", "language": "en"}
    post(client, address, family_words="Theirs", edition="1", **mine)
    late = post(client, address, family_words="Mine", edition="1", **mine)
    shown = late.content.decode()
    assert late.status_code == 200
    assert "Somebody changed this while you were writing" in shown
    assert "Theirs" in shown
    assert ">\nMine</textarea>" in shown or ">Mine</textarea>" in shown.replace("\n", "")
    again = post(client, address, family_words="Mine", edition="2", **mine)
    assert again.status_code == 302


def test_what_is_taken_out_can_be_put_back(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    client, home = browse("tomas_therapist"), f"/plans/{written.id}/"
    post(client, f"{home}goals/{written.sleep.pk}/remove/", reason="Not now", edition="1")
    assert "Not now" in client.get(home).content.decode()
    assert post(client, f"{home}restore/goal/{written.sleep.pk}/").status_code == 302
    assert "Not now" not in client.get(home).content.decode()


def test_versions_are_compared_in_words_added_and_removed(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    plans.revise(actor=written.writer, plan_id=written.id)
    client, home = browse("tomas_therapist"), f"/plans/{written.id}/"
    goal = next(g for g in page_of(written).goals if g.thread == written.speech.thread)
    post(
        client,
        f"{home}goals/{goal.id}/",
        family_words="We want, to understand what he asks for",
        about="child",
        language="en",
        edition="1",
    )
    shown = " ".join(client.get(f"{home}compare/").content.decode().split())
    assert "Goal changed" in shown
    assert "he</ins>" in shown
    assert "she</del>" in shown
    assert re.search(
        r" want<ins><span[^>]*>added: </span>,</ins> to understand what <del>", shown
    ), "a comma makes no other word of the one before it"


def test_what_a_service_took_on_itself_is_not_shown_as_asked_of_it(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    own = action.add_action(
        actor=written.writer,
        plan_id=written.id,
        service_id=cast.ngo_service,
        agreed=Agreed("Come to the house on Mondays", "en", written.speech.thread),
        asks="Can we?",
    )
    sign_plan(cast, written)
    page = browse("tomas_therapist").get("/plans/asked/").content.decode()
    assert "0 wait for an answer" in page
    before, ours = page.split("What we took on ourselves")
    assert "Play with sounds" in ours
    assert "Mondays" in ours
    assert "Play with sounds" not in before
    with pytest.raises(Refused, match="your own service"):
        progress.ask_service(
            actor=written.writer, action_id=own.pk, edition=1, words="", agreed=True
        )


def test_a_partner_sees_its_own_actions_and_a_line_about_the_rest(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    client, home = browse("hilda_health"), f"/plans/{written.id}/"
    shown = client.get(home).content.decode()
    assert "Test her hearing" in shown
    assert "belongs to the family" in shown
    assert SPEECH not in shown
    assert "Play with sounds" not in shown
    inbox = client.get("/plans/asked/").content.decode()
    assert "Test her hearing" in inbox
    assert "1 waits for an answer" in inbox
    address = f"/plans/actions/{written.hearing.pk}/"
    refused = post(client, f"{address}answer/", answer="refused", edition="1")
    assert b"Say why" in refused.content
    done = post(client, f"{address}answer/", answer="accepted", edition="1", words="In May")
    assert done.status_code == 302
    assert "In May" in client.get(address).content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "/plans/{plan}/",
        "/plans/{plan}/compare/",
        "/plans/{plan}/goals/add/",
        "/plans/{plan}/paper/plan/en/",
        "/plans/actions/{action}/",
        "/plans/for/{case}/",
    ],
)
def test_strangers_find_no_such_page(cast: Any, browse: Any, page: str) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    address = page.format(plan=written.id, action=written.hearing.pk, case=cast.case)
    assert browse("stella_stranger").get(address).status_code == 404


@pytest.mark.parametrize("kind", ["plan", "who-does-what"])
def test_the_paper_opens_from_the_page(cast: Any, browse: Any, kind: str) -> None:
    written = write_plan(cast)
    answer = browse("tomas_therapist").get(f"/plans/{written.id}/paper/{kind}/pt/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "Flor" not in answer["Content-Disposition"]


def test_looking_for_a_service_keeps_the_action_that_was_begun(cast: Any, browse: Any) -> None:
    written = write_plan(cast)
    typed = {"what": "Swim on Saturdays", "place": "The pool", "language": "en"}
    looking = typed | {"words": "hospital", "look": "1"}
    looked = post(browse("tomas_therapist"), f"/plans/{written.id}/actions/add/", **looking)
    shown = looked.content.decode()
    assert looked.status_code == 200
    assert "Swim on Saturdays" in shown
    assert "The pool" in shown
    assert str(cast.hospital_service) in shown
    assert "govuk-error-summary" not in shown
    assert "Swim on Saturdays" not in {a.what for a in page_of(written).actions}


def test_nobody_is_offered_as_the_other_parent_before_the_first_has_signed(
    cast: Any, browse: Any
) -> None:
    written = write_plan(cast)
    client, home = browse("tomas_therapist"), f"/plans/{written.id}/"
    post(client, f"{home}propose/")
    other = f"{home}sign/other_parent/{cast.maria_mother}/"
    page = client.get(f"{home}sign/").content.decode()
    assert f"{home}sign/family/{cast.maria_mother}/" in page
    assert other not in page
    sign = {"answer": "yes", "method": "screen", "typed_name": "Maria"}
    digest = page_of(written).version.digest
    post(client, f"{home}sign/family/{cast.maria_mother}/", **sign, digest=digest)
    assert other not in client.get(f"{home}sign/").content.decode()
