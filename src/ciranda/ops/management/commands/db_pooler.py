"""``ciranda db pooler``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from ciranda.ops import pooler


class Command(BaseCommand):
    help = (
        "Print the pgbouncer.ini that lets many web processes share few connections.\n\n"
        "Web processes then name the pooler in DATABASE_URL (and CIRANDA_NO_POOL=1: one pool is"
        " enough); background jobs listen for work and keep the server itself in"
        " WORKER_DATABASE_URL."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=20, help="server connections shared (20)")

    def handle(self, *_args: Any, **options: Any) -> None:
        chosen = settings.DATABASES["default"]
        self.stdout.write(
            pooler.configuration(
                pooler.Pooled(
                    host=str(chosen["HOST"] or "127.0.0.1"),
                    database=str(chosen["NAME"]),
                    port=int(chosen.get("PORT") or 5432),
                    size=options["size"],
                )
            ),
            ending="",
        )
