"""A bar on the screen for whatever takes longer than two seconds."""

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PATIENCE = 2.0  # seconds
_QUIET_STEP = 5.0  # seconds between lines where there is no terminal


class Bar:
    """Shows how far an import is, once it has taken two seconds; plain lines without a terminal."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._console = Console(stderr=True)
        self._bar: Progress | None = None
        self._next = time.monotonic() + PATIENCE

    def step(self) -> None:
        """One row more."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)
        elif time.monotonic() >= self._next:
            self._appear()

    def _appear(self) -> None:
        if not self._console.is_terminal:
            self._console.print(f"{self._what}: {self._done:,} of {self._total:,} rows")
            self._next = time.monotonic() + _QUIET_STEP
            return
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._bar.add_task(self._what, total=self._total, completed=self._done)
        self._bar.start()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
