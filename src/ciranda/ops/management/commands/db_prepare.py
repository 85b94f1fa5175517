"""``ciranda db prepare``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.ops import database


class Command(BaseCommand):
    help = "Start the private database if needed and bring it to what this code expects."
    requires_system_checks = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            database.prepare(self.stdout.write)
        except database.DatabaseUnready as unready:
            raise CommandError(str(unready)) from unready
