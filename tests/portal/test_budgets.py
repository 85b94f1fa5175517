"""The family's and the consents' pages send as many statements with much as with little."""

import pytest

from ciranda.access.actions import entered
from ciranda.cases.actions import consents
from ciranda.cases.actions.consents import Ask
from tests.budgets import assert_within
from tests.cases.test_consents import answered, asked
from tests.plans.writing import write_plan
from tests.settling import PASSWORD


def more_questions(cast, count):
    """The same column asked again and again: each asking leaves an older one behind."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        for months in range(1, count + 1):
            asks = [Ask("education", cast.nursery_service, months=months)]
            consents.ask(actor=carla, case_id=cast.case, asks=asks)


@pytest.mark.parametrize("count", [1, 100])
def test_family_pages_keep_their_budget(client, cast, owner, count):
    write_plan(cast)
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    more_questions(cast, count)
    owner.execute(
        "insert into cases_familynotice (id, case_id, dossier_id, person_id, kind, at)"
        " select gen_random_uuid(), %s, %s, %s, 'circle', now() from generate_series(1, %s)",
        [cast.case, cast.dossier, cast.maria_mother, 2 * count],
    )
    client.login(username="maria_mother", password=PASSWORD)
    for page in ("", "plan/", "consents/", "who-looked/", "news/", "people/"):
        assert_within(client, f"/family/{page}")
    assert_within(client, f"/family/consents/{question}/")
    assert_within(client, f"/family/consents/{question}/take-back/")


@pytest.mark.parametrize("count", [1, 100])
def test_consent_pages_keep_their_budget(client, cast, count):
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    more_questions(cast, count)
    client.login(username="carla_coordinator", password=PASSWORD)
    for page in ("consents/", "consents/ask/", "consents/who-sees/", "bases/", "documents/"):
        assert_within(client, f"/families/{cast.case}/{page}")
    for page in ("sign/", "withdraw/", "paper/"):
        assert_within(client, f"/consents/{question}/{page}")
    assert_within(client, "/reports/sign-rate/")
