"""The large bench judges only what was measured, and says at what size."""

import pytest

from bench import big_report

LONG = {"pages_a_second": 61.0, "errors": 0, "p99": 900.0, "memory_grown_mb": 3.0}


@pytest.fixture
def measured(monkeypatch):
    """Makes the report believe that this was measured."""
    return lambda **parts: monkeypatch.setattr(big_report, "kept", lambda: parts)


def test_nothing_measured_is_nothing_met(measured):
    measured()
    assert big_report.verdicts() == []


def test_one_error_or_a_slow_hundredth_misses_the_target(measured):
    busy = LONG | {"errors": 1, "p99": 1001.0}
    measured(mixed={"children": 16_000, "long": LONG, "busy": busy})
    found = {one.what: one.met for one in big_report.verdicts()}
    assert found["16 clients, 16,000 children: pages a second"]
    assert found["16 clients, 16,000 children: errors"]
    assert not found["16 clients beside import and proofs, 16,000 children: p99"]
    assert not found["16 clients beside import and proofs, 16,000 children: errors"]


def test_a_search_is_judged_at_the_whole_country_by_recall_and_time(measured):
    seen = {"with_year": 0.97, "name_only": 0.9, "p95": 51.0}
    measured(search={"whole": {"children": 8, "seen": seen}})
    met = [one.met for one in big_report.verdicts()]
    assert met == [False, True, False]
