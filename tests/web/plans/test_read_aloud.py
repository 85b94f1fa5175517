"""One page of who does what: in the reader's language, and read aloud by the browser."""

from typing import Any

import pytest

from tests.plans.writing import write_plan
from tests.settling import PASSWORD


@pytest.fixture
def written(cast: Any) -> Any:
    return write_plan(cast)


def test_parents_and_workers_have_who_does_what_read_aloud(written: Any, client: Any) -> None:
    assert client.login(username="tomas_therapist", password=PASSWORD)
    page = client.get(f"/plans/{written.id}/who-does-what/").content.decode()
    assert 'data-ciranda-read="who-does-what"' in page
    assert 'id="who-does-what"' in page
    assert client.login(username="maria_mother", password=PASSWORD)
    family = client.get("/family/plan/", headers={"accept-language": "pt"}).content.decode()
    assert 'data-ciranda-read="the-plan"' in family
    assert "Test her hearing" in family.split('id="the-plan"')[1]
