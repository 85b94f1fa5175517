"""`ciranda pack show KEY`: a programme on one screen, in words."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from ciranda.ops.management.packs import find_pack
from ciranda.programmes.policies.outline import outline


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
        pack = find_pack(options["pack"], options["pack_version"])
        self.stdout.write("\n".join(outline(pack, options["language"])))
