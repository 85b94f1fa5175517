"""The counter: topic and outcome are a complete record; only a number remains of them."""

from typing import Any

import pytest
from django.db import ProgrammingError

from ciranda.access.actions import Actor, Refused, entered
from ciranda.access.enums import Role
from ciranda.audit import actions as audit
from ciranda.common.counting import hide_small
from ciranda.programmes.queries import current
from ciranda.services.actions import count, take_back
from ciranda.services.models import DeskTally
from ciranda.services.policies.tallies import Counted, figures
from ciranda.services.queries import desk_figures

pytestmark = pytest.mark.django_db
GHENT = "ghent-de-sloep"
TRACES = "select (select count(*) from audit_event), (select count(*) from access_oncekey)"


def _count(cast: Any, topic: str, outcome: str, times: int = 1, who: str = "sofia_social") -> Any:
    for _time in range(times):
        slip = count(actor=cast.actor(who), programme=GHENT, topic=topic, outcome=outcome)
    return slip


def _stored(owner: Any) -> list[tuple[Any, ...]]:
    owner.execute("select topic, outcome, number from services_desktally order by 1, 2")
    return list(owner.fetchall())


def test_topic_and_outcome_alone_are_a_complete_contact_listened_only_too(
    cast: Any, owner: Any
) -> None:
    _count(cast, "family", "listened")
    assert _stored(owner) == [("family", "listened", 1)]


def test_a_tally_holds_no_name_author_time_or_row_of_its_own(cast: Any, owner: Any) -> None:
    _count(cast, "residence_documents", "answered", times=3)
    assert _stored(owner) == [("residence_documents", "answered", 3)]
    kept = {field.name for field in DeskTally._meta.get_fields()}
    assert kept == {"id", "service", "programme_key", "week", "topic", "outcome", "number"}


def test_counting_writes_no_event_and_no_key_of_a_form(cast: Any, owner: Any) -> None:
    owner.execute(
        "select (select count(*) from audit_event), (select count(*) from access_oncekey)"
    )
    before = owner.fetchone()
    _count(cast, "housing", "answered")
    assert audit.waiting() == 0
    owner.execute(
        "select (select count(*) from audit_event), (select count(*) from access_oncekey)"
    )
    assert owner.fetchone() == before


def test_no_query_of_the_web_role_reads_the_tallies_of_weeks_or_joins_them_to_anything(
    cast: Any,
) -> None:
    _count(cast, "residence_documents", "answered")
    with pytest.raises(ProgrammingError, match="denied"), entered(cast.actor("sofia_social")):
        DeskTally.objects.count()


def test_a_slip_is_taken_back_and_never_below_nothing(cast: Any, owner: Any) -> None:
    slip = _count(cast, "health", "listened")
    take_back(actor=cast.actor("sofia_social"), slip=slip)
    assert _stored(owner) == [("health", "listened", 0)]
    with pytest.raises(Refused, match="no longer be taken back"):
        take_back(actor=cast.actor("sofia_social"), slip=slip)


def test_another_service_reads_and_takes_back_nothing_of_ours(cast: Any) -> None:
    slip = _count(cast, "health", "answered", times=9)
    with pytest.raises(Refused):
        take_back(actor=cast.actor("mira_midwife"), slip=slip)
    with entered(cast.actor("mira_midwife")):
        found = desk_figures(current(GHENT).pack, slip.week)
    assert found is not None
    assert found.is_empty


def test_words_the_programme_does_not_know_are_refused(cast: Any) -> None:
    with pytest.raises(Refused, match="Choose what it was about"):
        _count(cast, "Fatima Exemplo", "listened")


def test_without_a_service_there_is_no_counter(cast: Any) -> None:
    nobody = Actor(human_id=None, role=Role.PRACTITIONER, name="nobody")
    with pytest.raises(Refused, match="belongs to a service"):
        count(actor=nobody, programme=GHENT, topic="health", outcome="listened")


def test_nobody_can_help_counts_as_unmet_need_and_closes_nothing(cast: Any, owner: Any) -> None:
    owner.execute("select count(*) from cases_case where closed_at is null")
    open_before = owner.fetchone()
    slip = _count(cast, "housing", "nobody_can_help", times=6)
    with entered(cast.actor("sofia_social")):
        found = desk_figures(current(GHENT).pack, slip.week)
    assert found is not None
    assert (found.unmet_by_topic["housing"], found.contacts) == (6, 6)
    owner.execute("select count(*) from cases_case where closed_at is null")
    assert owner.fetchone() == open_before


def test_what_was_given_beside_is_no_contact_of_its_own() -> None:
    desk = current(GHENT).pack.desk
    assert desk
    rows = [Counted("housing", "nobody_can_help", 7), Counted("housing", "gave_material_aid", 6)]
    found = figures(desk, rows)
    assert (found.contacts, found.by_topic["housing"]) == (7, 7)
    assert found.by_outcome["gave_material_aid"] == 6


def test_small_numbers_are_hidden_and_never_one_alone() -> None:
    assert hide_small({"a": 3, "b": 9, "c": 0, "d": 20}) == {"a": None, "b": None, "c": 0, "d": 20}
    assert hide_small({"a": 3, "b": 1, "d": 20}) == {"a": None, "b": None, "d": 20}
    assert hide_small({"a": 0, "d": 20}) == {"a": 0, "d": 20}
