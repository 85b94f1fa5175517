"""What passed to a case manager when sharing with a service ended."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from ciranda.cases.enums import Prompt
from ciranda.cases.policies.prompts import said
from ciranda.common.database import rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class PassedTask:
    """A task, in its own words."""

    id: UUID
    what: str
    due_on: date | None
    is_open: bool


@dataclass(frozen=True)
class PassedContact:
    """A planned contact."""

    id: UUID
    kind_key: str
    at: datetime
    is_open: bool


@dataclass(frozen=True)
class Passed:
    """Everything one task names, as far as this reader sees it; actions of the plan by key."""

    case_id: UUID
    dossier_id: UUID
    pack: Pack
    tasks: tuple[PassedTask, ...]
    contacts: tuple[PassedContact, ...]
    action_ids: tuple[UUID, ...]


_PASSED = """
with it as (select t.case_id, t.dossier_id, t.about from cases_task t
  where t.id = %s and t.prompt = %s)
select it.case_id, it.dossier_id, c.pack_version_id as pack, it.about->'actions' as actions,
 (select coalesce(json_agg(json_build_object('id', k.id, 'what', k.what, 'due_on', k.due_on,
     'prompt', k.prompt, 'about', k.about,
     'is_open', k.done_at is null and k.dropped_at is null) order by k.due_on, k.id), '[]')
   from cases_task k where k.id::text in (select jsonb_array_elements_text(it.about->'tasks')))
   as tasks,
 (select coalesce(json_agg(json_build_object('id', k.id, 'kind_key', k.kind_key, 'at', k.at,
     'is_open', k.is_planned and k.cancelled_at is null) order by k.at, k.id), '[]')
   from cases_contact k
   where k.id::text in (select jsonb_array_elements_text(it.about->'contacts'))) as contacts
from it join cases_case c on c.id = it.case_id
"""


def what_passed_on(task_id: UUID) -> Passed | None:
    """What one such task names; None for a stranger or any other task. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _PASSED, [task_id, Prompt.PASSED_ON])
    if not found:
        return None
    row = {k: json.loads(v) if isinstance(v, str) else v for k, v in found[0].items()}
    return Passed(
        row["case_id"],
        row["dossier_id"],
        pack_of(row["pack"]),
        tuple(
            PassedTask(
                UUID(t["id"]),
                said(t["what"], t["prompt"], t["about"]),
                date.fromisoformat(t["due_on"]) if t["due_on"] else None,
                t["is_open"],
            )
            for t in row["tasks"]
        ),
        tuple(
            PassedContact(
                UUID(k["id"]), k["kind_key"], datetime.fromisoformat(k["at"]), k["is_open"]
            )
            for k in row["contacts"]
        ),
        tuple(UUID(a) for a in row["actions"] or ()),
    )
