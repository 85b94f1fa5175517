"""The primary is killed while workers write: nothing acknowledged is lost."""

from ciranda.ops.drills import failover


def test_a_killed_primary_loses_nothing_that_was_acknowledged(pair, tmp_path):
    said: list[str] = []
    found = failover.lose(tmp_path, pair, writers=4, seconds=6, say=said.append)
    assert found.before > 0
    assert found.after > 0
    assert (found.lost, found.unaudited) == (0, 0)
    assert found.rejoined
    assert pair[1].is_primary()
