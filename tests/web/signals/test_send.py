"""A worry is told in two minutes, without an account, and nothing of it is shown again."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ciranda.access.actions import entered
from ciranda.referrals.models import Signal, Source, Telling
from tests.referrals.actions.test_signals import received
from tests.referrals.sent import decider

WORRY = "He does not answer to his name and plays alone."


@pytest.fixture
def stranger(client, db):
    """A browser that nobody signed in with."""
    return client


def send(client, **changed):
    form = {"worry": WORRY, "_key": str(uuid4())} | changed
    return client.post("/worried/", form)


def tellings(cast):
    with entered(decider(cast)):
        return dict(Telling.objects.values_list("kind", "body"))


def test_it_says_what_is_not_asked_and_who_is_not_told_before_any_field(stranger):
    page = stranger.get("/worried/").content.decode()
    first_field = page.index('name="worry"')
    for words in ("residence status, ethnic origin", "tells no authority", "never told who wrote"):
        assert page.index(words) < first_field


def test_one_line_is_enough(stranger, cast):
    sent = send(stranger)
    assert sent.status_code == 302
    receipt = stranger.get(sent.url).content.decode()
    assert sent.url.split("/")[-2] in receipt
    assert tellings(cast)["worry"] == WORRY


def test_nothing_that_was_written_is_shown_again(stranger):
    sent = send(stranger, child_name="Ivo Exemplo", name="Grandmother Exemplo")
    for address in (sent.url, "/worried/", "/worried/what-happened/"):
        page = stranger.get(address).content.decode()
        for words in (WORRY, "Ivo Exemplo", "Grandmother Exemplo"):
            assert words not in page


def test_pages_are_kept_by_no_browser(stranger):
    for address in ("/worried/", "/worried/what-happened/", send(stranger).url):
        assert "no-store" in stranger.get(address)["Cache-Control"]


def test_an_empty_form_says_what_is_missing_and_keeps_the_rest(stranger):
    page = send(stranger, worry="", child_name="Ivo").content.decode()
    assert "Write what worries you. One line is enough." in page
    assert 'value="Ivo"' in page


def test_the_parish_finds_the_team_without_a_script(stranger, cast):
    send(stranger, place="southtown")
    with entered(decider(cast)):
        assert Signal.objects.get().team_id == cast.team
        assert Telling.objects.get(kind="place").code == "990101"


def test_where_a_place_may_mean_several_one_is_asked_which(stranger, cast):
    page = send(stranger, place="parish").content.decode()
    assert "Parish of Northtown, Northtown" in page
    assert "Several places are called this" in page
    assert send(stranger, place="parish", parish="990201").status_code == 302
    with entered(decider(cast, "nelson_coordinator")):
        assert Signal.objects.get().team_id == cast.north_team


def test_whoever_is_asked_once_may_simply_send_again(stranger, cast):
    """The answer that lets them go on is chosen already, and nothing calls it optional."""
    page = send(stranger, place="parish").content.decode()
    question = page[page.index("Which of these places?") :]
    assert "(optional)" not in question[: question.index("None of these")]
    chosen = question[: question.index("None of these")].rindex("<input")
    assert "checked" in question[chosen : question.index("None of these")]
    assert send(stranger, place="parish", parish="none").status_code == 302


def test_an_exact_name_is_never_asked_about(stranger, cast):
    from tests import casework

    casework.past_the_wall(
        "insert into agencies_parish (code, name, municipality_code, municipality, district_code,"
        " district, folded) values ('990103', 'New Southtown', '9901', 'Southtown', '99', '', '')",
        [],
    )
    exact = (
        "Parish of Southtown",
        "parish of southtown,  southtown",
        "Parish of Southtówn, Southtown",
    )
    for typed in exact:
        assert send(stranger, place=typed).status_code == 302, typed
    assert send(stranger, place="southtown").status_code == 200
    with entered(decider(cast)):
        assert set(Telling.objects.filter(kind="place").values_list("code")) == {("990101",)}


def test_a_place_that_nobody_knows_is_kept_in_its_own_words_and_the_desk_reads_it(stranger, cast):
    from ciranda.referrals import actions

    actions.name_desk(actor=decider(cast), programme_key="snipi-pt", team_id=cast.north_team)
    assert send(stranger, place="behind the old mill").status_code == 302
    with entered(decider(cast, "nelson_coordinator")):
        assert Signal.objects.get().team_id == cast.north_team
        assert Telling.objects.get(kind="place").body == "behind the old mill"


def test_the_list_of_places_is_one_statement_and_may_be_kept(stranger, cast):
    with CaptureQueriesContext(connection) as seen:
        answer = stranger.get("/worried/places/")
    assert "Parish of Southtown, Southtown" in answer.json()["places"]
    assert "max-age=86400" in answer["Cache-Control"]
    assert len([q for q in seen if "agencies_parish" in q["sql"]]) == 1


def test_not_being_sure_of_the_place_is_an_answer(stranger, cast):
    assert send(stranger, place="parish", parish="none").status_code == 302
    assert tellings(cast)["place"] == "parish"


def test_sending_twice_is_done_once(stranger, cast):
    key = str(uuid4())
    first, second = send(stranger, _key=key), send(stranger, _key=key)
    assert first.url == second.url
    with entered(decider(cast)):
        assert Signal.objects.count() == 1


def test_a_machine_that_fills_everything_in_gets_a_receipt_and_leaves_nothing(stranger, cast):
    assert send(stranger, website="https://spam.example").status_code == 302
    with entered(decider(cast)):
        assert not Signal.objects.exists()


def test_a_worker_signed_in_is_a_private_person_here(stranger, cast):
    from tests.settling import PASSWORD

    assert stranger.login(username="nuno_nursery", password=PASSWORD)
    assert send(stranger).status_code == 302
    with entered(cast.actor("nuno_nursery")):
        assert not Signal.objects.exists()
    with entered(decider(cast)):
        assert Source.objects.get().name == ""


def test_too_many_from_one_connection_are_turned_away_kindly(stranger, monkeypatch):
    monkeypatch.setattr("ciranda.web.signals.views.MOST_SENT", 1)
    assert send(stranger).status_code == 302
    refused = send(stranger)
    assert refused.status_code == 429
    assert "Try again tomorrow" in refused.content.decode()


def test_no_team_at_all_is_said_before_words_are_lost(stranger, monkeypatch):
    from ciranda.referrals.actions import NoTeamError

    def nobody(**_given):
        raise NoTeamError("snipi-pt")

    monkeypatch.setattr("ciranda.web.signals.views.actions.receive_signal", nobody)
    assert "Your words were not sent" in send(stranger).content.decode()


def asked(client, reference):
    """The whole page and how many statements it took."""
    with CaptureQueriesContext(connection) as seen:
        page = client.post("/worried/what-happened/", {"reference": reference})
    return page.content.decode(), [
        q["sql"].split("(")[0] for q in seen if "SAVEPOINT" not in str(q["sql"])
    ]


def test_an_unknown_reference_and_a_finished_one_read_the_same_in_words_and_statements(
    stranger, cast
):
    from ciranda.referrals import actions
    from tests.referrals.actions.test_signals import signal_of

    finished = received()
    actions.end_signal(
        actor=decider(cast), signal_id=signal_of(cast, finished).pk, reason="already_with_us"
    )
    pages = [asked(stranger, typed) for typed in (finished, "0000-0000-0000")]
    stripped = [
        "\n".join(line for line in page.splitlines() if "value=" not in line) for page, _ in pages
    ]
    assert stripped[0] == stripped[1]
    assert "has looked at what you sent and has finished" in stripped[0]
    assert pages[0][1] == pages[1][1]


def test_a_known_child_and_an_unknown_one_read_the_same_in_words_and_statements(stranger, cast):
    """From the form to the answer: whether the child is known shows nowhere and takes no longer."""
    told = []
    for name in ("Flor Exemplo da Silva", "Zebedeu Ninguém"):
        with CaptureQueriesContext(connection) as seen:
            sent = send(stranger, child_name=name, child_age="3 years")
            sending = [_verb(q["sql"]) for q in seen]
        receipt = stranger.get(sent.url).content.decode()
        reference = sent.url.split("/")[-2]
        answer, statements = asked(stranger, reference)
        pages = [_unkeyed(page).replace(reference, "…") for page in (receipt, answer)]
        told.append((pages, sending, statements))
    assert told[0] == told[1]


def _unkeyed(page):
    """Without what is random on every page: the form's key and the token."""
    return "\n".join(line for line in page.splitlines() if "value=" not in line)


def _verb(sql):
    return sql.split("(")[0].partition('"')[0]


def test_a_waiting_one_takes_the_same_statements(stranger, cast):
    page, statements = asked(stranger, received())
    assert "We have received what you sent" in page
    assert statements == asked(stranger, "0000-0000-0000")[1]


def test_a_reference_is_understood_as_people_type_it(stranger, cast):
    reference = received()
    page, _ = asked(stranger, reference.lower().replace("-", " ").replace("0", "O"))
    assert "We have received what you sent" in page


def test_a_receipt_says_nothing_about_whether_it_is_one(stranger):
    real = stranger.get(send(stranger).url)
    made_up = stranger.get("/worried/sent/0000-0000-0000/")
    assert (real.status_code, made_up.status_code) == (200, 200)
    assert stranger.get("/worried/sent/nonsense/").status_code == 404


def test_the_paper_form_asks_the_same(stranger):
    page = stranger.get("/worried/paper/").content.decode()
    for words in ("What worries you?", "How do you know the child?", "Who is not told"):
        assert words in page
    assert "Leave this empty" not in page
