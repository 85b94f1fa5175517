"""Two priorities side by side: neither overwrites nor hides the other, and the parents see both."""

from typing import Any

import pytest

from ciranda.access.actions import Refused
from ciranda.plans.actions import family, words
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import Speaker
from tests.plans.writing import write_plan
from tests.settling import PASSWORD

DEBTS, CHILD = "The debts come first", "She does not yet look at faces"


@pytest.fixture
def both(cast: Any) -> Any:
    written = write_plan(cast)
    family.say_own(
        actor=cast.family("maria_mother"),
        plan_id=written.id,
        section_key="priorities",
        body=DEBTS,
        language="en",
    )
    said = Said(CHILD, "en", Speaker.PROFESSIONAL, cast.tomas_therapist, "Tomas")
    words.say(actor=written.writer, plan_id=written.id, section_key="strengths", said=said)
    return written


def test_a_worker_neither_rewords_nor_takes_out_what_a_parent_wrote(cast: Any, both: Any) -> None:
    own = _theirs(both)
    with pytest.raises(Refused, match="Write yours beside them"):
        words.reword(
            actor=both.writer, words_id=own, edition=1, body="The child comes first", language="en"
        )
    with pytest.raises(Refused, match="Write yours beside them"):
        words.take_out(actor=both.writer, words_id=own, edition=1, reason="Not ours to judge")


def test_the_parents_read_both_priorities(cast: Any, both: Any, client: Any) -> None:
    assert client.login(username="maria_mother", password=PASSWORD)
    page = client.get("/family/plan/").content.decode()
    assert DEBTS in page
    assert CHILD in page


def _theirs(both: Any) -> Any:
    from ciranda.access.actions import entered
    from ciranda.plans.models import Words

    with entered(both.writer):
        return Words.objects.get(body=DEBTS).pk
