"""`ciranda import facilities FILE…`: health centres, schools and others that refer children."""

from argparse import ArgumentParser
from typing import Any

from ciranda.agencies.enums import Sector
from ciranda.interop.imports.commands import ImportCommand, add_encoding
from ciranda.interop.imports.facilities import Facilities


class Command(ImportCommand):
    """Brings in referring agencies; the same place in several files is entered once."""

    help = "Bring in places that refer children: health centres, hospitals, schools."
    about = "CSV tables of places with name and municipality"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What all imports can be asked, the sector and the encoding."""
        super().add_arguments(parser)
        parser.add_argument(
            "--sector",
            choices=[sector.value for sector in Sector],
            default=Sector.HEALTH.value,
            help="which part of public life they belong to (health)",
        )
        add_encoding(parser)

    def importer(self, options: dict[str, Any]) -> Facilities:
        """One for agencies of the sector."""
        return Facilities(sector=options["sector"], encoding=options["encoding"])
