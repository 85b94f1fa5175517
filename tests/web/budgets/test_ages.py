"""Whom a programme serves and whom the funder pays for are two rules."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.budgets.actions import NewBudget, draw, open_budget
from ciranda.budgets.actions.drawing import Used
from ciranda.budgets.enums import PaidFor
from ciranda.budgets.models import Draw
from ciranda.programmes.queries import current
from tests.services.centre import PROGRAMME, centre_family, today

pytestmark = pytest.mark.django_db


def _budget(cast: Any, line: str) -> UUID:
    day = today(cast)
    return open_budget(
        actor=cast.actor("carla_coordinator"),
        team_id=cast.team,
        pack_version_id=current(PROGRAMME).id,
        new=NewBudget(cast.ngo_service, line, Decimal(100), day, day + timedelta(days=90)),
    )


def _use(cast: Any, budget: UUID, child: UUID | None) -> UUID:
    used = Used(Decimal(2), PaidFor.CONTACT, today(cast), child_id=child)
    return draw(actor=cast.actor("tomas_therapist"), budget_id=budget, used=used)


def _left(cast: Any, drawn: UUID) -> Decimal:
    with entered(cast.actor("tomas_therapist")):
        budget = Draw.objects.get(pk=drawn).budget
    return budget.total - budget.drawn


def test_a_child_of_five_is_served_and_not_charged_to_the_subsidy_for_those_under_five(
    cast: Any,
) -> None:
    _case, child, _mother = centre_family(cast, months=62)
    with pytest.raises(Refused, match="The child goes on being served: use another budget"):
        _use(cast, _budget(cast, "language_subsidy"), child)
    assert _left(cast, _use(cast, _budget(cast, "district_funds"), child)) == 98


def test_a_child_under_five_is_charged_to_it(cast: Any) -> None:
    _case, child, _mother = centre_family(cast, months=50)
    assert _left(cast, _use(cast, _budget(cast, "language_subsidy"), child)) == 98


def test_the_day_before_the_fifth_birthday_still_counts_and_the_birthday_does_not(
    cast: Any,
) -> None:
    _case, child, _mother = centre_family(cast, months=60)
    with pytest.raises(Refused, match="5 years old"):
        _use(cast, _budget(cast, "language_subsidy"), child)


def test_a_budget_for_some_ages_asks_which_child_it_was(cast: Any) -> None:
    with pytest.raises(Refused, match="only the age is looked at"):
        _use(cast, _budget(cast, "language_subsidy"), None)
