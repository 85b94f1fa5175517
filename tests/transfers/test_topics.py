"""A handover in agreed topics, told in words, after a consent."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.models import Task
from ciranda.transfers.actions import transitions
from ciranda.transfers.actions.transitions import Preparation
from ciranda.transfers.queries.transitions import transition_page
from tests.services.centre import agrees, centre_family, today

pytestmark = pytest.mark.django_db

WORDS = {
    "cooperation": "They came every week.",
    "the_child": "He watches first and then joins in.",
    "worked_on": "Asking for what he wants.",
}


def _prepared(cast: Any) -> tuple[Any, Any, Any]:
    case, _child, mother = centre_family(cast)
    made = transitions.prepare(
        actor=cast.actor("tomas_therapist"),
        case_id=case,
        preparation=Preparation("kindergarten", receiving_name="Sunny Hill"),
    )
    return case, made.pk, mother


def _agree(cast: Any, way_out: Any, *items: str) -> None:
    transitions.agree(
        actor=cast.actor("tomas_therapist"),
        transition_id=way_out,
        agreed_by="Hodan",
        hands_over=items,
    )


def _say(cast: Any, way_out: Any, words: dict[str, str]) -> None:
    transitions.say_topics(actor=cast.actor("tomas_therapist"), transition_id=way_out, words=words)


def _send(cast: Any, way_out: Any) -> None:
    transitions.send(actor=cast.actor("tomas_therapist"), transition_id=way_out)


def test_nothing_is_handed_over_before_the_family_signed_for_it(cast: Any) -> None:
    case, way_out, mother = _prepared(cast)
    _say(cast, way_out, WORDS)
    with pytest.raises(Refused, match="The family signs first"):
        _agree(cast, way_out, *WORDS)
    agrees(cast, case, mother, "handover", "nursery")
    _agree(cast, way_out, *WORDS)
    _send(cast, way_out)


def test_only_the_topics_of_the_programme_are_told(cast: Any) -> None:
    _case, way_out, _mother = _prepared(cast)
    with pytest.raises(Refused, match="Nothing else goes along"):
        _say(cast, way_out, {"income": "They have little."})


def test_only_the_topics_that_the_family_agreed_to_go(cast: Any) -> None:
    case, way_out, mother = _prepared(cast)
    _say(cast, way_out, WORDS)
    agrees(cast, case, mother, "handover", "nursery")
    _agree(cast, way_out, "the_child", "worked_on")
    with entered(cast.actor("tomas_therapist")):
        page = transition_page(case, "en")
    assert page
    assert {t.key for t in page.topics if t.goes} == {"the_child", "worked_on"}


def test_a_topic_without_words_is_not_handed_over(cast: Any) -> None:
    case, way_out, mother = _prepared(cast)
    _say(cast, way_out, {"the_child": "He watches first."})
    agrees(cast, case, mother, "handover", "nursery")
    _agree(cast, way_out, "the_child", "worked_on")
    with pytest.raises(Refused, match="Write the words on each topic"):
        _send(cast, way_out)


def test_going_along_on_the_first_visit_is_a_thing_to_do(cast: Any) -> None:
    _case, way_out, _mother = _prepared(cast)
    day = today(cast) + timedelta(days=5)
    made = transitions.go_along(
        actor=cast.actor("tomas_therapist"),
        transition_id=way_out,
        on=day,
        membership_id=cast.tomas_therapist,
    )
    with entered(cast.actor("tomas_therapist")):
        task = Task.objects.get(pk=made)
    assert (task.what, task.due_on) == ("Go along on the first visit", day)
