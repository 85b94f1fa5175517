"""The bench says honestly whether a target is met, and what grows faster than it should."""

from bench.lanes import Times, interleaved
from bench.targets import growths, not_met, verdicts


def _work(key, *, floor, wall, bare, page, rows=1, kilobytes=20):
    lanes = {"floor": floor, "wall": wall, "bare": bare, "page": page}
    times = {name: {"median": value, "p95": value * 2} for name, value in lanes.items()}
    return {"key": key, "title": key, "times": times, "rows": {"wall": rows, "floor": rows},
            "kilobytes": kilobytes}  # fmt: skip


def _country(children, *works, **more):
    return {"children": children, "works": list(works), **more}


def test_a_ratio_above_its_target_is_not_met_and_one_at_it_is():
    good = _work("case", floor=2, wall=5, bare=10, page=30)
    bad = _work("plan", floor=2, wall=5.1, bare=10, page=31)
    missed = {one.what for one in not_met(verdicts(_country(8, good, bad)))}
    assert missed == {"wall ÷ floor: plan", "page ÷ django floor: plan"}


def test_a_page_that_is_too_large_is_not_met():
    large = _work("day", floor=1, wall=1, bare=1, page=1, kilobytes=61)
    assert [one.found for one in not_met(verdicts(_country(8, large)))] == ["61 kB"]


def test_errors_under_many_clients_miss_the_target_however_fast():
    load = {"clients": 16, "pages_a_second": 90, "errors": 1}
    assert [one.met for one in verdicts(_country(8, loads=[load]))] == [False]


def test_what_grows_faster_than_it_gives_is_a_defect():
    small = _country(8_000, _work("board", floor=1, wall=10, bare=1, page=20))
    large = _country(80_000, _work("board", floor=1, wall=100, bare=1, page=21))
    wall, page = growths(small, large)
    assert (wall.is_defect, round(wall.exponent, 2)) == (True, 1.0)
    assert not page.is_defect


def test_what_gives_more_may_take_more():
    small = _country(8_000, _work("report", floor=1, wall=10, bare=1, page=10, rows=17))
    large = _country(80_000, _work("report", floor=1, wall=100, bare=1, page=100, rows=170))
    assert [one.is_defect for one in growths(small, large)] == [False, False]


def test_lanes_go_by_turns_and_the_warm_rounds_do_not_count():
    order: list[tuple[str, int]] = []

    def lane(name):
        def run(number):
            order.append((name, number))
            return 0.001 if number else 9.0

        return run

    found = interleaved({"a": lane("a"), "b": lane("b")}, rounds=2, warm=1)
    assert [name for name, _ in order] == ["a", "b", "b", "a", "a", "b"]
    assert found["a"] == Times(1.0, 1.0, 2)


def test_a_consent_is_judged_by_when_its_grants_follow():
    taken = _work("withdraw", floor=30, wall=40, bare=40, page=60)
    taken["times"]["effect"] = {"median": 17.0, "p95": 19.0}
    [one] = verdicts(_country(8, taken))
    assert one.met
    assert one.what == "withdraw (until the grants follow)"
