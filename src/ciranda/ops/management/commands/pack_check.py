"""`ciranda pack check FOLDER`: everything wrong with a pack, at once."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.programmes.queries import check_folder


class Command(BaseCommand):
    """Checks packs and names file, line, what is wrong and what to write instead."""

    help = "Check a pack: file, line, what is wrong, and what to write instead."
    requires_system_checks: list[str] = []  # a pack is checked as files, whatever is installed

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One or several folders."""
        parser.add_argument(
            "folders", nargs="+", type=Path, metavar="FOLDER", help="a pack's folder"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints every problem of every folder. Raises CommandError if there is any."""
        found = sum(self._check(folder) for folder in options["folders"])
        if found:
            begin = " Begin at the top: the words follow from the rules." if found > 1 else ""
            raise CommandError(f"{found} {_plural(found)} to put right.{begin}")

    def _check(self, folder: Path) -> int:
        try:
            checked = check_folder(folder)
        except NotADirectoryError as error:
            raise CommandError(f"There is no folder {folder}. Name the pack's folder.") from error
        if checked.pack is None:
            for problem in checked.problems:
                self.stdout.write(f"{folder / str(problem)}")
            return len(checked.problems)
        pack = checked.pack
        self.stdout.write(
            f"{folder}: 0 problems. {pack.label('title', 'en')}, version {pack.version}: "
            f"{_number(len(pack.stages), 'stage')}, {_number(len(pack.clocks), 'clock')}, "
            f"{_number(len(pack.consent_columns), 'consent')}, "
            f"{_number(len(pack.questionnaires), 'form')}, "
            f"in {' and '.join(pack.languages)}. Well done."
        )
        return 0


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _plural(count: int) -> str:
    return "problem" if count == 1 else "problems"
