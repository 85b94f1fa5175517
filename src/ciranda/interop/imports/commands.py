"""What every `ciranda import …` command does alike; each adds its own importer and options."""

import os
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.agencies.queries import Choice, as_membership, ways_to_act
from ciranda.interop.imports import screen
from ciranda.interop.imports.files import check_encoding
from ciranda.interop.imports.progress import Bar
from ciranda.interop.imports.reports import RejectedRows, Rejects, Tally, report_file
from ciranda.interop.imports.results import FileRefused, Result, Row
from ciranda.interop.imports.running import Importer, run

SYSTEM = Actor(human_id=None, role=Role.SYSTEM, name="import")
HOSTILE = 2  # exit code where a file cannot be read at all
REJECTED = 1  # exit code under --strict where rows were rejected


def reading(environment: Mapping[str, str]) -> str:
    """The language of whoever runs a command: the first of LC_ALL, LC_MESSAGES and LANG that is
    set, if the product speaks it; otherwise the installation's."""
    said = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    tag = next(filter(None, said), "").split("_")[0].split(".")[0].lower()
    known = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
    return known.get(tag, settings.LANGUAGE_CODE)


class CommandImporter(Importer, Protocol):
    """An importer that can also write down what it rejects."""

    def rejects(self, path: Path, folder: Path) -> Rejects:
        """A file for rejected rows of this one."""


class ImportCommand(BaseCommand):
    """Reads the files, brings in their rows, and says what came of each."""

    number = "+"  # of files
    needs_worker = False  # whether somebody must answer for what comes in
    about = ""  # what the files hold, for --help

    def importer(self, options: dict[str, Any]) -> CommandImporter:
        """The importer these options ask for."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What all imports can be asked."""
        parser.add_argument("files", nargs=self.number, type=Path, metavar="FILE", help=self.about)
        parser.add_argument(
            "--dry-run", action="store_true", help="try every row and report, and keep nothing"
        )
        parser.add_argument(
            "--as",
            dest="worker",
            metavar="WORKER",
            help="the user name of the worker who imports"
            + ("" if self.needs_worker else " (without it, the system itself)"),
        )
        parser.add_argument(
            "--employer", help="for a worker with several: the agency they act for here"
        )
        parser.add_argument(
            "--report",
            type=Path,
            metavar="FILE",
            help="where the full report goes, .csv or .json (a file under .var/imports)",
        )
        parser.add_argument(
            "--show", type=int, default=10, help="how many kinds of remarks to show here (10)"
        )
        parser.add_argument(
            "--strict",
            action="store_true",
            help="exit with 1 when a row was rejected (otherwise only an unreadable file fails)",
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.LANGUAGES],
            help="of the report and of what is said here (that of LANG)",
        )
        parser.add_argument(
            "--resume",
            action="store_true",
            help="go on after a crash; running again always does, this only says so",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Survey, import, report, in the reader's language. Raises CommandError with 2 for a file
        that cannot be read."""
        with translation.override(options["language"] or reading(os.environ)):
            self._handle(options)

    def _handle(self, options: dict[str, Any]) -> None:
        try:
            rejected = self._import(options)
        except FileRefused as refusal:
            raise CommandError(str(screen.plain(str(refusal))), returncode=HOSTILE) from refusal
        except OperationalError as error:
            raise CommandError(
                _(
                    "The database stopped answering. What was reported as done is kept; run the"
                    " same command again and it goes on there."
                ),
                returncode=HOSTILE,
            ) from error
        if rejected and options["strict"]:
            raise CommandError(_("Some rows were rejected."), returncode=REJECTED)

    def _import(self, options: dict[str, Any]) -> int:
        importer, paths = self.importer(options), list(dict.fromkeys(options["files"]))
        actor = self._actor(importer, options)
        total = sum(importer.survey(path) for path in paths)
        target = options["report"] or _report_path(importer.kind)
        tally, rejects = Tally(), RejectedRows(importer.rejects, target.parent)
        file = _opened(target, importer)
        with Bar(importer.kind, total) as bar:

            def listen(row: Row, result: Result) -> None:
                tally.add(row, result)
                file.add(row, result)
                rejects.add(row, result)
                bar.step()

            run(importer, paths, actor=actor, dry_run=options["dry_run"], listener=listen)
        said = importer.said()
        file.close(tally, said)
        self._tell(tally, said, options)
        self._point(importer.kind, target, rejects.close())
        return tally.rejected

    def _tell(self, tally: Tally, said: Sequence[str], options: dict[str, Any]) -> None:
        for line in (*screen.totals(tally, options["dry_run"]), *said):
            self.stdout.write(str(screen.plain(line)))
        screen.show(screen.console(self.stdout), tally, options["show"])

    def _point(self, kind: str, report: Path, rejected: Sequence[Path]) -> None:
        self.stdout.write(_("Full report: %(file)s") % {"file": report})
        for path in rejected:
            self.stdout.write(_("Rejected rows: %(file)s") % {"file": path})
            again = f"ciranda import {kind} {path}"
            self.stdout.write(_("Correct them there, then: %(again)s") % {"again": again})

    def _actor(self, importer: Importer, options: dict[str, Any]) -> Actor:
        if not options["worker"]:
            if self.needs_worker:
                raise CommandError(
                    _(
                        "Say who imports: --as WORKER. They can then see whom they entered;"
                        " nobody else can until a case begins."
                    )
                )
            return SYSTEM
        with entered(SYSTEM):
            actor = as_membership(_chosen(options["worker"], options["employer"]).id)
        if not actor.may(importer.permission):
            raise CommandError(
                _(
                    "%(worker)s acts as %(role)s for %(agency)s; that role does not include"
                    " %(permission)s. Choose another worker or employer."
                )
                % {
                    "worker": options["worker"],
                    "role": actor.role,
                    "agency": actor.agency_name,
                    "permission": importer.permission,
                }
            )
        return actor


def _chosen(worker: str, employer: str | None) -> Choice:
    """The one membership meant. Raises CommandError where there is none, or more than one."""
    ways = ways_to_act(worker)
    if employer:
        ways = [way for way in ways if employer.casefold() in way.agency.casefold()]
    if not ways:
        raise CommandError(
            f"No current worker has the user name {worker}"
            + (f" at {employer}." if employer else ".")
            + " Check the spelling, and that the account is open."
        )
    if len(ways) > 1:
        named = "; ".join(f"{way.agency} ({way.role})" for way in ways)
        raise CommandError(
            _("%(worker)s works for %(named)s. Add --employer with one of them.")
            % {"worker": worker, "named": named}
        )
    return ways[0]


def _report_path(kind: str) -> Path:
    moment = timezone.localtime().strftime("%Y-%m-%d-%H%M%S")
    folder: Path = settings.PROJECT / ".var" / "imports"
    return folder / f"{kind}-{moment}.csv"


def _opened(target: Path, importer: Importer) -> Any:
    try:
        return report_file(target, importer.kind, importer.more)
    except OSError as error:
        raise CommandError(
            _(
                "%(target)s: the report cannot be written there (%(error)s). Name another file"
                " with --report."
            )
            % {"target": target, "error": error.strerror}
        ) from error


def add_encoding(parser: ArgumentParser) -> None:
    """The option of imports that read text tables."""
    parser.add_argument(
        "--encoding",
        type=_encoding,
        default="utf-8",
        help="how the text is stored, if not as UTF-8: windows-1252, utf-16 …",
    )


def _encoding(name: str) -> str:
    try:
        return check_encoding(name)
    except LookupError as error:
        raise CommandError(
            _("There is no encoding %(name)s. Try utf-8 or windows-1252.") % {"name": name}
        ) from error
