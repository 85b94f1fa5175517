"""What a family member sees of their own cases: who stands around them, dates, news.

Driver: the person's own standing in cases. Where somebody of the family is protected, everything
that tells an area (agency, telephone, place) is left out for all of them (design, section 7).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.cases.enums import NoticeKind
from ciranda.cases.models import Coordination
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Helper:
    """Someone who stands around the family. `kind`: manager, cover, member."""

    kind: str
    name: str
    role: str
    agency: str
    phone: str
    since: datetime
    until: datetime | None
    is_person: bool
    trusted: bool
    membership_id: UUID | None = None


@dataclass(frozen=True)
class Coming:
    """A planned contact."""

    kind: str
    at: datetime
    name: str
    place: str


@dataclass(frozen=True)
class OwnCase:
    """One of my cases, as I see it."""

    id: UUID
    dossier_id: UUID
    pack: Pack
    child: str
    young: bool
    protected: bool
    closed_at: datetime | None
    helpers: tuple[Helper, ...]
    coming: tuple[Coming, ...]
    expecting: bool = False
    team: str = ""
    team_phone: str = ""
    of_family: bool = False

    @property
    def called(self) -> str:
        """Whom it is about: by name; the family, where no child is named; else the programme."""
        if self.expecting and not self.child:
            return _("The child you expect")
        if self.of_family and not self.child:
            return _("Your family")
        return self.child or self.pack.label("title", get_language() or "en")

    @property
    def manager(self) -> Helper | None:
        """The case manager, if there is one."""
        return next((h for h in self.helpers if h.kind == "manager"), None)

    @property
    def cover(self) -> Helper | None:
        """Who stands in for the case manager now."""
        return next((h for h in self.helpers if h.kind == "cover"), None)


@dataclass(frozen=True)
class OwnPages:
    """All my cases, with what waits for me."""

    cases: tuple[OwnCase, ...]
    unseen: int
    to_answer: int


_OWN = """
with mine as (
  select f.case_id, bool_or(f.is_young_person) as young from cases_familymember f
  where f.person_id = %(me)s and f.ended_at is null group by 1),
helpers as (
  select k.case_id, 'manager' as kind, k.name, k.profession as role, k.agency_name as agency,
    k.phone, k.started_at as since, k.ended_at as until, false as is_person,
    exists (select 1 from cases_trust t where t.case_id = k.case_id and t.ended_at is null
      and t.membership_id = k.membership_id) as trusted, k.membership_id, 1 as place
    from cases_coordination k where k.case_id in (select case_id from mine) and k.ended_at is null
  union all
  select k.case_id, 'cover', k.name, '', k.agency_name, k.phone, k.started_at, k.ended_at, false,
    false, k.membership_id, 2 from cases_cover k where k.case_id in (select case_id from mine)
    and k.started_at <= now() and (k.ended_at is null or k.ended_at > now())
  union all
  select m.case_id, 'member', m.name, m.role_key, m.agency_name, m.phone, m.started_at, m.ended_at,
    m.membership_id is null and m.service_id is null,
    exists (select 1 from cases_trust t where t.case_id = m.case_id and t.ended_at is null
      and t.member_id = m.id), m.membership_id, 3
    from cases_circlemember m where m.case_id in (select case_id from mine) and m.ended_at is null
    and (m.helper_of_id is null or m.helper_of_id = %(me)s))
select json_build_object(
 'unseen', (select count(*) from cases_familynotice n where n.person_id = %(me)s
   and n.seen_at is null),
 'to_answer', (select count(*) from consent_question q where q.person_id = %(me)s
   and q.closed_at is null and not exists (select 1 from consent_signature g
     where g.question_id = q.id)),
 'cases', (select coalesce(json_agg(json_build_object('id', c.id, 'pack', c.pack_version_id,
   'dossier', v.dossier_id, 'young', mine.young, 'protected', cases_shielded(c.id),
   'closed_at', c.closed_at,
   'child', (select coalesce(string_agg(coalesce(nullif(p.known_as, ''), p.given), ', '
       order by p.born_on, p.id), '')
     from cases_subject s join people_person p on p.id = s.person_id
     where s.case_id = c.id and s.ended_on is null),
   'expecting', exists (select 1 from cases_subject s where s.case_id = c.id
     and s.kind = 'pregnancy' and s.ended_on is null),
   'of_family', exists (select 1 from cases_subject s where s.case_id = c.id
     and s.kind = 'family' and s.ended_on is null),
   'team', (select json_build_object('name', t.name, 'phone', t.phone) from cases_custody u
     join agencies_team t on t.id = u.team_id where u.case_id = c.id and u.ended_at is null),
   'helpers', (select coalesce(json_agg(h order by h.place, h.since), '[]') from helpers h
     where h.case_id = c.id),
   'coming', (select coalesce(json_agg(x order by x.at), '[]') from (
     select k.kind_key as kind, k.at, k.name, coalesce(w.place, '') as place from cases_contact k
     left join cases_contactplace w on w.contact_id = k.id and w.replaced_at is null
     where k.case_id = c.id and k.is_planned and k.cancelled_at is null
       and k.at > now() - interval '12 hours' order by k.at limit 3) x))
   order by c.closed_at nulls first, c.opened_at desc, c.id), '[]')
  from mine join cases_case c on c.id = mine.case_id
  join lateral (select y.dossier_id from cases_volume y where y.case_id = c.id
    order by y.number desc limit 1) v on true))
"""


def own_pages(person_id: UUID) -> OwnPages:
    """All the cases of a family member, with who stands around and what comes. One statement."""
    with keeping() as cursor:
        cursor.execute(_OWN, {"me": person_id})
        found = cursor.fetchone()[0]
    row: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    return OwnPages(tuple(_case(c) for c in row["cases"]), row["unseen"], row["to_answer"])


def chosen(cases: tuple[OwnCase, ...], wanted: str) -> OwnCase | None:
    """The case asked for by its id, else the first."""
    found = next((case for case in cases if str(case.id) == wanted), None)
    return found or next(iter(cases), None)


def _case(row: dict[str, Any]) -> OwnCase:
    protected = row["protected"]
    return OwnCase(
        UUID(row["id"]),
        UUID(row["dossier"]),
        pack_of(row["pack"]),
        row["child"],
        row["young"],
        protected,
        _maybe(row["closed_at"]),
        tuple(_helper(h, protected) for h in row["helpers"]),
        tuple(
            Coming(
                c["kind"],
                datetime.fromisoformat(c["at"]),
                c["name"],
                "" if protected else c["place"],
            )
            for c in row["coming"]
        ),
        expecting=row["expecting"],
        team="" if protected or not row["team"] else row["team"]["name"],
        team_phone="" if protected or not row["team"] else row["team"]["phone"],
        of_family=row["of_family"],
    )


def _helper(row: dict[str, Any], protected: bool) -> Helper:
    return Helper(
        row["kind"],
        row["name"],
        row["role"],
        "" if protected else row["agency"],
        "" if protected else row["phone"],
        datetime.fromisoformat(row["since"]),
        _maybe(row["until"]),
        row["is_person"],
        row["trusted"],
        UUID(row["membership_id"]) if row["membership_id"] else None,
    )


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Before:
    """Somebody who held one of my cases together before, from when to when."""

    name: str
    profession: str
    started_at: datetime
    ended_at: datetime


def managers_before(case_ids: Iterable[UUID]) -> dict[UUID, list[Before]]:
    """Who managed my cases before, by case, newest first. Their agency is not told: it may tell an
    area. One statement."""
    told: dict[UUID, list[Before]] = {}
    ended = Coordination.objects.filter(case_id__in=list(case_ids)).exclude(ended_at=None)
    for one in ended.order_by("-ended_at"):
        if one.ended_at:
            before = Before(one.name, one.profession, one.started_at, one.ended_at)
            told.setdefault(one.case_id, []).append(before)
    return told


@dataclass(frozen=True)
class Notice:
    """That there is something to look at; never what."""

    id: UUID
    kind: NoticeKind
    at: datetime
    is_new: bool

    @property
    def is_about_meeting(self) -> bool:
        """Whether one's meetings say more; else the people around one do."""
        about = {NoticeKind.MEETING, NoticeKind.MEETING_CHANGED, NoticeKind.MINUTES}
        return self.kind in about

    @property
    def is_about_consents(self) -> bool:
        """Whether what one agreed to says more."""
        about = {NoticeKind.CONSENT_ENDS, NoticeKind.CONSENT_LAPSED, NoticeKind.SERVICE_MOVED}
        return self.kind in about

    @property
    def is_about_place(self) -> bool:
        """Whether the places that were offered say more."""
        return self.kind is NoticeKind.OFFER


def own_notices(person_id: UUID, *, most: int = 50) -> list[Notice]:
    """The newest notices of a family member. One statement."""
    with keeping() as cursor:
        found = rows(
            cursor,
            "select id, kind, at, seen_at is null as is_new from cases_familynotice"
            " where person_id = %s order by at desc, id desc limit %s",
            [person_id, most],
        )
    return [Notice(r["id"], NoticeKind(r["kind"]), r["at"], r["is_new"]) for r in found]


@dataclass(frozen=True)
class Look:
    """One worker's looks on one day: by role and agency, never by name."""

    case_id: UUID
    on: datetime
    role: str
    profession: str
    agency: str
    kinds: tuple[str, ...]
    times: int
    is_me: bool


_LOOKS = """
with mine as (
  select f.case_id from cases_familymember f
  where f.person_id = %(me)s and f.ended_at is null group by 1),
seen as (
  select d.case_id, date_trunc('day', e.at) as day, e.membership_id, e.human_id, e.kind, e.at
  from access_dossier d join audit_event e on e.dossier_id = d.id
  where d.case_id in (select case_id from mine) and e.verb = 'read' and e.outcome = 0
    and (e.membership_id is not null or e.human_id = (select app_human()))
    and e.at > now() - interval '12 months'),
looks as (
  select case_id, day, membership_id, max(at) as at, count(*) as times,
    array_agg(distinct kind) as kinds
  from seen group by 1, 2, 3 order by max(at) desc limit %(most)s offset %(first)s)
select l.case_id, l.at, l.membership_id is null as is_me, l.times, l.kinds,
  coalesce(w.role, '') as role, coalesce(w.profession, '') as profession,
  coalesce(w.agency, '') as agency
from looks l left join lateral cases_worker_labels(l.case_id, array[l.membership_id]) w on true
order by l.at desc
"""


def who_looked(person_id: UUID, *, first: int = 0, most: int = 50) -> list[Look]:
    """Who looked at my cases, a line a worker and day, newest first. One statement.

    Entries made to protect a child are withheld by the wall until a data officer releases them;
    what another adult of the family opened is theirs alone.
    """
    with keeping() as cursor:
        found = rows(cursor, _LOOKS, {"me": person_id, "most": most, "first": first})
    return [
        Look(
            r["case_id"],
            r["at"],
            r["role"],
            r["profession"],
            r["agency"],
            tuple(r["kinds"]),
            r["times"],
            r["is_me"],
        )
        for r in found
    ]
