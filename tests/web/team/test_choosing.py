"""Choosing successors: one by one in parts that fit a page, all others as the rest goes."""

from uuid import UUID

import pytest

from ciranda.cases.actions.handover import Choice
from ciranda.cases.enums import Held
from ciranda.cases.queries.leaving import Holding
from ciranda.common.ids import uuid7
from ciranda.web.team.choosing import EachForm, part_asked

PEOPLE = [(str(uuid7()), f"Worker {n} (3 open cases)") for n in range(25)]
THINGS = [
    Holding(Held.TASK, uuid7(), uuid7(), uuid7(), "A child", f"Task {n}", None) for n in range(50)
]


@pytest.fixture(autouse=True)
def no_pack(monkeypatch):
    """A task's words are its own: no pack is asked."""
    monkeypatch.setattr("ciranda.web.team.choosing.pack_of", lambda _version: None)


def form(part: int, **typed: str) -> EachForm:
    return EachForm(typed or None, things=THINGS, people=PEOPLE, part=part)


def test_every_thing_can_be_chosen_for_in_some_part():
    ways = form(0).ways()
    seen = [thing for n in range(len(ways)) for thing, _field in form(n).rows()]
    assert seen == THINGS
    assert ways[0].words == "1–8"
    assert ways[-1].words == "49–50"


def test_the_rest_takes_the_other_parts_along():
    first, last = PEOPLE[0][0], PEOPLE[1][0]
    chosen = form(1, **{"rest": first, THINGS[8].key: last, THINGS[9].key: "wait"})
    assert chosen.is_valid()
    by_thing = {choice.id: choice for choice in chosen.choices()}
    assert by_thing[THINGS[8].id] == Choice(Held.TASK, THINGS[8].id, UUID(last))
    assert THINGS[9].id not in by_thing
    assert by_thing[THINGS[0].id].to == by_thing[THINGS[49].id].to == UUID(first)
    assert len(by_thing) == 49


def test_a_small_team_chooses_more_at_once_and_a_short_list_has_no_parts():
    assert len(EachForm(things=THINGS, people=PEOPLE[:3]).rows()) == 20
    assert EachForm(things=THINGS[:5], people=PEOPLE).ways() == []


@pytest.mark.parametrize(("typed", "part"), [("2", 2), ("", 0), ("x", 0), ("99999", 0)])
def test_a_part_that_is_none_is_the_first(typed, part):
    assert part_asked({"part": typed}) == part
    assert form(900).part == len(form(0).parts) - 1
