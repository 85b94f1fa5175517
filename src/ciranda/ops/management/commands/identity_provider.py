"""``ciranda identity provider``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops.identity_provider import DemoProvider

# For whoever tries it out: it is printed, and guards nothing.
PRINTED = "demonstration"


class Command(BaseCommand):
    help = "Run an agency's own sign-in for demonstration, on this machine alone, until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8400, help="the port to listen on (8400)")
        parser.add_argument(
            "--people",
            nargs="+",
            default=["worker-1", "worker-2"],
            help="the identifiers one can pick there; link workers to them",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is for demonstration: it asks for no password.")
        server = DemoProvider(
            options["people"], port=options["port"], client_id="ciranda", secret=PRINTED
        )
        self.stdout.write(
            f"Issuer {server.issuer}, client identifier ciranda, client secret {PRINTED}."
            f" People: {', '.join(options['people'])}. Ctrl-C ends it."
        )
        self.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()
