"""``ciranda worker``."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from ciranda.ops import jobs
from ciranda.ops.management.ready import require_ready


class Command(BaseCommand):
    help = "Do the background jobs until Ctrl-C: clocks, recalls, seals, letters."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then end")
        parser.add_argument(
            "--at-a-time", type=int, default=1, help="how many jobs to do at the same time (1)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        jobs.become_worker()
        require_ready()
        asked = ["--concurrency", str(options["at_a_time"])]
        if options["once"]:
            asked.append("--one-shot")
        call_command("procrastinate", "worker", *asked)
