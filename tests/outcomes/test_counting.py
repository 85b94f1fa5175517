"""Figures of teams: counted from the facts, kept, and read without them."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from ciranda.access.actions import Actor, Refused, entered
from ciranda.access.enums import Purpose, Role
from ciranda.common.counting import hide_small
from ciranda.common.dates import add_months
from ciranda.outcomes.actions import count
from ciranda.outcomes.enums import Measure
from ciranda.outcomes.policies.shown import Counts, shown
from ciranda.outcomes.queries import report

pytestmark = pytest.mark.django_db
SYSTEM = Actor(None, Role.SYSTEM)
LONG_AGO = date(2020, 1, 1)
TURNS = (Measure.OPENED, Measure.CLOSED, Measure.MOVED_IN, Measure.MOVED_OUT)


def _counted() -> int:
    with entered(SYSTEM):
        return count(actor=SYSTEM, is_now=True)


def _raw(owner: Any) -> dict[tuple[str, str], int]:
    owner.execute("select team_id::text, measure, sum(number) from outcomes_figure group by 1, 2")
    return {(team, measure): int(number) for team, measure, number in owner.fetchall()}


def test_an_open_case_is_counted_for_the_team_that_answers(cast, owner):
    _counted()
    owner.execute("select team_id::text from cases_custody where case_id = %s", [cast.ids["case"]])
    team = owner.fetchone()[0]
    found = _raw(owner)
    assert found[team, "open"] == 1
    assert found[team, "opened"] == 1
    assert (team, "closed") not in found


def test_counting_again_changes_nothing_that_has_not_changed(cast):
    _counted()
    assert _counted() == 0


def test_a_counting_younger_than_a_minute_is_enough(cast):
    _counted()
    with entered(SYSTEM):
        assert count(actor=SYSTEM) == 0


def test_a_missed_deadline_counts_until_it_is_stopped_or_paused(cast, owner):
    owner.execute(
        """insert into cases_clock (id, case_id, dossier_id, key, started_at, due_on,
             stopped_by_event)
           select gen_random_uuid(), v.case_id, v.dossier_id, 'trial', now() - interval '9 days',
             current_date - 1, '' from cases_volume v where v.case_id = %s returning id""",
        [cast.ids["case"]],
    )
    clock = owner.fetchone()[0]
    _counted()
    assert sum(n for (_, m), n in _raw(owner).items() if m == "late") == 1
    owner.execute("update cases_clock set stopped_at = now() where id = %s", [clock])
    _counted()
    assert not [m for _, m in _raw(owner) if m == "late"]


def test_the_web_role_reads_no_figure_by_itself(cast):
    _counted()
    with entered(cast.actor("olga_oversight", Purpose.STATISTICS)), connection.cursor() as cursor:
        cursor.execute("select has_table_privilege('ciranda_web', 'outcomes_figure', 'select')")
        assert cursor.fetchone()[0] is False


def test_a_report_needs_its_permission(cast):
    with entered(cast.actor("nuno_nursery")) as nuno, pytest.raises(Refused):
        report(nuno, "snipi-pt", LONG_AGO)


def test_a_count_of_one_is_never_shown(cast):
    _counted()
    with entered(cast.actor("olga_oversight", Purpose.STATISTICS)) as olga:
        found = report(olga, "snipi-pt", LONG_AGO)
    assert found.counted_at is not None
    assert found.counted_at > timezone.now() - timedelta(minutes=5)
    assert found.in_all[Measure.OPEN] is None
    assert [team.numbers[Measure.OPEN] for team in found.teams] == [None]


def test_months_are_added_up_for_a_team_and_for_all_teams_of_the_reader(cast, owner):
    """Read as kept or added up now: the same numbers, and as kept not one figure is read."""
    _counted()
    owner.execute("delete from outcomes_figure")
    owner.execute(
        """insert into outcomes_figure (team_id, programme_key, month, measure, number)
        select t.id, 'trial', %s - m.ago * interval '1 month', 'opened', m.number
        from agencies_team t cross join (values (3, 8), (2, 20), (30, 900)) m(ago, number)
        where t.id in (%s, %s)""",
        [_month(0), cast.team, cast.ids["north_team"]],
    )
    owner.execute("update outcomes_counting set counted_at = now()")
    everyone = cast.actor("olga_oversight", Purpose.STATISTICS)
    coordinator = cast.actor("carla_coordinator", Purpose.STATISTICS)
    for since, is_kept in ((_month(11), True), (_month(10), False)):
        before = _rows_read(owner)
        with entered(everyone):
            found = report(everyone, "trial", since)
        read = _rows_read(owner) - before
        assert (read["outcomes_figure"] == 0) is is_kept
        assert read["outcomes_sum"] == (4 if is_kept else 0), "two teams and two months"
        assert [team.numbers["opened"] for team in found.teams] == [28, 28]
        assert [month["opened"] for month in found.months.values()] == [16, 40]
        assert found.in_all["opened"] == 56
        with entered(coordinator):
            own = report(coordinator, "trial", since)
        assert [team.numbers["opened"] for team in own.teams] == [28]
        assert [month["opened"] for month in own.months.values()] == [8, 20]


def test_a_fact_that_comes_to_light_in_an_old_month_is_right_in_the_sums(cast, owner):
    """What is kept is what the turns themselves come to, however old the month that changed."""
    owner.execute("set local app.loading = 'yes'")
    for months_ago in (3, 11, 12, 20):
        owner.execute(
            """insert into cases_custody select (jsonb_populate_record(c, jsonb_build_object(
                 'id', gen_random_uuid(), 'team_id', %s::uuid, 'end_reason', 'moved',
                 'started_at', %s::date, 'ended_at', c.started_at))).*
               from cases_custody c where c.case_id = %s order by c.started_at limit 1""",
            [cast.ids["north_team"], _month(months_ago), cast.ids["case"]],
        )
        owner.execute(
            "update cases_case set opened_at = %s where id = %s",
            [_month(months_ago), cast.ids["case"]],
        )
        _counted()
        kept = _kept(owner)
        assert {key: kept[key] for key in kept if key[1] in TURNS} == _turns(owner, _month(11))
        opened = (str(cast.ids["north_team"]), "opened")
        assert (opened in kept) is (months_ago < 12)
        assert opened in _raw(owner), "the longer report still has it"


def test_one_small_number_takes_the_next_smallest_along():
    """With the sum above them, the one hidden number could be had by subtraction."""
    assert hide_small({"a": 3, "b": 40, "c": 12}) == {"a": None, "b": 40, "c": None}
    teams = [Counts(_id(1), "A", {"open": 3}), Counts(_id(2), "B", {"open": 40})]
    found = shown(teams, {}, None)
    assert [t.numbers[Measure.OPEN] for t in found.teams] == [None, None]
    assert found.in_all[Measure.OPEN] == 43


def _month(ago: int) -> date:
    """The first of this month, or of one so many months ago."""
    return add_months(timezone.localdate().replace(day=1), -ago)


def _rows_read(owner: Any) -> Counter[str]:
    """Rows that this transaction has read so far, by table."""
    tables = ("outcomes_figure", "outcomes_sum")
    owner.execute(
        """select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
           from pg_stat_xact_user_tables where relname = any (%s)""",
        [list(tables)],
    )
    return Counter(dict(owner.fetchall()))


def _kept(owner: Any) -> dict[tuple[str, str], int]:
    owner.execute(
        """select team_id::text, n.key, n.value::int from outcomes_sum, jsonb_each_text(numbers) n
           where team_id is not null"""
    )
    return {(team, measure): number for team, measure, number in owner.fetchall()}


def _turns(owner: Any, since: date) -> dict[tuple[str, str], int]:
    """How cases came and went since a day, told from the turns themselves, one by one."""
    owner.execute(
        """select case_id, team_id::text, started_at::date, ended_at::date from cases_custody
           order by case_id, started_at"""
    )
    turns, found = owner.fetchall(), Counter[tuple[str, str]]()
    for before, (case, team, began, ended), after in zip(
        [None, *turns], turns, [*turns[1:], None], strict=False
    ):
        if began >= since:
            found[team, "moved_in" if before and before[0] == case else "opened"] += 1
        if ended and ended >= since:
            found[team, "moved_out" if after and after[0] == case else "closed"] += 1
    return dict(found)


def _id(number: int) -> Any:
    from uuid import UUID

    return UUID(int=number)
