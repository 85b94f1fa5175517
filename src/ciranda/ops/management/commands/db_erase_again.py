"""``ciranda db erase-again``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops import erasures


class Command(BaseCommand):
    help = """After a backup was restored: erase again what had been erased.

  1. restore the backup      pg_restore …
  2. bring it to this code   ciranda db prepare
  3. erase again             ciranda db erase-again FILE
  4. let people in           ciranda serve

Before anybody signs in. FILE is what `ciranda db keep-erasures` kept last.
Running it again erases nothing more."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", metavar="FILE", help="the list kept beside the backups"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            lines, gone = erasures.erase_again(options["file"])
        except FileNotFoundError as missing:
            raise CommandError(f"There is no file {missing.filename}.") from missing
        except (erasures.UnreadableList, UnicodeDecodeError) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{lines} lines on the erasure list; {gone} rows went again.")
        if options["file"] is None:
            self.stdout.write("Erasures after this backup are in the file kept beside it: give it.")
