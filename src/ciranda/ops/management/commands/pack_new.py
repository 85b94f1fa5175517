"""`ciranda pack new FOLDER`: a small whole pack to begin from."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.programmes.queries import CannotBegin, begin


class Command(BaseCommand):
    """Writes the starter pack and says what to do next."""

    help = "Begin a pack: a small programme without problems, to change line by line."
    requires_system_checks: list[str] = []  # it writes files, whatever is installed

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder to make; its name becomes the key."""
        parser.add_argument(
            "folder", metavar="FOLDER", type=Path, help="a new folder; its name becomes the key"
        )
        parser.add_argument("--title", default="", help="the programme's name as people say it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes, lists the files, and names the next three steps."""
        folder: Path = options["folder"]
        try:
            files = begin(folder, options["title"])
        except CannotBegin as error:
            raise CommandError(str(error)) from error
        for file in files:
            self.stdout.write(f"  {file}")
        self.stdout.write(f"Written. Change a line, then: ciranda pack check {folder}")
        self.stdout.write(f"See it drawn:              ciranda pack preview {folder}")
        self.stdout.write("How to go on:              docs/packs/tutorial.md")
