"""`ciranda pack list`: the programmes installed."""

from typing import Any

from django.core.management.base import BaseCommand

from ciranda.programmes.queries import installed


class Command(BaseCommand):
    """Lists installed packs with their versions."""

    help = "List the programmes installed, with their versions."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a version, the newest of each programme first."""
        found = installed()
        if not found:
            self.stdout.write("No programme is installed yet. Try: ciranda pack install FOLDER")
        for entry in found:
            day = entry.created_at.date().isoformat()
            self.stdout.write(
                f"{entry.key:<24} version {entry.version:<4} {day}  "
                f"{entry.digest[:12]}  {entry.title('en')}"
            )
