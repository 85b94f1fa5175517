"""Workers who write contacts without pause while a drill breaks things under them.

Run as a process of its own, which speaks as the web role and through the real action.
Each acknowledged contact is one line of the file named: its id and when it was answered.
Command line: ``… drills.writing FILE SECONDS MEMBERSHIP:CASE …``, a thread for each pair.
"""

import os
import sys
import threading
import time
from pathlib import Path
from typing import TextIO
from uuid import UUID

KIND_OF_DRILL = "Written by a drill: nobody was visited."
SECONDS_BETWEEN_TRIES = 0.02


def _write_once(membership_id: UUID, case_id: UUID) -> UUID:
    from ciranda.access.actions import Actor, entered  # noqa: PLC0415 - after django.setup
    from ciranda.access.enums import Category, Role  # noqa: PLC0415
    from ciranda.agencies.queries import as_membership  # noqa: PLC0415
    from ciranda.cases.actions import contacts  # noqa: PLC0415
    from ciranda.cases.queries.desk import desk_of  # noqa: PLC0415

    with entered(Actor(human_id=None, role=Role.SYSTEM, name="drill")):
        actor = as_membership(membership_id)
    with entered(actor):
        kind = next(iter(desk_of(actor, case_id).pack.contact_kinds))
        return contacts.write(
            actor=actor,
            case_id=case_id,
            header=contacts.Header(kind=kind),
            paragraphs=[contacts.Words(Category.CONTACT, KIND_OF_DRILL)],
        )


def _work(post: tuple[UUID, UUID], until: float, out: TextIO, alone: threading.Lock) -> None:
    from django.db import Error, close_old_connections, connection  # noqa: PLC0415

    while time.monotonic() < until:
        try:
            written = _write_once(*post)
        except Error:
            # Not acknowledged: whoever typed it would be told so and send it again.
            connection.close()
            close_old_connections()
            time.sleep(SECONDS_BETWEEN_TRIES)
            continue
        with alone:
            out.write(f"{written} {time.time():.6f}\n")
            out.flush()
    connection.close()


def write_for(file: Path, seconds: float, posts: list[tuple[UUID, UUID]]) -> None:
    """Write contacts for so many seconds, one thread for each membership and case."""
    until = time.monotonic() + seconds
    alone = threading.Lock()
    with file.open("a") as out:
        threads = [
            threading.Thread(target=_work, args=(post, until, out, alone), daemon=True)
            for post in posts
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def main() -> int:
    """Entry point of the process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    file, seconds, *posts = sys.argv[1:]
    pairs = [post.split(":") for post in posts]
    write_for(Path(file), float(seconds), [(UUID(a), UUID(b)) for a, b in pairs])
    return 0


if __name__ == "__main__":
    sys.exit(main())
