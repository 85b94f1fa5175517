"""`ciranda import parishes FILE`: the official list of parishes."""

from argparse import ArgumentParser
from typing import Any

from ciranda.interop.imports.commands import ImportCommand, add_encoding
from ciranda.interop.imports.parishes import Parishes


class Command(ImportCommand):
    """Brings in parishes by their official codes."""

    help = "Bring in the official list of parishes, which catchments are made of."
    about = "a CSV table of parishes with their municipalities and districts"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What all imports can be asked, and the encoding."""
        super().add_arguments(parser)
        add_encoding(parser)

    def importer(self, options: dict[str, Any]) -> Parishes:
        """One for parishes."""
        return Parishes(encoding=options["encoding"])
