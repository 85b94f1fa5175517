"""``ciranda serve``."""

import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops import database, serving


class Command(BaseCommand):
    help = "Serve the site until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--port",
            type=int,
            default=int(os.environ.get("PORT") or 8000),
            help="the port to listen on (8000, or what PORT says)",
        )
        parser.add_argument(
            "--address",
            default="127.0.0.1",
            help="the address to listen on; 127.0.0.1 is reached from this machine only",
        )
        parser.add_argument("--processes", type=int, default=2, help="server processes (2)")
        parser.add_argument("--threads", type=int, default=4, help="threads in each process (4)")
        parser.add_argument(
            "--jobs", action="store_true", help="run the background jobs beside the site"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        names = ("address", "port", "processes", "threads")
        server = serving.Server(**{name: options[name] for name in names})
        self._check(server)
        # Pages name their style sheets and scripts by content, so these are gathered first.
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Ciranda answers on {server.url} (Ctrl-C ends it)")
        self.stdout.flush()
        if not options["jobs"]:
            serving.run_alone(server)
        serving.run_with_jobs(server)

    def _check(self, server: serving.Server) -> None:
        try:
            database.require_current()
        except database.DatabaseUnready as unready:
            raise CommandError(str(unready)) from unready
        if not server.is_free():
            raise CommandError(
                f"Something else listens on port {server.port}. Stop it, or choose another:"
                f" ciranda serve --port {server.port + 1}"
            )
