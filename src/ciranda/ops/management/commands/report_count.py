"""``ciranda report count``."""

from typing import Any

from django.core.management.base import BaseCommand

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.ops import jobs
from ciranda.ops.management.ready import require_ready
from ciranda.outcomes import actions


class Command(BaseCommand):
    help = (
        "Count the figures of the reports anew, now.\n\n"
        "The background jobs do so every fifteen minutes; this is for after an import or a restore."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        jobs.take_time()  # counting a country takes longer than a page may
        require_ready()
        with entered(Actor(None, Role.SYSTEM)) as job:
            changed = actions.count(actor=job, is_now=True)
        self.stdout.write(f"Figures counted; {changed} changed.")
