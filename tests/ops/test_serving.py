"""The web server opens where it was told, and nowhere else."""

import socket

import pytest

from ciranda.ops import serving


def test_the_server_opens_no_control_socket_and_only_its_address() -> None:
    command = serving.Server(port=8123, processes=3, threads=5).command()
    assert "--no-control-socket" in command
    assert command[command.index("--bind") + 1] == "127.0.0.1:8123"
    assert command[command.index("--worker-class") + 1] == "gthread"
    assert command[command.index("--workers") + 1] == "3"
    assert command[command.index("--threads") + 1] == "5"


def test_a_taken_port_is_noticed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not serving.Server(port=taken.getsockname()[1]).is_free()


def test_jobs_that_die_are_started_again_and_all_ends_with_the_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    import sys

    starts = []
    real = serving._start

    def counting(command: list[str]) -> object:
        starts.append(command)
        return real(command)

    monkeypatch.setattr(serving, "_start", counting)
    monkeypatch.setattr(serving, "SECONDS_BEFORE_RESTART", 0)
    monkeypatch.setattr(serving, "JOBS", [sys.executable, "-c", "pass"])
    monkeypatch.setattr(
        serving.Server,
        "command",
        lambda _self: [sys.executable, "-c", "import time; time.sleep(2); raise SystemExit(7)"],
    )
    assert serving.run_with_jobs(serving.Server()) == 7
    assert starts.count(serving.JOBS) >= 2
