"""The tasks of a family."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.access.enums import Category
from ciranda.cases.enums import Prompt
from ciranda.cases.policies.prompts import said
from ciranda.cases.queries.desk import Desk
from ciranda.common.database import keeping, rows


@dataclass(frozen=True)
class TaskLine:
    """A task in the list of a family. `state`: open, done, dropped."""

    id: UUID
    what: str
    due_on: date | None
    name: str
    mine: bool
    from_name: str
    handed_note: str
    ended_at: datetime | None
    dropped_note: str
    state: str
    dossier_id: UUID
    may_change: bool = False
    prompt: str = ""

    @property
    def lists_what_passed(self) -> bool:
        """Whether a page names what passed to the case manager."""
        return self.prompt == Prompt.PASSED_ON


@dataclass(frozen=True)
class Tasks:
    """Open tasks by day, and the ones that ended last."""

    open: tuple[TaskLine, ...]
    ended: tuple[TaskLine, ...]


_TASKS = """
(select t.id, t.what, t.prompt, t.about, t.due_on, t.name, t.membership_id = %(me)s as mine,
  case when t.created_by = t.membership_id then '' else t.created_by_name end as from_name,
  t.handed_note, null::timestamptz as ended_at, '' as dropped_note, 'open' as state,
  t.dossier_id
 from cases_task t where t.case_id = %(case)s and t.done_at is null and t.dropped_at is null
 order by t.due_on nulls last, t.id limit 200)
union all
(select t.id, t.what, t.prompt, t.about, t.due_on, t.name, t.membership_id = %(me)s,
  case when t.created_by = t.membership_id then '' else t.created_by_name end, t.handed_note,
  coalesce(t.done_at, t.dropped_at), t.dropped_note,
  case when t.done_at is null then 'dropped' else 'done' end, t.dossier_id
 from cases_task t where t.case_id = %(case)s
  and (t.done_at is not null or t.dropped_at is not null)
 order by coalesce(t.done_at, t.dropped_at) desc limit 30)
"""


@dataclass(frozen=True)
class TaskRead:
    """One task."""

    id: UUID
    case_id: UUID
    dossier_id: UUID
    what: str
    prompt: str
    about: dict[str, Any]


def task_read(task_id: UUID) -> TaskRead | None:
    """One task, or None for a stranger. One statement."""
    with keeping() as cursor:
        sql = "select id, case_id, dossier_id, what, prompt, about from cases_task where id = %s"
        found = rows(cursor, sql, [task_id])
    return TaskRead(**_in_words(found[0])) if found else None


def _line(row: dict[str, Any], desk: Desk) -> TaskLine:
    changes = desk.holds(row["dossier_id"], Category.SCHEDULE)
    shown = {key: value for key, value in _in_words(row).items() if key != "about"}
    return TaskLine(**{**shown, "mine": bool(row["mine"])}, may_change=changes)


def tasks_of(actor: Actor, case_id: UUID, desk: Desk) -> Tasks:
    """A family's tasks: all that are open (200 at most), the 30 that ended last. One statement.

    `desk` is where the actor writes about the case: a task that lies elsewhere is read only.
    """
    with keeping() as cursor:
        found = rows(cursor, _TASKS, {"case": case_id, "me": actor.membership_id})
    lines = [_line(row, desk) for row in found]
    return Tasks(
        tuple(t for t in lines if t.state == "open"), tuple(t for t in lines if t.state != "open")
    )


def _in_words(row: dict[str, Any]) -> dict[str, Any]:
    about = json.loads(row["about"]) if isinstance(row["about"], str) else row["about"]
    return {**row, "about": about, "what": said(row["what"], row["prompt"], about)}
