"""``ciranda proof custody``."""

from typing import Any

from django.core.management.base import BaseCommand

from ciranda.ops.management.ready import require_ready
from ciranda.ops.proofs import custody
from ciranda.ops.proofs.saying import say


class Command(BaseCommand):
    help = "Show that every child has a team that answers (exit code 1: the cases that have none)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        require_ready()
        say(custody.prove(), self.stdout.write)
