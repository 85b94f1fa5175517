"""`ciranda import referrals FILE.csv`: referrals from a table, to the teams of their parishes."""

import csv
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ciranda.interop.imports.commands import ImportCommand, add_encoding
from ciranda.interop.imports.referrals import COLUMNS, Referrals
from ciranda.programmes.queries import installed
from ciranda.programmes.queries.installed import InstalledPack


class Command(ImportCommand):
    """Sends referrals from a table as one worker; --template prints the columns."""

    help = "Bring in referrals from a table; each goes to the team of the child's parish."
    about = "a CSV table of referrals; its columns: " + "; ".join(
        f"{column.name}{' (needed)' if column.required else ''}: {column.meaning}"
        for column in COLUMNS
    )
    number = "*"
    needs_worker = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What all imports can be asked, the programme, the template and the encoding."""
        super().add_arguments(parser)
        parser.add_argument("--programme", default="", help="the key of the programme referred to")
        parser.add_argument(
            "--template", action="store_true", help="print an empty table with one made-up row"
        )
        add_encoding(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the template, or import."""
        if options["template"]:
            writer = csv.writer(self.stdout, lineterminator="")
            for cells in ([c.name for c in COLUMNS], [c.example for c in COLUMNS]):
                writer.writerow(cells)
            return
        if not options["files"]:
            raise CommandError(_("Name a CSV file, or print an empty one with --template."))
        super().handle(*args, **options)

    def importer(self, options: dict[str, Any]) -> Referrals:
        """One for referrals to the programme."""
        programme = _programme(options["programme"])
        return Referrals(programme=programme, encoding=options["encoding"])


def _programme(key: str) -> InstalledPack:
    """The newest version of the programme; the only one there is if none is named."""
    newest: dict[str, InstalledPack] = {}
    for entry in installed():
        newest.setdefault(entry.key, entry)
    if key in newest:
        return newest[key]
    if not key and len(newest) == 1:
        return next(iter(newest.values()))
    known = ", ".join(newest) or "none yet: ciranda pack install FOLDER"
    if key:
        words = _("There is no programme %(programme)s. Installed: %(known)s.")
    else:
        words = _("Say which programme: --programme KEY. Installed: %(known)s.")
    raise CommandError(words % {"programme": key, "known": known})
