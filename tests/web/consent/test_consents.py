"""The consent pages: asking, answering, taking back, in the order a family lives it."""

import io
from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.consent.models import Consent, Question, Signature
from ciranda.documents.models import Document
from tests.documents.test_cleaning import pdf
from tests.settling import PASSWORD


@pytest.fixture
def carla(client, cast):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def ask(client, cast, **more):
    form = {
        "column_participation": "on",
        "column_health": [str(cast.hospital_service)],
        f"person_{cast.maria_mother}": "en",
        "_key": str(uuid4()),
        **more,
    }
    page = f"/families/{cast.case}/consents/ask/?words=hospital"
    return client.post(page, form)


def question(cast, column="health"):
    with entered(cast.actor("carla_coordinator")):
        return Question.objects.get(column_key=column, closed_at=None)


def answer(client, put, **more):
    form = {
        "answer": "all",
        "method": "screen",
        "typed_name": "Maria Exemplo",
        "_key": str(uuid4()),
        **more,
    }
    return client.post(f"/consents/{put.pk}/sign/", form)


def test_nothing_asked_yet_says_how_to_begin(carla, cast):
    page = carla.get(f"/families/{cast.case}/consents/").content.decode()
    assert "Begin with taking part" in page
    assert "Saying no changes nothing" in page


def test_from_asking_to_an_agreement_to_its_end(carla, cast):
    asked = ask(carla, cast)
    assert asked.status_code == 302, asked.content.decode()
    put = question(cast)
    page = carla.get(f"/consents/{put.pk}/sign/").content.decode()
    assert "Test Hospital service: would see name and age" in page
    assert "Now: nothing." in page
    assert "hilda" not in page.lower()
    signed = answer(carla, put)
    assert signed.status_code == 302, signed.content.decode()
    page = carla.get(f"/families/{cast.case}/consents/").content.decode()
    assert "Opens now" in page
    assert "On screen" in page
    page = carla.get(f"/families/{cast.case}/consents/who-sees/").content.decode()
    assert "Test Hospital service" in page
    carla.post(f"/consents/{put.pk}/withdraw/", {"reason": "", "_key": str(uuid4())})
    page = carla.get(f"/families/{cast.case}/consents/").content.decode()
    assert "took it back on" in page
    assert "Speak with them alone" in page
    page = carla.get(f"/families/{cast.case}/consents/who-sees/").content.decode()
    assert "Test Hospital service" not in page


def test_the_preview_follows_the_answer_and_writes_nothing(carla, cast):
    ask(carla, cast)
    put = question(cast)
    some = {"answer": "some", "categories": [str(int(Category.PLAN))], "preview": "1"}
    page = answer(carla, put, **some)
    assert page.status_code == 200
    assert "would see the plan. Now: nothing." in page.content.decode()
    with entered(cast.actor("carla_coordinator")):
        assert not Signature.objects.exists()


def test_a_no_needs_no_signature_and_blocks_nothing(carla, cast):
    ask(carla, cast)
    assert answer(carla, question(cast), answer="no", typed_name="").status_code == 302
    page = carla.get(f"/families/{cast.case}/consents/").content.decode()
    assert "Said no" in page
    assert answer(carla, question(cast, "participation")).status_code == 302


def test_a_signed_paper_is_scanned_and_kept_for_its_signer(carla, cast):
    ask(carla, cast)
    scan = io.BytesIO(pdf())
    scan.name = "maria exemplo consent.pdf"
    sent = answer(carla, question(cast), method="paper", typed_name="", scan=scan)
    assert sent.status_code == 302, sent.content.decode()
    with entered(cast.actor("carla_coordinator")):
        paper = Document.objects.get()
    assert paper.category == Category.CONSENT
    assert paper.private_to == cast.maria_mother
    assert "maria" not in paper.title
    got = carla.get(f"/documents/{paper.pk}/")
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        ({"answer": ""}, "Choose one of the three answers"),
        ({"answer": "some"}, "Choose the parts, or answer no"),
        ({"typed_name": ""}, "Sign by typing the full name"),
        ({"method": "paper"}, "Add the scan"),
        ({"method": "spoken"}, "Name the person who heard"),
        ({"until_on_0": "1", "until_on_1": "1", "until_on_2": "2020"}, "today or in the future"),
    ],
)
def test_an_unfinished_answer_says_what_is_missing(carla, cast, change, remedy):
    ask(carla, cast)
    page = answer(carla, question(cast), **change)
    assert page.status_code == 200
    assert remedy in page.content.decode()


def test_sending_twice_signs_once(carla, cast):
    ask(carla, cast)
    key = str(uuid4())
    for _ in range(2):
        assert answer(carla, question(cast), _key=key).status_code == 302
    with entered(cast.actor("carla_coordinator")):
        assert Signature.objects.count() == 1


def test_asking_for_nothing_or_of_nobody_is_sent_back(carla, cast):
    empty = ask(carla, cast, column_participation="", column_health=[])
    assert "Choose what to ask for" in empty.content.decode()
    nobody = ask(carla, cast, **{f"person_{cast.maria_mother}": ""})
    assert "Choose whom to ask" in nobody.content.decode()


def test_the_paper_form_is_in_the_language_of_whoever_reads_it(carla, cast):
    ask(carla, cast, **{f"person_{cast.maria_mother}": "pt"})
    page = carla.get(f"/consents/{question(cast).pk}/paper/").content.decode()
    assert 'lang="pt-PT"' in page
    assert "Concordo" in page


@pytest.mark.parametrize("name", ["stella_stranger", "hilda_health", "nelson_coordinator"])
def test_a_stranger_finds_nothing(client, cast, carla, name):
    ask(carla, cast)
    put = question(cast)
    client.login(username=name, password=PASSWORD)
    for page in (
        f"/families/{cast.case}/consents/",
        f"/families/{cast.case}/consents/ask/",
        f"/families/{cast.case}/bases/",
        f"/consents/{put.pk}/sign/",
        f"/consents/{put.pk}/withdraw/",
    ):
        assert client.get(page).status_code in {403, 404}, page


def test_a_colleague_of_the_team_is_told_who_keeps_the_consents(client, cast):
    client.login(username="tomas_therapist", password=PASSWORD)
    page = client.get(f"/families/{cast.case}/consents/")
    assert page.status_code == 403
    assert "case manager" in page.content.decode()


def test_a_basis_opens_with_its_grounds_and_ends_with_a_reason(carla, cast):
    page = f"/families/{cast.case}/bases/add/?words=social"
    form = {
        "kind": "court_order",
        "grounds": "The court asks for a report.",
        "reference": "",
        "service": str(cast.social_security_service),
        "categories": [str(int(Category.SOCIAL))],
        "purposes": ["0"],
        "review_on_0": "1",
        "review_on_1": "1",
        "review_on_2": "2090",
        "_key": str(uuid4()),
    }
    assert "number of the court" in carla.post(page, form).content.decode()
    done = carla.post(page, form | {"reference": "12/26", "_key": str(uuid4())})
    assert done.status_code == 302, done.content.decode()
    listed = carla.get(f"/families/{cast.case}/bases/")
    assert "12/26" in listed.content.decode()
    (card,) = listed.context["cards"]
    look, end = (link.href for link in card[2])
    kept = {"words": "The court still waits.", "review_on_0": "2", "review_on_1": "1"}
    carla.post(look, kept | {"review_on_2": "2091", "_key": str(uuid4())})
    carla.post(end, {"words": "The report is with the court.", "_key": str(uuid4())})
    page = carla.get(f"/families/{cast.case}/bases/").content.decode()
    assert "The court still waits." in page
    assert "The report is with the court." in page


def test_the_sign_rate_shows_no_small_count_and_doubts_a_hundred(carla, cast, owner, monkeypatch):
    ask(carla, cast)
    answer(carla, question(cast))
    page = carla.get("/reports/sign-rate/").content.decode()
    assert "–" in page.split("<tbody")[1].split("</tbody")[0]
    assert "A dash stands for a number below 5" in page
    assert "Does a no have room" not in page
    owner.execute("update consent_figure set asked = 40, given = 40 where column_key = 'health'")
    page = carla.get("/reports/sign-rate/").content.decode()
    assert "100 % (40 of 40)" in page
    assert "Does a no have room" in page
    monkeypatch.setattr("ciranda.web.consent.sign_rate.LINES_A_PAGE", 1)
    first, second = (carla.get(f"/reports/sign-rate/?page={n}").content.decode() for n in (1, 2))
    assert "100 % (40 of 40)" in first, "where a no may have no room stands first"
    assert "100 % (40 of 40)" not in second


def test_the_figures_are_what_the_rows_say(carla, cast, owner):
    ask(carla, cast)
    answer(carla, question(cast))
    carla.post(f"/consents/{question(cast).pk}/withdraw/", {"_key": str(uuid4())})
    answer(carla, question(cast, "participation"), answer="no")
    owner.execute("select column_key, asked, given, refused, withdrawn from consent_figure")
    assert sorted(owner.fetchall()) == [("health", 1, 0, 0, 1), ("participation", 1, 0, 1, 0)]
    with entered(cast.actor("carla_coordinator")):
        assert Consent.objects.count() == 2


def test_looking_for_a_service_loses_nothing_that_was_typed(carla, cast):
    page = f"/families/{cast.case}/bases/add/"
    assert 'value="Ask the family' not in carla.get(page).content.decode()
    typed = {
        "kind": "court_order",
        "grounds": "The court asks for a report.",
        "review_on_2": "2090",
    }
    looked = carla.post(page, typed | {"words": "social", "look": "1", "_key": str(uuid4())})
    shown = looked.content.decode()
    assert looked.status_code == 200
    assert "The court asks for a report." in shown
    assert 'value="2090"' in shown
    assert str(cast.social_security_service) in shown
    assert "govuk-error-summary" not in shown


def test_looking_for_a_receiver_asks_nobody_yet(carla, cast):
    page = f"/families/{cast.case}/consents/ask/"
    typed = {"column_participation": "on", f"person_{cast.maria_mother}": "pt"}
    looked = carla.post(page, typed | {"words": "hospital", "look": "1", "_key": str(uuid4())})
    assert str(cast.hospital_service) in looked.content.decode()
    assert looked.context["form"]["column_participation"].value()
    with entered(cast.actor("carla_coordinator")):
        assert not Question.objects.filter(case_id=cast.case).exists()
