"""What happened in a case, newest first: contacts, notes, stages, people, consents, milestones.

Driver: the case. Each source is behind its own wall; a paragraph whose contact the reader may not
see stands alone as a note.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ciranda.access.enums import Category
from ciranda.common.database import keeping, rows
from ciranda.programmes.enums import Event

# Milestones that no row of their own tells of on this page.
SHOWN_EVENTS = tuple(
    str(event)
    for event in (
        Event.ASSESSMENT_DONE,
        Event.MEETING_HELD,
        Event.PLAN_PROPOSED,
        Event.PLAN_SIGNED,
        Event.PLAN_REVIEWED,
        Event.TRANSFER_OFFERED,
        Event.TRANSFER_ACCEPTED,
        Event.TRANSFER_CONTACTED,
        Event.TRANSITION_STARTED,
        Event.TRANSITION_RECEIVED,
        Event.BIRTH,
    )
)
KINDS = ("contact", "note", "stage", "people", "consent", "milestone")

_SOURCES = {
    "contact": """
 select 'contact' as kind, k.id, k.at, k.membership_id as who, k.name, k.profession,
   k.kind_key as key, jsonb_build_object('attendance', k.attendance_key, 'minutes', k.minutes,
     'corrected', k.corrected_at is not null, 'version', k.version,
     'place', w.place, 'agency', w.agency_name) as more
  from cases_contact k
  left join cases_contactplace w on w.contact_id = k.id and w.replaced_at is null
  where k.case_id = %(case)s and not k.is_planned
   and (%(category)s::int is null or exists (select 1 from cases_paragraph p
     where p.contact_id = k.id and p.replaced_at is null and p.category = %(category)s))""",
    "note": """
 select 'note', p.contact_id, max(p.at), max(p.membership_id::text)::uuid, max(p.name),
   max(p.profession), '', '{}'::jsonb
  from cases_paragraph p
  where p.case_id = %(case)s and p.replaced_at is null
   and not exists (select 1 from cases_contact k where k.id = p.contact_id)
   and (%(category)s::int is null or p.category = %(category)s)
  group by p.contact_id""",
    "stage": """
 select 'stage', s.id, s.started_at, null::uuid, '', '', s.key,
   jsonb_build_object('reason', s.reason, 'note', s.note, 'recall_on', s.recall_on)
  from cases_stage s where s.case_id = %(case)s and %(category)s::int is null""",
    "people": """
 select 'people', k.id, k.started_at, k.membership_id, k.name, k.profession, 'manager',
   jsonb_build_object('agency', k.agency_name)
  from cases_coordination k where k.case_id = %(case)s and %(category)s::int is null
 union all
 select 'people', m.id, m.started_at, m.membership_id, m.name, '', 'joined',
   jsonb_build_object('agency', m.agency_name, 'role', m.role_key)
  from cases_circlemember m where m.case_id = %(case)s and %(category)s::int is null
 union all
 select 'people', m.id, m.ended_at, m.membership_id, m.name, '', 'left',
   jsonb_build_object('agency', m.agency_name, 'reason', m.end_reason)
  from cases_circlemember m where m.case_id = %(case)s and m.ended_at is not null
   and %(category)s::int is null""",
    "consent": """
 select 'consent', e.id, e.started_at, null::uuid, coalesce(nullif(v.public_label, ''), v.name, ''),
   '', 'given', jsonb_build_object('column', k.column_key)
  from consent_effect e join consent_consent k on k.id = e.consent_id
  left join agencies_service v on v.id = k.service_id
  where k.case_id = %(case)s and %(category)s::int is null
 union all
 select 'consent', e.id, e.ended_at, null::uuid, coalesce(nullif(v.public_label, ''), v.name, ''),
   '', 'ended', jsonb_build_object('column', k.column_key)
  from consent_effect e join consent_consent k on k.id = e.consent_id
  left join agencies_service v on v.id = k.service_id
  where k.case_id = %(case)s and e.ended_at <= now() and %(category)s::int is null""",
    "milestone": """
 select 'milestone', h.id, h.at, null::uuid, '', '', h.event, '{}'::jsonb
  from cases_happening h where h.case_id = %(case)s and h.event = any (%(events)s)
   and %(category)s::int is null""",
}


# Paragraphs are fetched for the entries shown only.
_PAGE = """
with everything (kind, id, at, who, name, profession, key, more) as ({sources}),
chosen as (select * from everything e where %(who)s::uuid is null or e.who = %(who)s)
select (select count(*) from chosen) as total,
  (select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('paragraphs', (
      select coalesce(jsonb_agg(jsonb_build_object('category', p.category, 'body', p.body,
        'speaker', p.speaker, 'language', p.language) order by p."order"), '[]')
      from cases_paragraph p where p.contact_id = x.id and p.replaced_at is null))
    order by x.at desc, x.id desc), '[]')
   from (select * from chosen order by at desc, id desc
     limit %(length)s offset %(start)s) x) as entries,
  (select coalesce(jsonb_agg(jsonb_build_array(x.who, x.name) order by x.name), '[]') from (
    select distinct on (who) who, name from everything
    where who is not null and kind in ('contact', 'note')) x) as writers
"""


@dataclass(frozen=True)
class Said:
    """A paragraph this reader may see."""

    category: Category
    body: str
    speaker: str
    language: str
    item: str = ""
    allowed_by: str = ""


@dataclass(frozen=True)
class Entry:
    """Something that happened. `key` is the pack's or the source's own word for what."""

    kind: str
    id: UUID
    at: datetime
    who_id: UUID | None
    name: str
    profession: str
    key: str
    paragraphs: tuple[Said, ...]
    more: dict[str, Any]


@dataclass(frozen=True)
class Filter:
    """What the reader chose to see: a kind, a category, a worker; empty for everything."""

    kind: str = ""
    category: int | None = None
    who_id: UUID | None = None


@dataclass(frozen=True)
class Slice:
    """A page of the timeline, how many entries there are in all, and who wrote any of them."""

    entries: tuple[Entry, ...]
    total: int
    writers: tuple[tuple[UUID, str], ...]


def timeline(case_id: UUID, chosen: Filter, *, start: int = 0, length: int = 10) -> Slice:
    """A part of what happened in a case, newest first. One statement."""
    kinds = [chosen.kind] if chosen.kind in _SOURCES else list(_SOURCES)
    sql = _PAGE.format(sources=" union all ".join(_SOURCES[k] for k in kinds))
    with keeping() as cursor:
        row = rows(
            cursor,
            sql,
            {
                "case": case_id,
                "category": chosen.category,
                "who": chosen.who_id,
                "events": list(SHOWN_EVENTS),
                "length": length,
                "start": start,
            },
        )[0]
    return Slice(
        tuple(_entry(e) for e in _json(row["entries"])),
        row["total"],
        tuple((UUID(who), name) for who, name in _json(row["writers"])),
    )


def _entry(row: dict[str, Any]) -> Entry:
    more = row["more"] or {}
    return Entry(
        kind=row["kind"],
        id=UUID(row["id"]),
        at=datetime.fromisoformat(row["at"]),
        who_id=UUID(row["who"]) if row["who"] else None,
        name=row["name"] or "",
        profession=row["profession"] or "",
        key=row["key"] or "",
        paragraphs=tuple(
            Said(Category(p["category"]), p["body"], p["speaker"], p["language"])
            for p in row["paragraphs"]
        ),
        more=more,
    )


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
