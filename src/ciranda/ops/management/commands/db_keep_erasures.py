"""``ciranda db keep-erasures``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ciranda.ops import erasures


class Command(BaseCommand):
    help = """Write the list of what was erased to a file, to be kept beside the backups.

A backup is older than some erasures. Run this every day after the night's erasures, and keep the
file where the backups are: `ciranda db erase-again FILE` needs it after a restore. It names
dossiers and categories by number, no person."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="where the list goes")

    def handle(self, *_args: Any, **options: Any) -> None:
        lines = erasures.keep(options["file"])
        self.stdout.write(f"{lines} lines of the erasure list kept in {options['file']}")
