"""Finding the pack that a command names."""

from pathlib import Path

from django.core.management.base import CommandError

from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import check_folder, versions_of


def find_pack(named: str, version: int | None = None) -> Pack:
    """The pack in a folder, or an installed one by key, the newest unless a version is named.

    Raises CommandError with the next step where there is none.
    """
    if Path(named).is_dir():
        checked = check_folder(Path(named))
        if checked.pack is None:
            raise CommandError(f"Not readable yet. See: ciranda pack check {named}")
        return checked.pack
    found = [e for e in versions_of(named) if version in (None, e.version)]
    if not found:
        raise CommandError(f"{named} is not installed. `ciranda pack list` shows what is.")
    return found[0].pack
