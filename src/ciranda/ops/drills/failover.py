"""The drill of a lost server: kill the primary under load, let the standby take over, count.

The oracle: every contact whose writing was acknowledged is there, with its event in the audit
trail; nothing stands half. The time without writes is measured from the kill to the next answer,
the time to notice included (design, section 9: nothing acknowledged is lost).
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ciranda.ops import roles
from ciranda.ops.drills import nodes
from ciranda.ops.drills.nodes import DrillFailed, Node, Source

SOURCE = Path(__file__).resolve().parents[3]
# A watchman gives up on a server that has not answered so often, at this interval.
MISSES, SECONDS_BETWEEN_LOOKS = 3, 0.1
# Workers of the team that answers, with one of its cases each.
_POSTS = """
select distinct on (p.membership_id) p.membership_id::text, c.case_id::text
from cases_custody c
join agencies_placement p on p.team_id = c.team_id and p.ended_on is null
join agencies_membership m on m.id = p.membership_id and m.ended_on is null
  and m.suspended_at is null and m.trained_on is not null
where c.ended_at is null
order by p.membership_id, c.case_id
limit %s
"""
_HELD = "select id::text from cases_contact where id = any(%s::uuid[])"
_UNAUDITED = """
select count(*) from cases_contact c where c.id = any(%s::uuid[])
and not exists (select from audit_event e where e.object_id = c.id)
"""
_WITHOUT_CONTACT = """
select count(*) from audit_event e where e.verb = 'cases.write' and e.kind = 'contact'
and not exists (select from cases_contact c where c.id = e.object_id)
"""


@dataclass(frozen=True)
class Outcome:
    """What a failover drill found."""

    writers: int
    acknowledged: int
    before: int
    after: int
    lost: int
    unaudited: int
    seconds_to_notice: float
    seconds_to_write_again: float
    rejoined: bool

    @property
    def holds(self) -> bool:
        """Nothing acknowledged was lost, and writing went on."""
        return self.lost == 0 and self.unaudited == 0 and self.after > 0 and self.before > 0


def run(
    folder: Path, source: Source, writers: int, seconds: float, say: Callable[[str], object]
) -> Outcome:
    """Copy, add a standby, write, kill, promote, count, rejoin; everything is deleted afterwards.

    Raises DrillFailed when a step cannot be done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        say(f"Copying the database {source.database}")
        first = nodes.primary(folder, source)
        say("Adding a standby that every commit waits for")
        second = nodes.standby(folder, first)
        return lose(folder, (first, second), writers, seconds, say)
    finally:
        nodes.remove(folder)


def _posts(node: Node, writers: int) -> list[str]:
    with node.superuser(node.database) as connection:
        found = connection.execute(_POSTS, [writers]).fetchall()
    if not found:
        raise DrillFailed("No team with an open case was found: run `make demo` first.")
    # Few workers write several at once, as somebody with two windows does.
    return [f"{found[n % len(found)][0]}:{found[n % len(found)][1]}" for n in range(writers)]


def lose(
    folder: Path,
    pair: tuple[Node, Node],
    writers: int,
    seconds: float,
    say: Callable[[str], object],
) -> Outcome:
    """Kill the first of a pair in step under load; afterwards the second leads and it follows.

    Raises DrillFailed when a step cannot be done.
    """
    first, second = pair
    posts = _posts(first, writers)
    answers = folder / "answers"
    answers.touch()
    writing = _start_writers(answers, seconds, posts, (first, second))
    try:
        nodes.wait_for(lambda: _lines(answers) >= 2 * len(posts), "Nobody could write.")
        time.sleep(seconds / 3)
        say("Killing the primary")
        killed, at = time.monotonic(), time.time()
        nodes.kill(first)
        _notice(first)
        noticed = time.monotonic() - killed
        say("Promoting the standby")
        nodes.promote(second)
        writing.wait(seconds + 120)
    finally:
        writing.kill()
    say("Counting what was acknowledged")
    told = [line.split() for line in answers.read_text().splitlines()]
    # An answer after the kill may still be of a commit that both servers had by then.
    again = min((float(t) for _, t in told if float(t) > at + noticed), default=float("inf"))
    ids = [one for one, _ in told]
    lost, unaudited = _missing(second, ids)
    say("Bringing the killed server back as standby")
    nodes.rejoin(first, second)
    return Outcome(
        writers=len(posts),
        acknowledged=len(ids),
        before=sum(float(t) <= at for _, t in told),
        after=sum(float(t) > at + noticed for _, t in told),
        lost=lost,
        unaudited=unaudited,
        seconds_to_notice=noticed,
        seconds_to_write_again=again - at,
        rejoined=True,
    )


def _start_writers(
    answers: Path, seconds: float, posts: list[str], pair: tuple[Node, Node]
) -> subprocess.Popen[bytes]:
    hosts = ",".join(str(node.socket) for node in pair)
    url = (
        f"postgresql://{roles.WEB}@/{quote(pair[0].database)}?host={quote(hosts)}"
        "&target_session_attrs=read-write&connect_timeout=2"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "CIRANDA_NO_POOL": "1",
        "PYTHONPATH": os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")]),
    }
    environment.pop("CIRANDA_TESTING", None)
    command = [
        sys.executable,
        "-m",
        "ciranda.ops.drills.writing",
        str(answers),
        str(seconds),
        *posts,
    ]
    return subprocess.Popen(command, env=environment)


def _lines(file: Path) -> int:
    return file.read_text().count("\n")


def _notice(node: Node) -> None:
    misses = 0
    while misses < MISSES:
        misses = 0 if node.cluster.answers() else misses + 1
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _missing(node: Node, ids: list[str]) -> tuple[int, int]:
    with node.superuser(node.database) as connection:
        held = connection.execute(_HELD, [ids]).fetchall()
        unaudited = connection.execute(_UNAUDITED, [ids]).fetchone()
        half = connection.execute(_WITHOUT_CONTACT).fetchone()
    return len(set(ids)) - len(held), int(str(unaudited[0])) + int(str(half[0]))  # type: ignore[index]
