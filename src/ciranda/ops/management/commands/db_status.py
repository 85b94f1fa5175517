"""``ciranda db status``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ciranda.ops import database


class Command(BaseCommand):
    help = "Say where the database is and whether it is ready (exit code 1 when it is not)."
    requires_system_checks = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            database.require_current()
        except database.DatabaseUnready as unready:
            raise CommandError(str(unready)) from unready
        self.stdout.write(f"The database {database.place()} is ready")
