"""The lowest effective level: an action above it says why a lower one is not enough."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.plans.actions import action, goals, plan, words
from ciranda.plans.actions.action import Agreed
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import Speaker
from ciranda.plans.models import ActionTerms
from tests.plans.writing import write_plan
from tests.services.centre import centre_family

pytestmark = pytest.mark.django_db

WHY = "Songs at home and the open kindergarten were tried for two months."


def _plan(cast: Any) -> Any:
    case, _child, mother = centre_family(cast)
    tomas = cast.actor("tomas_therapist")
    made = plan.start_plan(actor=tomas, case_id=case)
    said = Said("That he has friends", "en", Speaker.FAMILY, mother, "Hodan")
    words.say(actor=tomas, plan_id=made, section_key="wishes", said=said)
    goals.add_goal(actor=tomas, plan_id=made, words=GoalWords("He plays with others", "en"))
    return made


def _add(cast: Any, made: Any, **level: str) -> Any:
    return action.add_action(
        actor=cast.actor("tomas_therapist"),
        plan_id=made,
        service_id=cast.ngo_service,
        agreed=Agreed("Play with others", "en", **level),
    )


def _terms(cast: Any, added: Any) -> Any:
    with entered(cast.actor("tomas_therapist")):
        terms = ActionTerms.objects.filter(action=added).order_by("-plan_version__number")
        return terms.values("level_key", "level_reason").first()


def test_an_action_above_the_lowest_level_is_refused_without_a_reason(cast: Any) -> None:
    made = _plan(cast)
    with pytest.raises(Refused, match="Say why a lower level is not enough"):
        _add(cast, made, level_key="specialist", level_reason=" ")
    added = _add(cast, made, level_key="specialist", level_reason=WHY)
    assert _terms(cast, added) == {"level_key": "specialist", "level_reason": WHY}


def test_without_a_word_an_action_is_at_the_lowest_level(cast: Any) -> None:
    added = _add(cast, _plan(cast))
    assert _terms(cast, added) == {"level_key": "at_home", "level_reason": ""}


def test_a_level_the_programme_does_not_know_is_refused(cast: Any) -> None:
    with pytest.raises(Refused, match="Choose at which level"):
        _add(cast, _plan(cast), level_key="hospital")


def test_a_change_to_a_higher_level_needs_its_reason_too(cast: Any) -> None:
    made = _plan(cast)
    added = _add(cast, made)
    with pytest.raises(Refused, match="Say why"):
        action.change_action(
            actor=cast.actor("tomas_therapist"),
            action_id=added.pk,
            edition=1,
            agreed=Agreed("Play with others", "en", level_key="in_the_house"),
        )


def test_a_programme_without_levels_asks_for_none(cast: Any) -> None:
    written = write_plan(cast)
    assert _terms(cast, written.therapy) == {"level_key": "", "level_reason": ""}
    with pytest.raises(Refused, match="no levels"):
        action.add_action(
            actor=written.writer,
            plan_id=written.id,
            service_id=cast.ngo_service,
            agreed=Agreed("Play", "en", level_key="specialist"),
        )
