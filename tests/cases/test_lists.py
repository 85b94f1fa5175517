"""Lists of families: who finds whom, by which driver."""

import pytest

from ciranda.access.actions import entered
from ciranda.cases.queries.lists import Chosen, Scope, families, scopes_for
from tests.casework import join_circle, manage, past_the_wall, share


def _names(cast, name, scope, **more):
    actor = cast.actor(name)
    with entered(actor):
        return [line.name for line in families(actor, Chosen(scope, **more)).lines]


FLOR = ["Flor Exemplo da Silva"]


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("tomas_therapist", Scope.MINE),
        ("ema_educator", Scope.CIRCLE),
        ("carla_coordinator", Scope.TEAM),
        ("hilda_health", Scope.SHARED),
    ],
)
def test_each_finds_the_family_by_their_own_driver(cast, name, scope):
    manage(cast)
    join_circle(cast, "ema_educator")
    share(cast, "hospital")
    assert _names(cast, name, scope) == FLOR


def test_nobody_finds_a_family_that_is_not_theirs(cast):
    manage(cast)
    assert _names(cast, "carla_coordinator", Scope.MINE) == []
    for name in ("stella_stranger", "nelson_coordinator", "hilda_health"):
        for scope in Scope:
            assert _names(cast, name, scope) == [], (name, scope)


def test_a_list_is_filtered_by_stage_name_and_lateness(cast):
    carla = "carla_coordinator"
    assert _names(cast, carla, Scope.TEAM, stage="welcome") == FLOR
    assert _names(cast, carla, Scope.TEAM, stage="support") == []
    assert _names(cast, carla, Scope.TEAM, words="Éxemplo") == FLOR
    assert _names(cast, carla, Scope.TEAM, words="nobody") == []
    assert _names(cast, carla, Scope.TEAM, late=True) == []
    past_the_wall("update cases_clock set due_on = current_date - 1", [])
    assert _names(cast, carla, Scope.TEAM, late=True) == FLOR


def test_a_list_begins_where_the_work_is(cast):
    assert scopes_for(cast.actor("carla_coordinator"))[0] is Scope.TEAM
    assert scopes_for(cast.actor("tomas_therapist"))[0] is Scope.MINE
    assert scopes_for(cast.actor("hilda_health")) == [Scope.SHARED]
