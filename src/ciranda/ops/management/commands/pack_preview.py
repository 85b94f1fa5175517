"""`ciranda pack preview PACK`: a programme drawn."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ciranda.ops.management.packs import find_pack
from ciranda.programmes.policies.preview import preview


class Command(BaseCommand):
    """Writes the drawing of a pack."""

    help = "Draw a programme as a picture (SVG): stages, clocks, consents, who sees what."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A key of an installed pack or a folder, and where to write."""
        parser.add_argument("pack", metavar="PACK", help="the key of a pack, or its folder")
        parser.add_argument("--language", default="en", help="a language of the pack")
        parser.add_argument(
            "--out", type=Path, help="the file to write (KEY.svg here, if left out)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Draws, writes, and says where."""
        pack = find_pack(options["pack"])
        file = options["out"] or Path(f"{pack.key}.svg")
        file.write_text(preview(pack, options["language"]), encoding="utf-8")
        self.stdout.write(f"Drawn: {file}. Open it in a browser.")
