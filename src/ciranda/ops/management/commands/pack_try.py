"""`ciranda pack try FOLDER`: a pack tried with invented people."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ciranda.ops import database
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.demo.trying import try_out
from ciranda.ops.demo.world import SYSTEM
from ciranda.programmes.actions import PackRefusedError, install
from ciranda.programmes.queries import check_folder


class Command(BaseCommand):
    """Installs a pack and gives it a place, a team of three and a family, all invented."""

    help = "Try a pack with an invented team and family, on this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One folder."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="a pack's folder")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepares the database, installs, makes what is missing and prints who can sign in."""
        if settings.PRODUCTION:
            raise CommandError("This is a production installation: no invented people come here.")
        folder: Path = options["folder"]
        try:
            checked = check_folder(folder)
        except NotADirectoryError as error:
            raise CommandError(f"There is no folder {folder}. Name the pack's folder.") from error
        if checked.pack is None:
            raise CommandError(f"The pack has problems. See: ciranda pack check {folder}")
        database.prepare(self.stdout.write)
        try:
            install(actor=SYSTEM, checked=checked)
        except PackRefusedError as refusal:
            raise CommandError(f"{folder}: {refusal}") from refusal
        tried = try_out(checked.pack)
        said = f"{checked.pack.key} version {checked.pack.version} can be tried."
        self.stdout.write(f"{said} Sign in with “{PASSWORD}” as:")
        for username, who in tried.sign_ins.items():
            self.stdout.write(f"  {username:<36} {who}")
        if tried.no_family:
            self.stdout.write(f"No family came by itself: {tried.no_family}")
        self.stdout.write("The site: ciranda serve, then http://127.0.0.1:8000")
