"""``ciranda demo``."""

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops import database, serving
from ciranda.ops.demo.cast import AGENCIES, PASSWORD, WORKERS
from ciranda.ops.demo.making import make_world
from ciranda.ops.demo.telling import Teller


class Command(BaseCommand):
    help = "Make invented families, play the journey of one child, and serve the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-serve",
            action="store_true",
            default=os.environ.get("DEMO_SERVE") == "0",
            help="stop before serving (also: DEMO_SERVE=0)",
        )
        parser.add_argument(
            "--port",
            type=int,
            default=int(os.environ.get("PORT") or 8000),
            help="the port to serve on (8000, or what PORT says)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prepares the database, makes what is missing, prints who can sign in, serves."""
        if settings.PRODUCTION:
            raise CommandError("This is a production installation: no invented people come here.")
        teller = Teller(self.stdout._out)  # noqa: SLF001 - rich writes to the stream itself
        database.prepare(teller.line)
        make_world(teller)
        _print_sign_ins(teller)
        if not options["no_serve"]:
            self._serve(teller, options["port"])

    def _serve(self, teller: Teller, port: int) -> None:
        server = serving.Server(port=port)
        if not server.is_free():
            raise CommandError(
                f"Something else listens on port {port}. Stop it, or: make demo PORT={port + 1}"
            )
        call_command("collectstatic", interactive=False, verbosity=0)
        teller.title(f"Open {server.url}  (Ctrl-C ends it)")
        serving.run_with_jobs(server)


def _print_sign_ins(teller: Teller) -> None:
    teller.title(f"Sign in with any of these names and the password “{PASSWORD}”")
    rows = [
        (username, f"{worker.name}, {worker.profession}", AGENCIES[worker.agency].name)
        for username, worker in WORKERS.items()
    ]
    teller.table("user name", "who", "acts for", rows=rows)
