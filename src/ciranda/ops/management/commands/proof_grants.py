"""``ciranda proof grants``."""

from typing import Any

from django.core.management.base import BaseCommand

from ciranda.ops.management.ready import require_ready
from ciranda.ops.proofs import grants
from ciranda.ops.proofs.saying import say, with_progress


class Command(BaseCommand):
    help = "Derive every grant anew from the facts and compare (exit code 1: where they drifted)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        require_ready()
        say(with_progress("Deriving", grants.total(), grants.prove), self.stdout.write)
