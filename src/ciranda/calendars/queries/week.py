"""What fills a family's week, and what was decided about overlaps, in one statement.

Groups and appointments at services are their own apps' to tell: whoever shows the week puts them
beside these (`groups.queries`, `services.queries`).
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from ciranda.calendars.enums import Filled, Way
from ciranda.calendars.policies.week import Entry, Series, times_of
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

_WEEK = """
select c.id as case_id, c.pack_version_id, c.closed_at, v.dossier_id,
  (select string_agg(coalesce(nullif(p.known_as, ''), p.given), ', ' order by p.born_on, p.id)
    from cases_subject s join people_person p on p.id = s.person_id
    where s.case_id = c.id and s.ended_on is null) as child,
  (select coalesce(json_agg(json_build_object('id', k.id, 'kind_key', k.kind_key,
      'words', k.words, 'is_protected', k.is_protected, 'starts_at', k.starts_at,
      'minutes', k.minutes, 'is_weekly', k.is_weekly, 'until_on', k.until_on,
      'by', k.recorded_by_name, 'service', case when e.public_label <> '' then e.public_label
        when x.hides then '' else coalesce(e.name, '') end)
      order by k.starts_at, k.id), '[]')
    from calendars_commitment k left join agencies_service e on e.id = k.service_id
    where k.case_id = c.id and k.ended_at is null
      and (k.is_weekly or k.starts_at >= %(since)s::timestamptz - interval '1 day')
      and k.starts_at < %(until)s) as commitments,
  (select coalesce(json_agg(json_build_object('id', t.id, 'kind_key', t.kind_key, 'at', t.at,
      'minutes', coalesce(t.minutes, 60), 'name', t.name) order by t.at, t.id), '[]')
    from cases_contact t where t.case_id = c.id and t.is_planned and t.cancelled_at is null
      and t.at >= %(since)s and t.at < %(until)s) as contacts,
  (select coalesce(json_agg(json_build_object('id', m.id, 'kind_key', m.kind_key,
      'at', m.starts_at, 'minutes', m.lasts_minutes, 'name', m.called_by_name)
      order by m.starts_at, m.id), '[]')
    from cases_meeting m where m.case_id = c.id and m.cancelled_at is null
      and m.starts_at >= %(since)s and m.starts_at < %(until)s) as meetings,
  (select coalesce(json_agg(json_build_object('protected_id', d.protected_id,
      'other_id', d.other_id, 'way', d.way, 'reason', d.reason, 'at', d.at, 'by_name', d.by_name)
      order by d.at, d.id), '[]')
    from calendars_clashdecision d where d.case_id = c.id) as decisions
from cases_case c
join lateral (select y.dossier_id from cases_volume y where y.case_id = c.id
  order by y.number desc limit 1) v on true
cross join lateral (select cases_shielded(c.id) and not exists (select 1 from access_grant g
    where g.dossier_id = v.dossier_id and g.cats & 2 <> 0
      and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
      and now() >= g.valid_from and now() < g.valid_until) as hides) x
"""
_OF_CASE = _WEEK + " where c.id = %(case)s"
_OF_FAMILY = (
    _WEEK  # noqa: S608 - fixed text
    + """ where c.closed_at is null and c.id in (select m.case_id from cases_familymember m
  where m.person_id = %(person)s and m.ended_at is null) order by c.id"""
)


@dataclass(frozen=True)
class Decision:
    """What was decided where something overlaps a protected obligation."""

    protected_id: UUID
    other_id: UUID
    way: Way
    reason: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class Week:
    """A family's week as far as this reader may see it."""

    case_id: UUID
    dossier_id: UUID
    pack: Pack
    child: str
    is_closed: bool
    since: datetime
    until: datetime
    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())

    @property
    def called(self) -> str:
        """Whom it is about: by name, or where nobody is born or named yet, the programme."""
        return self.child or self.pack.label("title", get_language() or "en")

    def decision(self, one: UUID, two: UUID) -> Decision | None:
        """What was decided about these two, the protected one first or second."""
        both = {one, two}
        found = (d for d in self.decisions if {d.protected_id, d.other_id} == both)
        return next(found, None)


def week_of(case_id: UUID, monday: date, zone: ZoneInfo, language: str) -> Week | None:
    """The week of a case that begins on a day; None for strangers. One statement."""
    asked = {"case": case_id, **_bounds(monday, zone)}
    with keeping() as cursor:
        found = rows(cursor, _OF_CASE, asked)
    return _week(found[0], asked, zone, language) if found else None


def weeks_for(person_id: UUID, monday: date, zone: ZoneInfo, language: str) -> list[Week]:
    """The same week in every open case that a person is family in. One statement."""
    asked = {"person": person_id, **_bounds(monday, zone)}
    with keeping() as cursor:
        found = rows(cursor, _OF_FAMILY, asked)
    return [_week(row, asked, zone, language) for row in found]


def _bounds(monday: date, zone: ZoneInfo) -> dict[str, datetime]:
    midnight = datetime.min.time()
    until = datetime.combine(monday + timedelta(days=7), midnight, zone)
    return {"since": datetime.combine(monday, midnight, zone), "until": until}


def _week(row: dict[str, Any], asked: dict[str, Any], zone: ZoneInfo, language: str) -> Week:
    pack = pack_of(row["pack_version_id"])
    since, until = asked["since"], asked["until"]
    entries = [
        entry
        for found in _json(row["commitments"])
        for entry in _times(found, pack, (since, until), zone, language)
    ]
    singles = ((Filled.CONTACT, "contact_kinds"), (Filled.MEETING, "meeting_kinds"))
    for (kind, section), column in zip(singles, ("contacts", "meetings"), strict=True):
        for found in _json(row[column]):
            path = f"{section}.{found['kind_key']}"
            entries.append(_single(found, kind, pack.label(path, language)))
    return Week(
        row["case_id"],
        row["dossier_id"],
        pack,
        row["child"] or "",
        row["closed_at"] is not None,
        since,
        until,
        tuple(sorted(entries, key=lambda e: (e.starts_at, str(e.id)))),
        tuple(_decision(d) for d in _json(row["decisions"])),
    )


def _times(
    found: dict[str, Any],
    pack: Pack,
    between: tuple[datetime, datetime],
    zone: ZoneInfo,
    language: str,
) -> list[Entry]:
    ends = date.fromisoformat(found["until_on"]) if found["until_on"] else None
    first = datetime.fromisoformat(found["starts_at"])
    series = Series(first, found["minutes"], found["is_weekly"], ends)
    label = pack.label(f"commitments.{found['kind_key']}", language)
    what = f"{label}: {found['words']}" if found["words"] else label
    return [
        Entry(
            UUID(found["id"]),
            Filled.COMMITMENT,
            what,
            found["service"],
            at,
            at + timedelta(minutes=series.minutes),
            found["is_protected"],
        )
        for at in times_of(series, *between, zone)
    ]


def _single(found: dict[str, Any], kind: Filled, what: str) -> Entry:
    at = datetime.fromisoformat(found["at"])
    ends = at + timedelta(minutes=found["minutes"])
    return Entry(UUID(found["id"]), kind, what, found["name"], at, ends)


def _decision(found: dict[str, Any]) -> Decision:
    return Decision(
        UUID(found["protected_id"]),
        UUID(found["other_id"]),
        Way(found["way"]),
        found["reason"],
        datetime.fromisoformat(found["at"]),
        found["by_name"],
    )


def _json(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value
    return found
