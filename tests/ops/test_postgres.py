"""The private PostgreSQL: found, described and refused in words a person can act on."""

from pathlib import Path

import pytest

from ciranda.ops import postgres


def test_chosen_binaries_win_over_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BINDIR", "/somewhere/bin")
    assert postgres.find_binaries() == Path("/somewhere/bin")


def test_a_deep_project_folder_gets_a_short_socket_folder(tmp_path: Path) -> None:
    deep = postgres.Cluster(tmp_path / ("deep" * 30), Path("/bin"))
    assert len(str(deep.socket_folder)) <= postgres.LONGEST_SOCKET_FOLDER
    assert deep.socket_folder != postgres.Cluster(tmp_path / "other", Path("/bin")).socket_folder


def test_data_of_another_major_version_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(postgres.PostgresUnavailable, match=r"written by PostgreSQL 9.*make reset"):
        postgres.ensure(tmp_path)


def test_stopping_what_never_ran_says_so(tmp_path: Path) -> None:
    assert postgres.stop(tmp_path) is False
    assert postgres.is_running(tmp_path) is False


@pytest.mark.slow
def test_a_killed_server_comes_back_with_what_was_committed(tmp_path: Path) -> None:
    import os
    import signal

    import psycopg

    socket_folder = postgres.ensure(tmp_path)
    try:
        with psycopg.connect(host=str(socket_folder), user="postgres", autocommit=True) as before:
            before.execute("create table kept as select 1 as one")
        pid = int((tmp_path / "data" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        again = postgres.ensure(tmp_path)
        with psycopg.connect(host=str(again), user="postgres") as after:
            assert after.execute("select one from kept").fetchone() == (1,)
    finally:
        postgres.stop(tmp_path)


@pytest.mark.slow
def test_two_first_starts_at_once_make_one_cluster(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        try:
            first, second = pool.map(postgres.ensure, [tmp_path, tmp_path])
            assert first == second
            assert postgres.is_running(tmp_path)
        finally:
            postgres.stop(tmp_path)
