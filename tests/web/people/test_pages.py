"""Searching, entering and a person's page, as a worker walks through them."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.people.actions import households, reaching, shielding
from ciranda.people.enums import ContactKind, HouseholdRole, SafeWhen
from ciranda.people.models import Person, RelayMessage
from tests.budgets import assert_within, on_the_wire
from tests.settling import PASSWORD


@pytest.fixture
def browse(client):
    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def who(**more):
    born = {"born_0": "", "born_1": "", "born_2": ""}
    form = {"given": "Flor", "surnames": "Exemplo da Silva", "known_as": "", "mother": ""}
    return {**form, **born, "_key": str(uuid4()), **more}


def test_a_worker_finds_their_own_and_a_stranger_nobody(cast, browse):
    found = browse("carla_coordinator").get("/search/?given=Flro&surnames=Exenplo")
    assert f"/people/{cast.flor}/" in found.content.decode()
    none = browse("stella_stranger").get("/search/?given=Flor&surnames=Exemplo")
    assert "Nobody you may see" in none.content.decode()


def test_a_search_for_nothing_says_what_to_enter(cast, browse):
    found = browse("carla_coordinator").get("/search/?given=&surnames=")
    assert "Enter a name, a birth date or a number" in found.content.decode()


def test_somebody_known_is_shown_before_anybody_is_entered(cast, browse):
    carla = browse("carla_coordinator")
    page = carla.post("/people/new/", who(given="Flro"))
    assert page.status_code == 200
    assert "Somebody may be known already" in page.content.decode()
    same = carla.post("/people/new/", who(given="Flro", decision=str(cast.flor)))
    assert same.url == f"/people/{cast.flor}/"
    other = carla.post("/people/new/", who(given="Flro", decision="none"))
    assert other.url != same.url
    assert "Flro" in carla.get(other.url).content.decode()


def test_a_stranger_may_ask_and_the_team_answers(cast, browse):
    stella = browse("stella_stranger")
    page = stella.post("/people/new/", who())
    words = page.content.decode()
    assert "may be known to somebody else" in words
    assert "Southtown" not in words
    sent = stella.post("/people/new/", who(decision="ask", words="Is she one of yours?"))
    assert sent.url == "/people/questions/"
    carla = browse("carla_coordinator")
    assert "Is she one of yours?" in carla.get("/people/questions/").content.decode()
    with entered(cast.actor("carla_coordinator")):
        message = RelayMessage.objects.get()
    done = carla.post(f"/people/questions/{message.pk}/", {"words": "Call 210 000 000."})
    assert done.status_code == 302
    assert "Call 210 000 000." in browse("stella_stranger").get(sent.url).content.decode()


def test_an_unknown_and_a_shielded_child_are_answered_alike(cast, browse):
    """Equal in words and in statements (design, section 7)."""
    with entered(cast.actor("carla_coordinator")) as carla:
        keepers = [cast.carla_coordinator]
        shielding.shield(actor=carla, person_id=cast.flor, reason="Order", keepers=keepers)
    stella, answers = browse("stella_stranger"), []
    stella.post("/people/new/", who(given="Somebody", surnames="Else"))
    for given, surnames in (("Flor", "Exemplo da Silva"), ("Zulmira", "Nunca Vista")):
        with on_the_wire() as sent:
            answer = stella.post("/people/new/", who(given=given, surnames=surnames))
        answers.append((answer.status_code, answer.url.count("/"), len(sent)))
    assert answers[0] == answers[1]


def test_a_persons_page_says_how_to_reach_them_safely(cast, browse):
    with entered(cast.actor("carla_coordinator")) as carla:
        reach = reaching.Reach(
            ContactKind.PHONE, "912 345 678", SafeWhen.NEVER, also_used_by="Father"
        )
        reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=reach)
        living = (
            households.Living(cast.flor, HouseholdRole.CHILD),
            households.Living(cast.maria_mother, HouseholdRole.MOTHER, holds_responsibility=True),
        )
        households.form_household(actor=carla, living=living)
    page = browse("carla_coordinator").get(f"/people/{cast.flor}/").content.decode()
    for words in ("912 345 678", "Do not use it", "also used by Father", "Mother", "Maria"):
        assert words in page


@pytest.mark.parametrize(
    ("what", "form", "shown"),
    [
        ("residence", {"words": "Street of the tests 1", "place": "Southtown"}, "Street of"),
        ("school", {"words": "Test Nursery", "place": "Southtown"}, "Test Nursery"),
        ("contact", {"kind": "phone", "value": "912345678", "safe": "always"}, "912345678"),
        ("language", {"language": "uk", "needs_interpreter": "on"}, "Ukrainian"),
        ("number", {"register": "pt-niss", "value": "12060903799"}, "check digits right"),
    ],
)
def test_facts_are_added_and_seen(cast, browse, what, form, shown):
    carla = browse("carla_coordinator")
    assert carla.get(f"/people/{cast.flor}/add/{what}/").status_code == 200
    done = carla.post(f"/people/{cast.flor}/add/{what}/", {**form, "_key": str(uuid4())})
    assert done.status_code == 302, done.content.decode()
    assert shown in carla.get(done.url).content.decode()


def test_a_wrong_number_says_what_to_look_at(cast, browse):
    form = {"register": "pt-niss", "value": "12060903798"}
    answer = browse("carla_coordinator").post(f"/people/{cast.flor}/add/number/", form)
    assert "Check each digit" in answer.content.decode()


def test_a_fact_that_no_longer_holds_leaves_the_page(cast, browse):
    with entered(cast.actor("carla_coordinator")) as carla:
        reach = reaching.Reach(ContactKind.PHONE, "912 345 678", SafeWhen.ALWAYS)
        made = reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=reach)
    page = browse("carla_coordinator")
    assert page.post(f"/people/{cast.flor}/end/contact/{made.pk}/").status_code == 302
    assert "912 345 678" not in page.get(f"/people/{cast.flor}/").content.decode()


def test_a_name_is_corrected_on_the_version_that_was_read(cast, browse):
    carla = browse("carla_coordinator")
    form = who(given="Flor Maria", reason="Certificate", version="1")
    assert carla.post(f"/people/{cast.flor}/name/", form).status_code == 302
    again = carla.post(f"/people/{cast.flor}/name/", form | {"_key": str(uuid4())})
    assert "Read it again" in again.content.decode()
    assert "Called before" in carla.get(f"/people/{cast.flor}/").content.decode()


def test_protecting_hides_where_a_person_is_from_the_one_who_did_it(cast, browse):
    carla = browse("carla_coordinator")
    form = {"reason": "A court's order", "keepers": [str(cast.tomas_therapist)]}
    assert carla.post(f"/people/{cast.flor}/protect/", form).status_code == 302
    assert "Protected" in carla.get(f"/people/{cast.flor}/").content.decode()


def test_a_stranger_gets_404_and_a_reader_who_may_not_change_403(cast, browse):
    assert browse("stella_stranger").get(f"/people/{cast.flor}/").status_code == 404
    assert browse("olga_oversight").get(f"/people/{cast.flor}/").status_code == 403


@pytest.mark.parametrize("address", ["/search/?given=Flor", "/people/questions/", "person"])
def test_pages_stay_within_their_statements(cast, browse, address):
    path = f"/people/{cast.flor}/" if address == "person" else address
    assert_within(browse("carla_coordinator"), path)


def test_a_page_costs_the_same_with_many_rows(cast, browse):
    carla = browse("carla_coordinator")
    few = len(assert_within(carla, f"/people/{cast.flor}/"))
    with entered(cast.actor("carla_coordinator")) as actor:
        for number in range(20):
            reach = reaching.Reach(ContactKind.PHONE, f"91234567{number}", SafeWhen.ALWAYS)
            reaching.add_contact_point(actor=actor, person_id=cast.flor, reach=reach)
        assert Person.objects.filter(pk=cast.flor).exists()
    assert len(assert_within(carla, f"/people/{cast.flor}/")) == few


def test_a_link_to_a_file_says_whose_file_it_is(cast, browse):
    page = browse("carla_coordinator").get(f"/people/{cast.maria_mother}/").content.decode()
    assert "Open the file of Flor" in page
