"""What the demonstration prints: plain lines, aligned, with progress on anything slow."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table

SLOW = 2.0


class Teller:
    """Prints to the terminal as a person would tell it."""

    def __init__(self, out: Any = None) -> None:
        self.console = Console(file=out, highlight=False, soft_wrap=True)

    def title(self, words: str) -> None:
        """A heading with a line of air above it."""
        self.console.print(f"\n[bold]{words}[/bold]")

    def line(self, words: str) -> None:
        """One plain line."""
        self.console.print(words)

    def beside(self, left: str, right: str) -> None:
        """Two columns."""
        self.console.print(f"  {left:<24} {right}", markup=False)

    def table(self, *columns: str, rows: Sequence[tuple[str, ...]]) -> None:
        """A small table."""
        made = Table(*columns, box=None, pad_edge=False, header_style="bold")
        for row in rows:
            made.add_row(*row)
        self.console.print(made)

    @contextmanager
    def working(self, words: str) -> Iterator[Callable[[str], None]]:
        """Say what is going on while it does, and how long it took where it took long."""
        begun = time.monotonic()
        if not self.console.is_terminal:
            self.line(f"{words} ...")
        with self.console.status(f"{words} ...") as status:
            yield lambda what: status.update(f"{words}: {what}")
        took = time.monotonic() - begun
        if took > SLOW:
            self.line(f"{words}: {took:.0f} s")
