"""`ciranda pack install FOLDER`: makes a pack ready for new cases."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.access.actions import Actor
from ciranda.access.enums import Role
from ciranda.programmes.actions import PackRefusedError, install
from ciranda.programmes.queries import check_folder

INSTALLER = Actor(human_id=None, role=Role.SYSTEM, name="pack installation")


class Command(BaseCommand):
    """Installs packs; the same content again changes nothing."""

    help = "Install a pack for new cases; running cases keep the version they began with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One or several folders."""
        parser.add_argument(
            "folders", nargs="+", type=Path, metavar="FOLDER", help="a pack's folder"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Installs each folder, one transaction each."""
        for folder in options["folders"]:
            self._install(folder)

    def _install(self, folder: Path) -> None:
        try:
            checked = check_folder(folder)
            done = install(actor=INSTALLER, checked=checked)
        except NotADirectoryError as error:
            raise CommandError(f"There is no folder {folder}. Name the pack's folder.") from error
        except PackRefusedError as refusal:
            where = f" See: ciranda pack check {folder}" if checked.problems else ""
            raise CommandError(f"{folder}: {refusal}{where}") from refusal
        state = "installed" if done.is_new else "was installed already, nothing changed"
        self.stdout.write(f"{done.key} version {done.version}: {state}.")
