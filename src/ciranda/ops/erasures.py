"""The erasure list beside the backups: what was erased goes again after a restore (ADR 0015).

A backup is older than some erasures. So the list is kept in a file of its own, elsewhere, and read
back after a restore. It holds dossiers, categories and counts, and the keys of persons whose names
were erased; no name.
"""

import json
from pathlib import Path
from typing import Any

from ciranda.common.database import OWNER, rows, speaking_as

_LINES = """
select id, case_id, from_dossier, category, controller_id, rows, erased_at
from cases_erasure order by erased_at, id
"""
_PUT = """
insert into cases_erasure (id, case_id, from_dossier, category, controller_id, rows, erased_at)
values (%(id)s, %(case_id)s, %(from_dossier)s, %(category)s, %(controller_id)s, %(rows)s,
  %(erased_at)s) on conflict do nothing
"""
_PERSONS = "select person_id, erased_at from people_erased order by erased_at, person_id"
_PUT_PERSON = """
insert into people_erased (person_id, erased_at) values (%(person_id)s, %(erased_at)s)
on conflict do nothing
"""
LINE = frozenset(
    ("id", "case_id", "from_dossier", "category", "controller_id", "rows", "erased_at")
)
PERSON = frozenset(("person_id", "erased_at"))


class UnreadableList(ValueError):
    """A file that is not an erasure list; the message says which line."""


def keep(file: Path) -> int:
    """Write the list to a file, one line a dossier and category, or a person. How many lines."""
    with speaking_as(OWNER) as cursor:
        found = rows(cursor, _LINES) + rows(cursor, _PERSONS)
    beside = file.with_name(file.name + ".new")
    beside.write_text("".join(json.dumps(line, default=str) + "\n" for line in found), "utf-8")
    beside.replace(file)
    return len(found)


def erase_again(file: Path | None = None) -> tuple[int, int]:
    """Take out again what the list names, with the lines of a kept file. Lines, rows that went.

    Raises UnreadableList; nothing is erased then.
    """
    kept = _read(file) if file else []
    with speaking_as(OWNER) as cursor:
        for line in kept:
            cursor.execute(_PUT_PERSON if set(line) == PERSON else _PUT, line)
        cursor.execute(
            "select cases_erase_again() + ops_erase_names_again(),"
            " (select count(*) from cases_erasure) + (select count(*) from people_erased)"
        )
        gone, lines = cursor.fetchone()
    return int(lines), int(gone)


def _read(file: Path) -> list[dict[str, Any]]:
    found = []
    for number, text in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            line = json.loads(text)
        except ValueError:
            line = None
        if not isinstance(line, dict) or set(line) not in (LINE, PERSON):
            raise UnreadableList(
                f"{file}:{number}: this is no line of an erasure list. Give the file that"
                " `ciranda db keep-erasures` wrote."
            )
        found.append(line)
    return found
