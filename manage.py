#!/usr/bin/env python
"""Django's own entry point; `ciranda` is the one meant for people."""

import os
import sys
from pathlib import Path


def main() -> None:
    # This checkout goes before any installed copy, so that a second worktree runs its own code.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
