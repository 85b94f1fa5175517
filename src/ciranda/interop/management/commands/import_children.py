"""`ciranda import children FILE…`: children from FHIR R4 bundles, as persons."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ciranda.interop.imports.children import Children
from ciranda.interop.imports.commands import ImportCommand


class Command(ImportCommand):
    """Brings in children as persons, by search-or-create; begins no case."""

    help = "Bring in children from FHIR R4 bundles, and say which programmes would take them."
    about = "FHIR R4 bundles as JSON; patients are read, everything else is counted and left"
    needs_worker = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What all imports can be asked, the shift, the programme and the source's name."""
        super().add_arguments(parser)
        parser.add_argument(
            "--shift-birth-years",
            type=int,
            default=0,
            metavar="N",
            help="add N years to every birth date: makes demonstration children, and says so",
        )
        parser.add_argument(
            "--programme", default="", help="whose ages to compare with (all that are installed)"
        )
        parser.add_argument(
            "--source",
            default="fhir",
            help="the register's name, where ids of two registers could be alike (fhir)",
        )

    def importer(self, options: dict[str, Any]) -> Children:
        """One for children."""
        shift = options["shift_birth_years"]
        if not -100 <= shift <= 100:
            raise CommandError(_("--shift-birth-years takes a number from -100 to 100."))
        try:
            return Children(
                shift_years=shift, programme=options["programme"], source=options["source"]
            )
        except LookupError as error:
            raise CommandError(str(error.args[0])) from error
