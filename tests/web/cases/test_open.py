"""A family's page in a worker's, a partner's and a stranger's hands."""

import pytest
from django.urls import reverse

from ciranda.access.enums import Category
from ciranda.cases.actions import contacts
from ciranda.cases.actions.contacts import Header, Words
from tests.casework import manage, share, shield, stop_sharing
from tests.settling import PASSWORD

SAID = (
    Words(Category.DEVELOPMENT, "He named the dog for the first time."),
    Words(Category.SOCIAL, "The rent is late."),
)


@pytest.fixture
def signed_in(client):
    def sign_in(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return sign_in


@pytest.fixture
def family(cast):
    manage(cast)
    contacts.write(
        actor=cast.actor("tomas_therapist"),
        case_id=cast.case,
        header=Header("visit", place="At the nursery"),
        paragraphs=SAID,
    )
    return reverse("web:cases:open", args=[cast.case])


def test_the_case_manager_reads_everything(signed_in, family):
    page = signed_in("tomas_therapist").get(family)
    text = page.content.decode()
    for words in ("Flor Exemplo da Silva", "Tomas Therapist", "Welcome", *(w.body for w in SAID)):
        assert words in text, words
    assert "At the nursery" in text


def test_a_partner_reads_what_is_shared_and_what_is_not_said_plainly(cast, signed_in, family):
    share(cast, "hospital")
    text = signed_in("hilda_health").get(family).content.decode()
    assert "Sharing with your service:" in text
    assert SAID[0].body in text
    assert SAID[1].body not in text


def test_after_sharing_ended_a_plain_line_says_so(cast, signed_in, family):
    question = share(cast, "hospital")
    contacts.write(
        actor=cast.actor("hilda_health"),
        case_id=cast.case,
        header=Header("call"),
        paragraphs=[Words(Category.HEALTH, "A note of the hospital's own.")],
    )
    stop_sharing(cast, question)
    text = signed_in("hilda_health").get(family).content.decode()
    assert "Sharing with your service has ended" in text
    assert "A note of the hospital&#x27;s own." in text
    assert SAID[0].body not in text
    # the facts that are not shown lead nowhere; what is new since the last visit still does
    assert 'href="#next-steps"' not in text
    assert 'href="#timeline"' in text


@pytest.mark.parametrize("name", ["stella_stranger", "hilda_health", "nelson_coordinator"])
def test_for_a_stranger_it_is_not_there(signed_in, family, name):
    assert signed_in(name).get(family).status_code == 404


def test_a_protected_family_says_protected(cast, signed_in, family):
    shield(cast, cast.maria_mother)
    text = signed_in("tomas_therapist").get(family).content.decode()
    assert "whereabouts are protected" in text
    for telling in ("At the nursery", "Local team Southtown", "210 000 000"):
        assert telling not in text, telling
    # the reader's own employer stands in the bar above every page
    assert "Test Therapy Association" not in text.split("<main", 1)[1]


def test_the_timeline_can_be_filtered_and_paged(signed_in, family):
    client = signed_in("tomas_therapist")
    only_social = client.get(family, {"category": str(int(Category.SOCIAL))}).content.decode()
    assert "Stage: " not in only_social
    for nonsense in ({"category": "x"}, {"who": "x"}, {"kind": "x"}, {"page": "99"}):
        assert client.get(family, nonsense).status_code == 200


def test_a_list_says_where_its_families_come_from(cast, signed_in, family):
    page = signed_in("tomas_therapist").get(reverse("web:cases:list")).content.decode()
    assert "Flor Exemplo da Silva" in page
    empty = signed_in("hilda_health").get(reverse("web:cases:list")).content.decode()
    assert "When a family agrees to share with your service" in empty


def test_what_the_family_put_first_stands_on_the_page(cast, signed_in, family):
    from ciranda.access.actions import entered
    from ciranda.plans.models import Goal, PlanVersion, Rank

    client = signed_in("tomas_therapist")
    client.post(reverse("web:plans:start", args=[cast.case]))
    with entered(cast.actor("tomas_therapist")):
        version = PlanVersion.objects.get()
        at = {"dossier_id": version.dossier_id}
        goal = Goal.objects.create(
            plan_version=version,
            language="en",
            family_words="That she sleeps through the night",
            written_at=version.started_at,
            **at,
        )
        Rank.objects.create(
            goal=goal,
            ranker="family",
            ranker_id=cast.maria_mother,
            ranker_name="Maria",
            place=1,
            ranked_at=version.started_at,
            **at,
        )
    text = client.get(family).content.decode()
    assert "That she sleeps through the night" in text
    assert "A draft, not signed yet" in text


@pytest.mark.parametrize(
    "page", ["contacts/write/", "contacts/plan/", "tasks/", "deadlines/", "stage/", "close/"]
)
def test_every_page_that_writes_about_a_family_says_about_whom(client, cast, page):
    client.login(username="carla_coordinator", password=PASSWORD)
    shown = client.get(f"/families/{cast.case}/{page}")
    assert shown.context["child"]
    assert (
        f'<span class="govuk-caption-l">{shown.context["child"]}</span>' in shown.content.decode()
    )
