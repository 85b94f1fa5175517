"""How a proof is shown: a bar while it works, its faults, its line, and exit code 1 for faults."""

from collections.abc import Callable

from django.core.management.base import CommandError
from rich.console import Console
from rich.progress import Progress

from ciranda.ops.proofs import Verdict

MOST_SHOWN = 200
Advance = Callable[[int], object]


def with_progress(words: str, total: int, work: Callable[[Advance], Verdict]) -> Verdict:
    """Run a proof with a bar on the error stream, so that what it prints stays clean."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words, total=total or None)
        return work(lambda number: progress.advance(task, number))


def say(verdict: Verdict, write: Callable[[str], object]) -> None:
    """Print what was found. Raises CommandError (exit code 1) when the proof does not hold."""
    for fault in verdict.faults[:MOST_SHOWN]:
        write(f"{fault.about}: {fault.words}")
    if len(verdict.faults) > MOST_SHOWN:
        write(f"… and {len(verdict.faults) - MOST_SHOWN} more")
    write(verdict.line)
    if not verdict.holds:
        raise CommandError("This proof does not hold.", returncode=1)
