"""A new model drawn alone stands in the state as one that was drawn with all the others."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState


def _state(*, drawn_first: bool) -> ProjectState:
    state = ProjectState()
    state.add_model(ModelState("common", "Nest", [("id", models.UUIDField(primary_key=True))]))
    if drawn_first:
        assert state.apps is not None
    key = models.ForeignKey("common.Nest", models.PROTECT, related_name="eggs")
    state.add_model(
        ModelState("common", "Egg", [("id", models.UUIDField(primary_key=True)), ("nest", key)])
    )
    return state


def _drawn(state: ProjectState) -> list[str]:
    egg, nest = (state.apps.get_model("common", name) for name in ("Egg", "Nest"))
    assert egg._meta.get_field("nest").remote_field.model is nest
    return [
        f"{model._meta.db_table}.{field.name}"
        for model in (egg, nest)
        for field in model._meta.get_fields()
    ]


def test_what_is_new_is_related_to_what_was_there_in_both_directions():
    assert _drawn(_state(drawn_first=True)) == _drawn(_state(drawn_first=False))
    assert "common_nest.eggs" in _drawn(_state(drawn_first=True))


def test_a_model_added_to_a_state_that_is_drawn_leaves_the_others_as_they_are():
    state = ProjectState()
    state.add_model(ModelState("common", "Nest", [("id", models.UUIDField(primary_key=True))]))
    before = state.apps.get_model("common", "Nest")
    state.add_model(ModelState("common", "Twig", [("id", models.UUIDField(primary_key=True))]))
    assert state.apps.get_model("common", "Nest") is before
