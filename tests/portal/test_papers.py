"""The family's papers: what each may see, taken down as a file, and written in who looked."""

import pytest

from ciranda.access.enums import Category
from ciranda.cases.actions.papers import add_document
from tests.budgets import assert_within
from tests.casework import manage, shield
from tests.documents.test_cleaning import pdf
from tests.plans.writing import sign_plan, write_plan
from tests.settling import PASSWORD


@pytest.fixture
def maria(client, cast):
    assert client.login(username="maria_mother", password=PASSWORD)
    return client


def add(cast, title, category):
    return add_document(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        categories=frozenset({category}),
        title=title,
        body=pdf(),
    )


def test_a_parent_reads_the_list_and_takes_a_paper_down(maria, cast):
    paper = add(cast, "Hearing test", Category.HEALTH)
    page = maria.get("/family/papers/").content.decode()
    assert "Hearing test" in page
    assert "Test Health Centre" in page
    answer = maria.get(f"/family/papers/{paper}/")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "no-store, private"


def test_that_a_parent_took_it_down_is_written(maria, cast, owner):
    paper = add(cast, "Hearing test", Category.HEALTH)
    maria.get(f"/family/papers/{paper}/")
    owner.execute(
        "select count(*) from audit_event where object_id = %s and verb = 'read'", [paper]
    )
    assert owner.fetchone()[0] == 1


def test_what_a_family_may_not_see_is_not_there(maria, cast):
    hidden = add(cast, "Who told us", Category.SAFEGUARDING)
    assert "Who told us" not in maria.get("/family/papers/").content.decode()
    assert maria.get(f"/family/papers/{hidden}/").status_code == 404


def test_where_somebody_is_protected_no_agency_stands_beside_a_paper(maria, cast):
    manage(cast)
    add(cast, "Hearing test", Category.HEALTH)
    shield(cast, cast.maria_mother)
    page = maria.get("/family/papers/").content.decode()
    assert "Hearing test" in page
    assert "Test Health Centre" not in page


def test_without_papers_the_page_says_what_will_stand_here(maria):
    assert "No papers yet" in maria.get("/family/papers/").content.decode()


@pytest.mark.parametrize("kind", ["plan", "who-does-what"])
def test_the_plan_is_taken_home_as_a_paper(maria, cast, kind):
    written = write_plan(cast)
    sign_plan(cast, written)
    assert f"paper/{kind}/en/" in maria.get("/family/plan/").content.decode()
    answer = maria.get(f"/family/plan/{written.id}/paper/{kind}/en/")
    assert answer.content.startswith(b"%PDF")
    assert maria.get(f"/family/plan/{written.id}/paper/{kind}/xx/").status_code == 404


@pytest.mark.parametrize("count", [1, 40])
def test_papers_keep_their_budget(maria, cast, count):
    for number in range(count):
        add(cast, f"Paper {number}", Category.DEVELOPMENT)
    assert_within(maria, "/family/papers/")
