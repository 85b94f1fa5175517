"""Runs the web server, alone or with the background jobs beside it (decision 4)."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

SOURCE = Path(__file__).resolve().parents[2]
SECONDS_TO_FINISH = 15
SECONDS_BEFORE_RESTART = 3


@dataclass(frozen=True)
class Server:
    """Where and how wide the web server opens."""

    address: str = "127.0.0.1"
    port: int = 8000
    processes: int = 2
    threads: int = 4

    @property
    def url(self) -> str:
        return f"http://{self.address}:{self.port}"

    def command(self) -> list[str]:
        """The gunicorn command line. The control socket stays off: it would open in the home."""
        return [
            sys.executable, "-m", "gunicorn", "ciranda.config.wsgi:application",
            "--bind", f"{self.address}:{self.port}",
            "--worker-class", "gthread",
            "--workers", str(self.processes),
            "--threads", str(self.threads),
            "--no-control-socket",
            "--log-level", "warning",
        ]  # fmt: skip

    def is_free(self) -> bool:
        """Whether nothing listens at this address yet."""
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((self.address, self.port))
            except OSError:
                return False
        return True


JOBS = [sys.executable, "-m", "ciranda.ops.main", "worker"]


def _environment() -> dict[str, str]:
    # The children run this checkout's code, also where another copy is installed.
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=_environment())


def _finish(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(SECONDS_TO_FINISH)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def run_alone(server: Server) -> None:
    """Become the web server; does not come back."""
    command = server.command()
    os.execve(command[0], command, _environment())  # noqa: S606 - no shell is wanted


def run_with_jobs(server: Server) -> int:
    """Run web server and background jobs until one is asked to stop; gives the server's code.

    Jobs that die are started again: each job is recorded in the database and is taken up anew.
    """
    signal.signal(signal.SIGTERM, _leave)
    pages, jobs = _start(server.command()), _start(JOBS)
    try:
        while pages.poll() is None:
            if jobs.poll() is not None:
                time.sleep(SECONDS_BEFORE_RESTART)
                jobs = _start(JOBS)
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        _finish(pages)
        _finish(jobs)
    return pages.returncode
