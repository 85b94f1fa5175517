"""The plan in the family's own pages: read, said, ordered, agreed to."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.cases.actions import closing
from ciranda.plans.actions import action as actions
from ciranda.plans.actions import plan as plans
from ciranda.plans.queries.page import plan_page
from tests.cases.test_stages import ENDING
from tests.plans.test_linking import BOTH, another_case
from tests.plans.writing import sign_plan, write_plan
from tests.settling import PASSWORD


@pytest.fixture
def written(cast):
    return write_plan(cast)


@pytest.fixture
def maria(client, written):
    assert client.login(username="maria_mother", password=PASSWORD)
    return client


def words(client):
    return client.get("/family/plan/").content.decode()


def send(client, written, path, **form):
    return client.post(f"/family/plan/{written.id}/{path}", {"_key": str(uuid4()), **form})


def test_the_familys_words_stand_first(maria):
    page = words(maria)
    assert "She loves music" in page
    assert "Play with sounds at bath time" in page
    assert page.index(str(page_goal(page, 0))) < page.index(str(page_goal(page, 1)))


def page_goal(page, index):
    return page.split('ciranda-card__title" lang="en">')[1 + index].split("<")[0]


def test_an_order_is_ones_own_to_change(maria, cast, written):
    first, second = page_goal(words(maria), 0), page_goal(words(maria), 1)
    send(maria, written, f"goals/{written.sleep.pk}/", way="down")
    assert [page_goal(words(maria), n) for n in (0, 1)] == [second, first]


def test_what_one_wants_to_reach_is_added_in_ones_own_words(maria, written):
    empty = send(maria, written, "goals/", words=" ").content.decode()
    assert "There is a problem" in empty
    assert "Write what you want to reach." in empty
    assert "Eat together" in send_and_follow(maria, written, "goals/", words="Eat together")


def send_and_follow(client, written, path, **form):
    assert send(client, written, path, **form).status_code == 302
    return words(client)


def test_one_agrees_to_what_was_shown_and_to_nothing_newer(maria, cast, written):
    plans.propose(actor=written.writer, plan_id=written.id)
    page = words(maria)
    assert "Is this your plan?" in page
    assert "Your plan waits for your answer" in maria.get("/family/").content.decode()

    def not_taken(**form):
        """What is wrong stands at its field, and what was typed stays."""
        page = send(maria, written, "answer/", **form).content.decode()
        assert "There is a problem" in page
        assert "<title>Error: " in " ".join(page.split())
        return page

    stale = not_taken(answer="yes", typed_name="Maria", digest="x")
    assert "changed while you were reading" in stale
    assert 'value="Maria"' in stale
    unnamed = not_taken(answer="yes", digest="x", words="We eat later than that")
    assert "typing your full name" in unnamed
    assert "We eat later than that" in unnamed
    assert "Say what should be different" in not_taken(answer="no", typed_name="Maria", digest="x")
    # a younger case without a plan stands first, and one whose plan waits as well in the middle
    waiting = another_case(cast, *BOTH, given="Alba")
    another_case(cast, *BOTH, given="Bela")
    second = write_plan(cast, waiting)
    plans.propose(actor=second.writer, plan_id=second.id)

    def answered(plan_id):
        with entered(cast.family("maria_mother")):
            shown = plan_page(plan_id).version.digest
        form = {"_key": str(uuid4()), "answer": "yes", "typed_name": "Maria", "digest": shown}
        return maria.post(f"/family/plan/{plan_id}/answer/", form)["Location"]

    assert answered(written.id) == f"/family/plan/?case={waiting}", "to the next that waits"
    here = answered(second.id)
    assert here == f"/family/plan/?case={waiting}", "nothing waits: one stays where one answered"
    assert "You agreed to this plan." in maria.get(here).content.decode()
    assert "waits for your answer" not in maria.get("/family/").content.decode()


def test_one_adults_answer_is_not_shown_to_the_other(client, cast, written):
    sign_plan(cast, written)
    client.login(username="fausto_father", password=PASSWORD)
    page = words(client)
    assert "You agreed" not in page
    assert "Maria Exemplo da Silva" not in page


def test_without_a_plan_the_page_says_how_it_begins(client, cast):
    client.login(username="maria_mother", password=PASSWORD)
    assert "not written yet" in words(client)


def test_a_stranger_sends_nothing(client, cast, written):
    client.login(username="stella_stranger", password=PASSWORD)
    assert send(client, written, "goals/", words="x").status_code == 403


def test_once_the_help_ended_the_plan_is_only_read(maria, cast, written):
    form = {"words": "To sleep better"}
    assert 'name="words"' in words(maria)
    for action in (written.therapy, written.hearing):
        actions.remove_action(
            actor=written.writer, action_id=action.pk, edition=1, reason="They move abroad"
        )
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        closing.close(actor=carla, case_id=cast.case, ending=ENDING)
    page = words(maria)
    assert "She loves music" in page
    assert 'name="words"' not in page
    assert "More important to me" not in page
    refused = send(maria, written, "goals/", **form).content.decode()
    assert "This help has ended: its plan stays as it is." in refused
