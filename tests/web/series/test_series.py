"""A team's figures: separate series, each share with its whole and what is not known."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from ciranda.access.actions import entered
from ciranda.common.database import instant
from ciranda.common.dates import add_months
from ciranda.groups.actions import Series, add_sessions, count_heads, record_attendance
from ciranda.groups.actions.attending import Heads
from ciranda.groups.queries import team_series
from ciranda.services.actions import count
from tests import ending, holding
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
NAMES = ("Ana", "Bia", "Clara", "Dina", "Eva", "Fina")


def figures(cast: Any, team: Any, who: str = "tomas_therapist") -> Any:
    with entered(cast.actor(who)):
        since = add_months(instant().date().replace(day=1), -11)
        return team_series(team, since)


def last(found: Any, name: str) -> Any:
    return found.series[name][0].points[-1]


@pytest.fixture
def team(cast: Any) -> Any:
    """Six families; in the first one's group a session of which two of six entries are known."""
    made = holding.consortium(cast)
    families = [ending.family(cast, made, name) for name in NAMES]
    tomas, first = cast.actor("tomas_therapist"), families[0]
    with entered(tomas):
        at = instant() - timedelta(minutes=5)
    (session,) = add_sessions(
        actor=tomas, group_id=first.group, series=Series(at, units=Decimal(2))
    )
    record_attendance(actor=tomas, session_id=session, units={first.place: Decimal(2)})
    count_heads(actor=tomas, session_id=session, heads=Heads(18, 2, None, 9, 3, 0))
    for _number in range(6):
        count(actor=tomas, programme=holding.PROGRAMME, topic="company", outcome="listened")
    return made


def test_reach_enrolment_and_entry_are_series_of_their_own(cast: Any, team: Any) -> None:
    found = figures(cast, team)
    assert last(found, "reach").number == 6
    assert last(found, "enrolment").number == 6
    assert sum(line.total for line in found.series["entry"]) == 6
    assert {len(one.points) for lines in found.series.values() for one in lines} == {12}


def test_a_share_says_of_how_many_and_how_many_are_not_known(cast: Any, team: Any) -> None:
    point = last(figures(cast, team), "satisfaction")
    assert (point.number, point.whole, point.unknown) == (9, 12, 8)
    page = _page("carla_coordinator", team)
    assert "9 of 12" in page
    assert "8 of those who came were not asked or did not say." in page


def test_numbers_too_small_are_not_shown(cast: Any, team: Any) -> None:
    attendance = last(figures(cast, team), "attendance")
    assert (attendance.number, attendance.whole) == (None, 1)


def test_top_questions_come_from_the_counter_by_the_quarter(cast: Any, team: Any) -> None:
    (line,) = figures(cast, team).questions
    assert (line.key, line.total) == (f"{holding.PROGRAMME}.company", 6)
    assert "Somebody to talk with" in _page("carla_coordinator", team)


def test_entry_channels_are_lines_month_by_month_each_with_its_table(cast: Any, team: Any) -> None:
    found = figures(cast, team)
    assert [len(line.points) for line in found.series["entry"]] == [12]
    page = _page("carla_coordinator", team)
    assert "How families came, month by month" in page
    assert 'Month by month, as a table<span class="govuk-visually-hidden">: Not known' in page


def quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def test_top_questions_are_lines_quarter_by_quarter(cast: Any, team: Any, owner: Any) -> None:
    owner.execute("select week from services_desktally")
    now = quarter(owner.fetchone()[0])
    before, two_years = add_months(now, -3), add_months(now, -24)
    for week, number in ((before, 9), (two_years, 50)):
        owner.execute(
            """insert into services_desktally
              (service_id, programme_key, week, topic, outcome, number)
            select service_id, programme_key, %s, topic, outcome, %s
            from services_desktally limit 1""",
            [week, number],
        )
    (line,) = figures(cast, team).questions
    assert {p.month: p.number for p in line.points if p.number} == {before: 9, now: 6}
    assert len(line.points) in {4, 5}, "a year is four quarters, or parts of five"
    page = _page("carla_coordinator", team)
    assert "Asked most at the counter, quarter by quarter" in page
    assert 'Quarter by quarter, as a table<span class="govuk-visually-hidden">: Somebody' in page


def test_languages_are_totals_of_the_area_and_small_ones_are_hidden(cast: Any, team: Any) -> None:
    assert figures(cast, team).languages == {"unknown": 6}
    assert "Languages of the children" in _page("carla_coordinator", team)


def test_somebody_of_another_team_gets_no_figure(cast: Any, team: Any) -> None:
    found = figures(cast, team, "petra_therapist")
    assert (found.series, found.languages, found.questions) == ({}, {}, ())


def test_each_series_is_drawn_and_has_its_table(cast: Any, team: Any) -> None:
    page = _page("carla_coordinator", team)
    assert page.count('<svg class="ciranda-chart__bar"') > 12
    assert page.count("<caption") == 9
    assert page.count("Nothing was counted in these months.") == 1, "nobody left a group"
    assert page.count("Month by month, as a table") == 5
    sizes = {int(size) for size in re.findall(r'font-size="(\d+)"', page)}
    assert sizes == {12}, "letters that can be read on a phone, where a unit is a pixel"


def test_the_page_keeps_its_budget(cast: Any, team: Any, client: Any) -> None:
    client.login(username="carla_coordinator", password=PASSWORD)
    assert_within(client, f"/reports/series/?team={team}")


def _page(name: str, team: Any) -> str:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client.get(f"/reports/series/?team={team}").content.decode()
