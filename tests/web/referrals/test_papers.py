"""Documents of a referral, and asking whoever may know the child, through the pages."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ciranda.access.enums import Category
from tests.documents.test_cleaning import pdf
from tests.referrals.actions.test_papers import attached
from tests.referrals.sent import sent
from tests.settling import PASSWORD
from tests.web.referrals.test_pages import send, words

HEALTH = str(int(Category.HEALTH))


@pytest.fixture
def browse(client):
    """Sign in as someone of the cast."""

    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def a_file(body=None):
    return SimpleUploadedFile("Report of Lia.pdf", body or pdf(), "application/pdf")


def test_a_document_is_sent_with_the_form_and_taken_down_again(cast, browse):
    nuno = browse("nuno_nursery")
    made = send(nuno, title="Hearing test", categories=[HEALTH], file=a_file())
    assert made.status_code == 302, words(made)
    page = nuno.get(made.url)
    assert "Hearing test" in words(page)
    (paper,) = page.context["sheet"].papers
    got = nuno.get(f"{made.url}documents/{paper.id}/")
    assert got.content.startswith(b"%PDF-")
    assert "Lia" not in got["Content-Disposition"]


def test_half_a_document_is_asked_for_whole(cast, browse):
    nuno = browse("nuno_nursery")
    assert "Say what is in the document" in words(send(nuno, title="Letter", file=a_file()))
    assert "Choose the file again" in words(send(nuno, title="Letter", categories=[HEALTH]))
    unfit = send(nuno, title="Letter", categories=[HEALTH], file=a_file(b"words"))
    assert unfit.status_code == 200
    assert "govuk-error-message" in words(unfit)


def test_more_is_added_until_the_answer_and_the_teams_own_is_not_shown(cast, browse):
    referral_id = sent(cast)
    attached(cast, referral_id, "carla_coordinator", title="Call with the hospital")
    nuno = browse("nuno_nursery")
    added = nuno.post(
        f"/referrals/{referral_id}/documents/add/",
        {"_key": str(uuid4()), "title": "Drawing", "categories": [HEALTH], "file": a_file()},
        follow=True,
    )
    assert "Drawing" in words(added)
    assert "Call with the hospital" not in words(added)
    page = words(browse("carla_coordinator").get(f"/referrals/{referral_id}/triage/"))
    assert "Drawing" in page
    assert "Call with the hospital" in page


@pytest.mark.parametrize("child", ["Flor Exemplo da Silva", "Nobody Ofthisname"])
def test_asking_whoever_may_know_reads_the_same_whether_or_not_somebody_does(cast, browse, child):
    from ciranda.referrals import actions

    given, _space, surnames = child.partition(" ")
    referral_id = sent(cast, child=actions.NewChild(given, surnames, decided=True), carers=())
    nuno = browse("nuno_nursery")
    said = nuno.post(
        f"/referrals/{referral_id}/ask-who-knows/",
        {"_key": str(uuid4()), "words": "Please call the nursery."},
        follow=True,
    )
    assert "If somebody answers for a child of this name, they can answer." in words(said)
    assert "Please call the nursery." in words(said)
    assert "No answer so far." in words(said)
