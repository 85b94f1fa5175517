"""``ciranda db roles``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ciranda.ops import roles


class Command(BaseCommand):
    help = (
        "Print the SQL that makes Ciranda's database roles on a server of your own.\n\n"
        "A superuser of that server runs it once, for example:\n"
        "  ciranda db roles --database ciranda | psql -U postgres\n"
        "It can be run again: a role somebody widened by hand is narrowed. It sets no password;\n"
        "give each role its own with \\password in psql."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--database", default="ciranda", metavar="NAME", help="the database (ciranda)"
        )
        parser.add_argument(
            "--with-tests",
            action="store_true",
            help="also the role that makes test databases: never on a server with real families",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        self.stdout.write(roles.script(options["database"], with_tests=options["with_tests"]))
