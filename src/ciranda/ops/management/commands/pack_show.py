"""`ciranda pack show KEY`: a programme on one screen, in words."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.programmes.policies.outline import outline
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import check_folder, versions_of


class Command(BaseCommand):
    """Prints what a pack says, as a person would tell it."""

    help = "Show what a programme says: stages, clocks, consents, roles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A key of an installed pack or a folder."""
        parser.add_argument("pack", metavar="PACK", help="the key of a pack, or its folder")
        parser.add_argument("--language", default="en", help="a language of the pack")
        parser.add_argument(
            "--pack-version", type=int, help="an older version (the newest, if left out)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the outline."""
        pack = self._pack(options["pack"], options["pack_version"])
        self.stdout.write("\n".join(outline(pack, options["language"])))

    def _pack(self, named: str, version: int | None) -> Pack:
        if Path(named).is_dir():
            checked = check_folder(Path(named))
            if checked.pack is None:
                raise CommandError(f"Not readable yet. See: ciranda pack check {named}")
            return checked.pack
        found = [e for e in versions_of(named) if version in (None, e.version)]
        if not found:
            raise CommandError(f"{named} is not installed. `ciranda pack list` shows what is.")
        return found[0].pack
