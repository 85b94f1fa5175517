"""``ciranda drill failover``."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops.drills import failover
from ciranda.ops.drills.nodes import DrillFailed, Source
from ciranda.ops.management.ready import require_ready


class Command(BaseCommand):
    help = (
        "Kill a copy of this database under load, let its standby take over, count the loss.\n\n"
        "The copy and its standby are servers of their own in a folder that is deleted afterwards;"
        " the database itself is only read, by the backup role. Exit code 1: something that was"
        " acknowledged is not there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--writers", type=int, default=8, help="who write at once (8)")
        parser.add_argument("--seconds", type=float, default=20, help="how long they write (20)")
        parser.add_argument("--folder", type=Path, help="where the copies stand (a temporary one)")

    def handle(self, *_args: Any, **options: Any) -> None:
        require_ready()
        folder = options["folder"] or Path(tempfile.mkdtemp(prefix="ciranda-drill-"))
        try:
            found = failover.run(
                folder, source(), options["writers"], options["seconds"], self.stdout.write
            )
        except DrillFailed as failed:
            raise CommandError(str(failed)) from failed
        self.stdout.write(
            f"{found.acknowledged} contacts acknowledged to {found.writers} writers"
            f" ({found.before} before the kill, {found.after} after it); {found.lost} lost,"
            f" {found.unaudited} without their event or half written.\n"
            f"Noticed after {found.seconds_to_notice:.2f} s, written again after"
            f" {found.seconds_to_write_again:.2f} s; the killed server follows again."
        )
        if not found.holds:
            raise CommandError("This drill does not hold.", returncode=1)


def source() -> Source:
    """The database of this installation, read by the backup role."""
    chosen = settings.DATABASES["backup"]
    return Source(
        str(chosen["HOST"]),
        str(chosen["NAME"]),
        str(chosen.get("PORT") or ""),
        str(chosen["USER"]),
        str(chosen.get("PASSWORD") or ""),
    )
