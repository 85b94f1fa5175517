"""``ciranda proof audit``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ciranda.ops.management.ready import require_ready
from ciranda.ops.proofs import trail
from ciranda.ops.proofs.saying import say, with_progress


class Command(BaseCommand):
    help = "Compute every seal of the audit trail anew (exit code 1: changes, gaps, cut ends)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchor",
            type=Path,
            help="a file kept elsewhere by --keep-anchor: its seal must still be in the chain",
        )
        parser.add_argument(
            "--keep-anchor",
            type=Path,
            help="write the newest seal to this file, to be kept where nobody can change both",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        require_ready()
        anchor = _read(options["anchor"]) if options["anchor"] else None
        verdict = with_progress(
            "Computing", trail.total(), lambda advance: trail.prove(advance, anchor=anchor)
        )
        say(verdict, self.stdout.write)
        newest = trail.newest()
        if options["keep_anchor"] and newest:
            options["keep_anchor"].write_text(f"{newest[0]} {newest[1]}\n", encoding="utf-8")
            self.stdout.write(f"Kept seal {newest[0]} in {options['keep_anchor']}")


def _read(path: Path) -> tuple[int, str]:
    try:
        number, kept = path.read_text(encoding="utf-8").split()
        return int(number), kept
    except (OSError, ValueError) as error:
        raise CommandError(
            f"{path} is no anchor. `ciranda proof audit --keep-anchor FILE` writes one."
        ) from error
