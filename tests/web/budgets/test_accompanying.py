"""Going along with a family: companion, cost, what it unlocks; sums by budget line or unfunded."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.budgets.actions import Way, went_along
from ciranda.budgets.queries import accompaniment_costs, ways_of
from tests.budgets import assert_within
from tests.services.walking import family
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def _way(**more: Any) -> Way:
    said = {
        "companion": "A volunteer",
        "what_for": "To the embassy, for a passport",
        "unlocks": "Child benefits can be asked for.",
        "travel": Decimal("18.40"),
        "companion_paid": Decimal("30"),
    }
    return Way(timezone.localdate(), **{**said, **more})


def _go(cast: Any, case: Any, **more: Any) -> None:
    went_along(actor=cast.actor("carla_coordinator"), case_id=case, way=_way(**more))


def test_companion_cost_and_what_it_unlocks_are_written_down(cast: Any) -> None:
    case, _mother = family(cast)
    _go(cast, case)
    with entered(cast.actor("carla_coordinator")):
        ((one,), total) = ways_of(case)
    assert (one.companion, one.cost, one.unlocks, total) == (
        "A volunteer", Decimal("48.40"), "Child benefits can be asked for.", 1
    )  # fmt: skip


def test_costs_are_summed_by_budget_line_and_what_nobody_pays_for_is_unfunded(cast: Any) -> None:
    case, _mother = family(cast)
    for line in ("travel", "travel", ""):
        _go(cast, case, line_key=line)
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        found = {
            one.line_key: (one.times, one.amount)
            for one in accompaniment_costs(carla, timezone.localdate())
        }
    assert found == {"": (1, Decimal("48.40")), "travel": (2, Decimal("96.80"))}


def test_without_saying_what_it_opens_or_in_a_line_that_is_none_it_is_refused(cast: Any) -> None:
    case, _mother = family(cast)
    with pytest.raises(Refused, match="what it opens"):
        _go(cast, case, unlocks=" ")
    with pytest.raises(Refused, match="no such category"):
        _go(cast, case, line_key="helicopters")


def test_another_teams_members_read_no_sum_of_it(cast: Any) -> None:
    case, _mother = family(cast)
    _go(cast, case)
    nelson = cast.actor("nelson_coordinator")
    with entered(nelson):
        assert accompaniment_costs(nelson, timezone.localdate()) == []


def test_the_pages_say_unfunded_and_keep_their_statements(cast: Any) -> None:
    case, _mother = family(cast)
    _go(cast, case)
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    assert "unfunded" in client.get("/alongside/costs/").content.decode()
    for address in (f"/alongside/{case}/", "/alongside/costs/"):
        assert_within(client, address)
