"""``ciranda report export FOLDER``."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.interop.exports.figures import NowhereToWrite, write_figures
from ciranda.outcomes.actions import take_out
from ciranda.outcomes.queries import programmes_counted

MONTHS_KEPT = 24


class Command(BaseCommand):
    """Takes the figures of teams out as Parquet."""

    help = (
        "Write the figures of teams as Parquet files into FOLDER.\n\n"
        "What leaves is what the reports show: no case, no person, and no number so small that it"
        " could point at one. DuckDB, Spark, R and Python read such files as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and from which month on."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="made where it is missing")
        parser.add_argument(
            "--since",
            metavar="YYYY-MM",
            help=f"the first month; without it all that are kept, {MONTHS_KEPT} at most",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read as oversight does, write, and say what was written."""
        since = _month(options["since"])
        with entered(Actor(None, Role.OVERSIGHT)) as reader:
            reports = take_out(actor=reader, programmes=programmes_counted(), since=since)
        try:
            written = write_figures(reports, options["folder"])
        except NowhereToWrite as error:
            raise CommandError(f"Nothing could be written there: {error}") from error
        for path, number in written.items():
            self.stdout.write(f"{path}: {number} rows")
        never = [key for key, report in reports.items() if report.counted_at is None]
        if never:
            self.stdout.write("Not counted yet; `ciranda report count` does it now.")


def _month(said: str | None) -> date:
    if said is None:
        return date.min
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError as error:
        raise CommandError(
            f"--since: “{said}” is no month. Write it as 2026-01, the year first."
        ) from error
