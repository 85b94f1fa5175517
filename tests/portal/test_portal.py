"""The family's own pages: plain, private to each adult, and complete."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from ciranda.access.actions import entered, looked
from ciranda.access.enums import Category
from ciranda.accounts.actions import ensure_account
from ciranda.cases.actions import coordination
from ciranda.common.database import instant
from tests.cases.test_consents import answered, asked, sees
from tests.settling import PASSWORD

PAGES = ["", "plan/", "consents/", "who-looked/", "news/", "people/"]


@pytest.fixture
def maria(client, cast):
    coordination.allocate(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.tomas_therapist,
    )
    assert client.login(username="maria_mother", password=PASSWORD)
    return client


def as_father(client):
    assert client.login(username="fausto_father", password=PASSWORD)
    return client


def words(client, path=""):
    answer = client.get(f"/family/{path}")
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_home_says_whom_to_ring_and_what_waits(maria, cast):
    asked(cast, "maria_mother")
    page = words(maria)
    assert "Tomas Therapist" in page
    assert "tel:210000000" in page
    assert "1 question waits for you" in page


def test_from_reading_to_agreeing_to_taking_back(maria, cast):
    (question,) = asked(cast, "maria_mother")
    page = words(maria, f"consents/{question}/")
    assert "would see:" in page
    assert "notes on health" in page
    assert "Saying no changes nothing" in page
    form = {"answer": "some", "categories": [str(int(Category.HEALTH))], "months": "6"}
    sent = maria.post(f"/family/consents/{question}/", form | {"_key": str(uuid4())})
    assert "Sign by typing your full name" in sent.content.decode()
    form |= {"typed_name": "Maria Exemplo", "_key": str(uuid4())}
    assert maria.post(f"/family/consents/{question}/", form).status_code == 302
    assert sees(cast, "hilda_health") == {Category.HEALTH}
    assert "What you opened: notes on health" in words(maria, "consents/")
    assert "cannot take back" not in words(maria, "consents/")
    assert "already read or printed" in words(maria, f"consents/{question}/take-back/")
    back = maria.post(f"/family/consents/{question}/take-back/", {"_key": str(uuid4())})
    assert back.status_code == 302
    assert sees(cast, "hilda_health") == set()
    assert "You took this back" in words(maria, "consents/")


def test_what_ends_soon_says_so_and_can_be_answered_again(maria, cast, owner):
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    assert "Ends soon" not in words(maria, "consents/")
    soon = timezone.localdate() + timedelta(days=10)
    owner.execute("update consent_signature set until_on = %s", [soon])
    page = words(maria, "consents/")
    assert "Ends soon" in page
    assert "Read it again or change it" in page


def test_a_no_needs_no_name_and_is_kept_kindly(maria, cast):
    (question,) = asked(cast, "maria_mother")
    form = {"answer": "no", "months": "12", "_key": str(uuid4())}
    assert maria.post(f"/family/consents/{question}/", form).status_code == 302
    assert "You said no on" in words(maria, "consents/")


def test_no_page_tells_one_adult_what_the_other_was_asked_answered_or_took_back(client, cast):
    (question,) = asked(cast, "maria_mother")
    father = as_father(client)
    untouched = [words(father, page) for page in PAGES[2:]]
    answered(cast, question)
    client.login(username="maria_mother", password=PASSWORD)
    words(client, "consents/")
    client.post(
        f"/family/consents/{question}/take-back/", {"words": "CanaryReason", "_key": str(uuid4())}
    )
    words(client, "consents/")
    father = as_father(client)
    after = [words(father, page) for page in PAGES[2:]]
    for before, now, page in zip(untouched, after, PAGES[2:], strict=True):
        assert "CanaryReason" not in now
        assert "Test Hospital" not in now
        if page != "who-looked/":
            assert _visible(before) == _visible(now), page
    for page in (f"consents/{question}/", f"consents/{question}/take-back/"):
        assert father.get(f"/family/{page}").status_code == 404


def _visible(page):
    """The page without its one-time keys."""
    return [line for line in page.splitlines() if "csrf" not in line and "_key" not in line]


def test_who_looked_names_role_and_agency_and_never_a_worker(maria, cast):
    with entered(cast.actor("carla_coordinator")):
        looked(cast.dossier, cast.case, "case")
    page = words(maria, "who-looked/")
    assert "nurse, Test Health Centre" in page
    assert "Carla" not in page


def test_what_the_other_parent_opened_is_theirs_alone(client, cast):
    words(as_father(client), "people/")
    client.login(username="maria_mother", password=PASSWORD)
    assert "<strong>You</strong>" not in words(client, "who-looked/")


def test_people_says_why_they_see_what_they_see(maria):
    page = words(maria, "people/")
    assert "Your case manager" in page
    assert "holds everything together for you" in page
    assert 'href="tel:210000000"' in page, "one tap rings them"


def test_where_somebody_is_protected_no_page_tells_the_area(maria, cast, owner):
    owner.execute(
        "insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)"
        " select gen_random_uuid(), person_id, id, '', now(), id from access_dossier"
        " where person_id = %s",
        [cast.maria_mother],
    )
    for page in PAGES:
        text = words(maria, page)
        assert "210 000" not in text, page
        assert "Test Therapy" not in text, page


def test_a_notice_is_new_until_it_is_read(maria, cast):
    assert "You have a new case manager" in words(maria, "news/")
    assert "I have read these" in words(maria, "news/")
    maria.post("/family/news/", {"_key": str(uuid4())})
    assert "I have read these" not in words(maria, "news/")


@pytest.mark.parametrize("name", ["carla_coordinator", "hilda_health", "olga_oversight"])
def test_workers_do_not_open_family_pages(client, cast, name):
    client.login(username=name, password=PASSWORD)
    for page in PAGES:
        assert client.get(f"/family/{page}").status_code == 403


def test_family_pages_need_a_sign_in(client, cast):
    assert client.get("/family/")["Location"].startswith("/sign-in/")


def test_language_and_password_are_ones_own_to_change(client, cast, settings):
    client.login(username="maria_mother", password=PASSWORD)
    page = client.get("/account/").content.decode()
    assert "maria_mother" in page
    form = {"form": "language", "language": "pt", "_key": str(uuid4())}
    assert client.post("/account/", form).cookies["django_language"].value == "pt"
    client.cookies["django_language"] = "en"
    bad = {"form": "password", "old": "wrong", "new": "one two three four", "_key": str(uuid4())}
    assert "not your password" in client.post("/account/", bad).content.decode()
    weak = bad | {"old": PASSWORD, "new": "short", "_key": str(uuid4())}
    assert "too short" in client.post("/account/", weak).content.decode()
    good = bad | {"old": PASSWORD, "_key": str(uuid4())}
    assert client.post("/account/", good).status_code == 302
    assert client.get("/family/").status_code == 200
    assert client.login(username="maria_mother", password="one two three four")


def test_an_answer_can_be_given_after_the_one_before_ran_out(maria, cast, owner):
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    with entered(cast.actor("carla_coordinator")):
        past = instant() - timedelta(seconds=1)
    owner.execute("update consent_effect set started_at = %s, ended_at = %s", [past, past])
    form = {"answer": "all", "months": "12", "typed_name": "Maria", "_key": str(uuid4())}
    assert maria.post(f"/family/consents/{question}/", form).status_code == 302
    assert Category.HEALTH in sees(cast, "hilda_health")


def test_a_child_before_the_programmes_age_reads_why_the_pages_are_empty(client, cast):
    ensure_account(
        username="flor_child", password_hash=make_password(PASSWORD), person_id=cast.flor
    )
    assert client.login(username="flor_child", password=PASSWORD)
    page = words(client)
    assert "Nothing is here yet" in page
    assert "open at the age your programme names" in page
    assert "Flor" not in page, "nothing of the family stands there before that age"
