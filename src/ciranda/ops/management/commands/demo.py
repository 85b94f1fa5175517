"""``ciranda demo``."""

import argparse
import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops import database, serving
from ciranda.ops.demo.cast import DISTRICT, PASSWORD, District
from ciranda.ops.demo.country import make_country
from ciranda.ops.demo.making import make_world
from ciranda.ops.demo.telling import Teller
from ciranda.ops.journey.playing import play
from ciranda.ops.national.size import Size
from ciranda.ops.scenarios import SCENARIOS

NATIONAL = "ciranda_national"


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

        parser.add_argument(
            "--size",
            choices=("small", "national"),
            default="small",
            help="national: 154 teams and 80,000 children, in a database of their own",
        )
        parser.add_argument(
            "--programme",
            choices=sorted(SCENARIOS),
            help="play this programme's scenario instead, in a place of its own"
            if SCENARIOS
            else argparse.SUPPRESS,
        )
        parser.add_argument(
            "--children", type=int, default=80_000, help="with --size national: how many (80000)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prepares the database, makes what is missing, prints who can sign in, serves."""
        if settings.PRODUCTION:
            raise CommandError("This is a production installation: no invented people come here.")
        teller = Teller(self.stdout._out)  # noqa: SLF001 - rich writes to the stream itself
        if options["size"] == "national":
            self._go_national()
        database.prepare(teller.line)
        if options["size"] == "national":
            _print_country(teller, make_country(teller, Size.of(options["children"])))
        elif options["programme"]:
            scenario = SCENARIOS[options["programme"]]
            scenario.play(teller)
            _print_sign_ins(teller, scenario.district, scenario.families)
        else:
            play(make_world(teller), teller)
            _print_sign_ins(teller, DISTRICT, {"rosa.mother": "mother"})
        if not options["no_serve"]:
            self._serve(teller, options["port"])

    def _go_national(self) -> None:
        """Start again in the country's own database, unless one was chosen."""
        if database.is_private() and not os.environ.get("CIRANDA_DB"):
            environment = {**os.environ, "CIRANDA_DB": NATIONAL}
            os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606

    def _serve(self, teller: Teller, port: int) -> None:
        server = serving.Server(port=port)
        if not server.is_free():
            raise CommandError(
                f"Something else listens on port {port}. Stop it, or: make demo PORT={port + 1}"
            )
        call_command("collectstatic", interactive=False, verbosity=0)
        teller.title(f"Open {server.url}  (Ctrl-C ends it)")
        serving.run_with_jobs(server)


def _print_sign_ins(teller: Teller, district: District, families: dict[str, str]) -> None:
    teller.title(f"Sign in with any of these names and the password “{PASSWORD}”")
    rows = [
        (name, f"{worker.name}, {worker.profession}", district.agencies[worker.agency].name)
        for name, worker in district.workers.items()
    ]
    rows += [(name, who.replace("_", " "), "themselves") for name, who in families.items()]
    teller.table("user name", "who", "acts for", rows=rows)


def _print_country(teller: Teller, usernames: list[str]) -> None:
    teller.title(f"Sign in with any of these names and the password “{PASSWORD}”")
    for username in usernames:
        teller.line(f"  {username}")
