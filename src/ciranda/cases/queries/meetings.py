"""Meetings as they are read: those of a case, one with all that belongs to it, a family's own.

Drivers: the case for staff, one's own invitations for the family. A family member is not shown who
helps the other adult alone; in a protected family nothing that tells an area (design, section 7).
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.enums import Category
from ciranda.cases.enums import Attended, MinutesState, SeenHow
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

MOST_LISTED, A_PAGE = 200, 25


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list. `minutes` is the state of its notes, empty where there are none that
    this reader sees. `seen`: this family member has seen the notes as they stand."""

    id: UUID
    dossier_id: UUID
    case_id: UUID
    pack_version_id: UUID | None
    kind_key: str
    is_safeguarding: bool
    starts_at: datetime
    place: str
    protected: bool
    called_by_name: str
    held_at: datetime | None
    cancelled_at: datetime | None
    minutes: str
    seen: bool

    @property
    def pack(self) -> Pack | None:
        """The pack of the case; None for a guest who does not see the case."""
        return pack_of(self.pack_version_id) if self.pack_version_id else None


@dataclass(frozen=True)
class Invited:
    """Someone invited. `attended`: came, excused, absent, or empty while nobody has said."""

    id: UUID
    name: str
    role: str
    agency: str
    membership_id: UUID | None
    person_id: UUID | None
    is_organiser: bool
    helper_of: UUID | None
    uninvited: bool
    attended: str
    is_service: bool = False

    @property
    def is_guest(self) -> bool:
        """Invited by name, without an account: by a link."""
        return not (self.membership_id or self.person_id or self.is_service)

    @property
    def attended_words(self) -> str:
        """What became of the invitation, in words."""
        return str(Attended(self.attended).label) if self.attended else ""


@dataclass(frozen=True)
class Decided:
    """A decision, the one worker responsible, and the day."""

    words: str
    name: str
    due_on: date


@dataclass(frozen=True)
class Seen:
    """Someone of the family has seen the notes as they stand."""

    person_id: UUID
    how: str
    remark: str
    seen_at: datetime

    @property
    def how_words(self) -> str:
        """How they saw them, in words."""
        return str(SeenHow(self.how).label)


@dataclass(frozen=True)
class Notes:
    """The notes of a meeting, and who of the family has seen this version."""

    body: str
    language: str
    state: MinutesState
    written_by_name: str
    written_at: datetime
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class MeetingRead:
    """One meeting. `writes`: this reader may change it. `vetoed`: this person has used their veto.

    `place` and agencies are empty for the family where somebody of it is protected.
    """

    line: MeetingLine
    lasts_minutes: int
    cancel_reason: str
    writes: bool
    vetoed: bool
    invited: tuple[Invited, ...]
    agenda: tuple[tuple[str, str], ...]
    decisions: tuple[Decided, ...]
    notes: Notes | None

    @property
    def present(self) -> tuple[Invited, ...]:
        """Everyone invited whom nobody turned away."""
        return tuple(i for i in self.invited if not i.uninvited)

    @property
    def family(self) -> tuple[Invited, ...]:
        """Those of the family who are invited."""
        return tuple(i for i in self.present if i.person_id)

    @property
    def is_planned(self) -> bool:
        """Neither held nor called off."""
        return self.line.held_at is None and self.line.cancelled_at is None

    @property
    def allows_veto(self) -> bool:
        """Whether an adult may turn an invitee away here: the pack's rule, never about safety."""
        pack = self.line.pack
        kind = pack.meeting_kinds.get(self.line.kind_key) if pack else None
        return bool(kind and kind.family_veto and self.is_planned and not self.line.is_safeguarding)

    def may_turn_away(self, invited: Invited, person_id: UUID) -> bool:
        """Whether this adult may turn this invitee away."""
        own = invited.helper_of in (None, person_id)
        workers = invited.person_id is None and not invited.is_organiser and not invited.uninvited
        return self.allows_veto and not self.vetoed and workers and own


_LINE = """
 g.id, g.dossier_id, g.case_id, c.pack_version_id, g.kind_key, g.is_safeguarding, g.starts_at,
 case when not app_staff() and cases_shielded(g.case_id) then ''
   else coalesce(p.place, g.place) end as place, cases_shielded(g.case_id) as protected,
 g.called_by_name, g.held_at, g.cancelled_at, coalesce(m.state, '') as minutes,
 exists (select 1 from cases_minutesseen s where s.minutes_id = m.id and s.version = m.version
   and s.person_id = app_person()) as seen
"""
_FROM = """
 from cases_meeting g left join cases_case c on c.id = g.case_id
 left join cases_minutes m on m.meeting_id = g.id
 left join cases_workplace p on p.id = g.id
"""
_OF_CASE = f"""select {_LINE}, count(*) over () as total {_FROM} where g.case_id = %s
 order by g.starts_at desc, g.id limit %s offset %s"""
_OWN = f"""select {_LINE} {_FROM} where g.id in (select i.meeting_id from cases_invitee i
  where i.person_id = %s and i.uninvited_at is null)
 order by g.starts_at desc, g.id limit %s"""  # noqa: S608 - constants
_ONE = f"""select {_LINE}, g.lasts_minutes, g.cancel_reason,
 exists (select 1 from access_grant w where w.dossier_id = g.dossier_id
   and w.principal = any (app_principals()) and w.purposes & app_purpose() <> 0
   and now() >= w.valid_from and now() < w.valid_until
   and w.writes & (1 << case when g.is_safeguarding
     then {int(Category.SAFEGUARDING)} else {int(Category.PLAN)} end) <> 0) as writes,
 exists (select 1 from cases_veto v where v.meeting_id = g.id
   and v.person_id = app_person()) as vetoed,
 (select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'role', i.role,
     'agency', case when not app_staff() and cases_shielded(g.case_id) then ''
       else coalesce((select w.agency_name from cases_workplace w where w.id = i.id),
         i.agency_name) end,
     'membership_id', i.membership_id, 'person_id', i.person_id,
     'is_service', i.service_id is not null,
     'is_organiser', i.is_organiser, 'helper_of', i.helper_of_id,
     'uninvited', i.uninvited_at is not null, 'attended', i.attended)
     order by i.is_organiser desc, i.invited_at, i.id), '[]')
   from cases_invitee i where i.meeting_id = g.id
     and (app_staff() or i.helper_of_id is null or i.helper_of_id = app_person())) as invited,
 (select coalesce(json_agg(json_build_array(a.words, a.raised_by_name)
     order by a.position, a.id), '[]')
   from cases_agendaitem a where a.meeting_id = g.id) as agenda,
 (select coalesce(json_agg(json_build_object('words', d.words, 'name', d.name,
     'due_on', d.due_on) order by d.due_on, d.id), '[]')
   from cases_decision d where d.meeting_id = g.id) as decisions,
 (select json_build_object('body', m.body, 'language', m.language, 'state', m.state,
     'written_by_name', m.written_by_name, 'written_at', m.written_at,
     'seen', (select coalesce(json_agg(json_build_object('person_id', s.person_id, 'how', s.how,
         'remark', s.remark, 'seen_at', s.seen_at) order by s.seen_at), '[]')
       from cases_minutesseen s where s.minutes_id = m.id and s.version = m.version))
   where m.id is not null) as notes
 {_FROM} where g.id = %s"""  # noqa: S608 - constants


def meetings_of(case_id: UUID, *, page: int = 1) -> tuple[list[MeetingLine], int]:
    """A page of the meetings of a case that this reader may know of, newest first, and how many
    there are (0 beyond the last page). One statement."""
    with keeping() as cursor:
        found = rows(cursor, _OF_CASE, [case_id, A_PAGE, A_PAGE * (page - 1)])
    total = found[0]["total"] if found else 0
    return [MeetingLine(**{k: v for k, v in r.items() if k != "total"}) for r in found], total


def own_meetings(person_id: UUID) -> list[MeetingLine]:
    """The meetings to which this family member is invited, newest first. One statement."""
    return _lines(_OWN, person_id)


def meeting(meeting_id: UUID) -> MeetingRead | None:
    """One meeting with all that this reader sees of it, or None for a stranger. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _ONE, [meeting_id])
    return _read(found[0]) if found else None


def _lines(sql: str, of: UUID) -> list[MeetingLine]:
    with keeping() as cursor:
        return [MeetingLine(**row) for row in rows(cursor, sql, [of, MOST_LISTED])]


def _read(row: dict[str, Any]) -> MeetingRead:
    notes, minutes = _json(row.pop("notes")), row["minutes"]
    more = {key: row.pop(key) for key in ("lasts_minutes", "cancel_reason", "writes", "vetoed")}
    invited, agenda = _json(row.pop("invited")), _json(row.pop("agenda"))
    decisions = _json(row.pop("decisions"))
    return MeetingRead(
        line=MeetingLine(**row),
        invited=tuple(_invited(i) for i in invited),
        agenda=tuple((words, by) for words, by in agenda),
        decisions=tuple(
            Decided(d["words"], d["name"], date.fromisoformat(d["due_on"])) for d in decisions
        ),
        notes=_notes(notes) if notes and minutes else None,
        **more,
    )


def _invited(row: dict[str, Any]) -> Invited:
    for key in ("id", "membership_id", "person_id", "helper_of"):
        row[key] = UUID(row[key]) if row[key] else None
    return Invited(**row)


def _notes(row: dict[str, Any]) -> Notes:
    row["state"] = MinutesState(row["state"])
    row["written_at"] = datetime.fromisoformat(row["written_at"])
    row["seen"] = tuple(
        Seen(UUID(s["person_id"]), s["how"], s["remark"], datetime.fromisoformat(s["seen_at"]))
        for s in row["seen"]
    )
    return Notes(**row)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
