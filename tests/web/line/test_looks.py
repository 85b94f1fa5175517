"""The line's pages in a real browser: nothing sideways, nothing axe minds, on phone and desk."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.enums import Category
from ciranda.cases.actions import line
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.line import Extra
from ciranda.common.dates import add_months
from ciranda.people.actions.places import NewPlace, note_place, note_risk
from ciranda.people.enums import PlaceKind
from tests.linework import moment, notice, programme, today
from tests.settling import PASSWORD


@pytest.fixture
def pages(cast: Any) -> list[str]:
    """A toddler's line with extra support used up and a place suggested; a building with a risk."""
    programme()
    made, carla = (
        notice(cast, "Sami", born_on=add_months(today(cast), -30)),
        cast.actor("carla_coordinator"),
    )
    for _ in range(2):
        said = [Words(Category.SOCIAL, "She asked how others sleep.")]
        extra = Extra("home_visits", Header("extra_home_visit", minutes=45), said)
        line.support(actor=carla, case_id=made.case_id, extra=extra)
    line.suggest(
        actor=carla, case_id=made.case_id, kind="preschool", reasons=("relief_for_mother",)
    )
    line.add(
        actor=carla,
        case_id=made.case_id,
        kind="phone",
        on=today(cast) + timedelta(days=3),
        reason="parents_ask",
    )
    building = NewPlace(PlaceKind.BUILDING, "Rua do Exemplo 7", "990101")
    place = note_place(actor=carla, place=building)
    note_risk(actor=carla, place_id=place, words="The stairs are dark.", care="Go in twos.")
    home = f"/families/{made.case_id}/line/"
    held = moment(cast, made.case_id, "nearly_four").id
    return [
        home,
        f"{home}support/",
        f"{home}support/home_visits/",
        f"{home}suggested/preschool/",
        f"{home}{held}/held/",
        "/lines/notice/",
        "/lines/file/",
        f"/places/{place}/",
    ]


def test_the_lines_pages_fit_and_are_for_everyone(
    pages: list[str], client: Any, looker: Any
) -> None:
    assert client.login(username="carla_coordinator", password=PASSWORD)
    assert {page: looker.wrong_at(page) for page in pages} == {page: [] for page in pages}
