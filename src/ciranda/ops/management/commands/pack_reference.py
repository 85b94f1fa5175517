"""`ciranda pack reference`: every key of a pack, written from the schema itself."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from ciranda.programmes.policies.reference import reference
from ciranda.programmes.queries import check_folder


class Command(BaseCommand):
    """Prints the pack reference as Markdown (docs/packs/reference.md)."""

    help = "Print the pack reference: every key, its type, meaning, example, and who uses it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Nothing to choose."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the reference; the packs of this installation show which keys are used."""
        folders = sorted(p for p in settings.CIRANDA_PACKS.iterdir() if p.is_dir())
        packs = [p for p in (check_folder(folder).pack for folder in folders) if p]
        self.stdout.write(reference(packs), ending="")
