"""A child's line as it is read: its dates beside the original ones, and what support is left."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Sum

from ciranda.access.actions import Actor
from ciranda.cases.enums import Change, LineReply, SuggestionState
from ciranda.cases.models import Line, Moment, Support, SupportRelease
from ciranda.cases.policies.line import CapUsed
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.common.database import instant, rows
from ciranda.people.models import Identifier
from ciranda.programmes.enums import LineStart
from ciranda.programmes.policies.schema import Pack

# For the family's page: the next four that lie ahead.
LINE_ON_CASE = """
select jsonb_build_object(
  'declined_until', case when l.review_on > current_date then l.review_on end,
  'held', (select count(*) from cases_moment m where m.dossier_id = l.dossier_id
    and m.held_on is not null),
  'ahead', (select count(*) from cases_moment m where m.dossier_id = l.dossier_id
    and m.held_on is null and m.change <> 'skipped'),
  'next', (select coalesce(jsonb_agg(to_jsonb(x) order by x.due_on, x.id), '[]') from (
    select m.id, m.key, m.kind_key, m.due_on, m.first_on from cases_moment m
    where m.dossier_id = l.dossier_id and m.held_on is null and m.change <> 'skipped'
    order by m.due_on, m.id limit 4) x),
  'pack_version', (select c.pack_version_id from cases_case c where c.id = l.case_id))
from cases_line l where l.dossier_id = (select v.dossier_id from cases_volume v
  where v.case_id = %(case)s order by v.number desc limit 1)
"""
_PAGE = """
select to_jsonb(l) as line,
  (select coalesce(jsonb_agg(to_jsonb(m) order by m.due_on, m.id), '[]') from cases_moment m
    where m.dossier_id = l.dossier_id) as moments,
  (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from (select cap_key, count(*) as used,
    sum(minutes) as minutes from cases_support where dossier_id = l.dossier_id group by 1) s)
    as used,
  (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from (
    select payer_key, count(*) as contacts, sum(minutes) as minutes from (
      select payer_key, minutes from cases_support where dossier_id = l.dossier_id
      union all select payer_key, minutes from cases_moment
        where dossier_id = l.dossier_id and held_on is not null) b group by 1 order by 1) p)
    as paid,
  (select coalesce(jsonb_agg(to_jsonb(r) order by r.decided_at), '[]') from cases_supportrelease r
    where r.dossier_id = l.dossier_id) as releases,
  (select coalesce(jsonb_agg(to_jsonb(s) order by s."on", s.id), '[]') from cases_support s
    where s.dossier_id = l.dossier_id) as supports,
  (select coalesce(jsonb_agg(jsonb_build_object('key', p.key, 'due_on', p.due_on,
      'prepared_on', p.prepared_on, 'received_on', p.received_on)
      order by p.due_on), '[]')
    from cases_passing p where p.dossier_id = l.dossier_id) as passings,
  (select coalesce(jsonb_agg(to_jsonb(g) order by g.suggested_at desc), '[]')
    from cases_suggestion g where g.dossier_id = l.dossier_id) as suggestions,
  (select min(q.born_on) from cases_subject s join people_person q on q.id = s.person_id
    where s.case_id = l.case_id and s.ended_on is null) as born_on,
  (select coalesce(jsonb_agg(distinct k.language), '[]') from cases_subject s
    join people_spokenlanguage k on k.person_id = s.person_id and k.ended_on is null
    where s.case_id = l.case_id and s.ended_on is null) as languages
from cases_line l where l.dossier_id = %s
"""


@dataclass(frozen=True)
class MomentRead:
    """A planned contact as a page shows it. `moved_from` only where the day is another now."""

    id: UUID
    key: str
    kind_key: str
    payer_key: str
    due_on: date
    first_on: date | None
    change: Change
    reason_key: str
    changed_by_name: str
    earlier: int
    invited_on: date | None
    answer_by: date | None
    answered_on: date | None
    visit_asked_on: date | None
    held_on: date | None
    minutes: int | None

    @property
    def moved_from(self) -> date | None:
        """The original day, where it is not the day now."""
        return self.first_on if self.first_on != self.due_on else None

    @property
    def is_open(self) -> bool:
        """Whether it still lies ahead."""
        return self.held_on is None and self.change != Change.SKIPPED


@dataclass(frozen=True)
class Paid:
    """Held contacts and minutes of one payer."""

    payer_key: str
    contacts: int
    minutes: int


@dataclass(frozen=True)
class SupportRead:
    """One contact of extra support, with how long it took and who pays."""

    cap_key: str
    payer_key: str
    on: date
    minutes: int


@dataclass(frozen=True)
class PassingRead:
    """When somebody else answers for the child, and how far that is. `received_on`: the day the
    next team took over."""

    key: str
    due_on: date
    prepared_on: date | None
    received_on: date | None


@dataclass(frozen=True)
class SuggestionRead:
    """What was suggested to the family, why, and what a person made of it."""

    id: UUID
    kind_key: str
    reason_keys: tuple[str, ...]
    terms_key: str
    state: SuggestionState
    words: str
    suggested_by_name: str
    decided_by_name: str


@dataclass(frozen=True)
class ReleaseRead:
    """Why extra support goes on."""

    cap_key: str
    kind: str
    words: str
    decided_by_name: str


@dataclass(frozen=True)
class LinePage:
    """A line: how it began, where the family stands, its contacts, and what support is left."""

    desk: Desk
    start: LineStart
    began_on: date
    today: date
    review_on: date | None
    moments: tuple[MomentRead, ...]
    caps: tuple[CapUsed, ...]
    paid: tuple[Paid, ...]
    releases: tuple[ReleaseRead, ...]
    supports: tuple[SupportRead, ...] = ()
    passings: tuple[PassingRead, ...] = ()
    suggestions: tuple[SuggestionRead, ...] = ()
    born_on: date | None = None
    languages: tuple[str, ...] = ()

    def waiting(self, kind: str) -> SuggestionRead | None:
        """The suggestion of a kind that waits for a person."""
        here = (s for s in self.suggestions if s.kind_key == kind)
        return next((s for s in here if s.state == SuggestionState.PROPOSED), None)

    @property
    def reply(self) -> LineReply:
        """Reached, not reached, or declined until its day."""
        if self.review_on and self.review_on > self.today:
            return LineReply.DECLINED
        return LineReply.REACHED if any(m.held_on for m in self.moments) else LineReply.WAITING


def line_page(actor: Actor, case_id: UUID) -> LinePage | None:
    """A case's line, if it has one and the actor reads its dates. Two statements.

    Raises NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    with connection.cursor() as cursor:
        found = rows(cursor, _PAGE, [desk.read_dossier])
    if not found:
        return None
    row = {key: _json(value) for key, value in found[0].items()}
    line, released = row["line"], {r["cap_key"] for r in row["releases"]}
    used = {u["cap_key"]: u for u in row["used"]}
    return LinePage(
        desk=desk,
        start=LineStart(line["start"]),
        began_on=date.fromisoformat(line["began_on"]),
        today=instant().date(),
        review_on=_day(line["review_on"]),
        moments=tuple(_moment(m) for m in row["moments"]),
        caps=_caps(desk.pack, used, released),
        paid=tuple(Paid(p["payer_key"], p["contacts"], p["minutes"] or 0) for p in row["paid"]),
        releases=tuple(
            ReleaseRead(r["cap_key"], r["kind"], r["words"], r["decided_by_name"])
            for r in row["releases"]
        ),
        supports=tuple(
            SupportRead(s["cap_key"], s["payer_key"], date.fromisoformat(s["on"]), s["minutes"])
            for s in row["supports"]
        ),
        passings=tuple(_passing(p) for p in row["passings"]),
        suggestions=tuple(_suggestion(s) for s in row["suggestions"]),
        born_on=row["born_on"],
        languages=tuple(row["languages"]),
    )


def caps_of(dossier_id: UUID, pack: Pack) -> tuple[CapUsed, ...]:
    """What of the extra support is used in a volume of a line. Two statements."""
    counted = (
        Support.objects.filter(dossier_id=dossier_id)
        .values("cap_key")
        .annotate(used=Count("id"), minutes=Sum("minutes"))
        .order_by()
    )
    released = SupportRelease.objects.filter(dossier_id=dossier_id).values_list("cap_key")
    return _caps(pack, {u["cap_key"]: u for u in counted}, {key for (key,) in released})


def line_case_of(person_id: UUID, programme: str) -> UUID | None:
    """The open case that is a child's line in a programme, as far as the actor sees it."""
    sql = (
        "select l.case_id from cases_line l join cases_case c on c.id = l.case_id"
        " join programmes_packversion v on v.id = c.pack_version_id"
        " join programmes_programme p on p.id = v.programme_id and p.key = %s"
        " join cases_subject s on s.case_id = c.id and s.person_id = %s and s.ended_on is null"
        " where c.closed_at is null limit 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [programme, person_id])
        found = cursor.fetchone()
    return found[0] if found else None


def off_register(person_id: UUID) -> bool:
    """Whether a child came by itself and has no number: never met with what a register says."""
    came = Line.objects.filter(start=LineStart.CAME).filter(case_id__in=_cases_about(person_id))
    numbered = Identifier.objects.filter(person_id=person_id, ended_on=None)
    return came.exists() and not numbered.exists()


def moment_of(case_id: UUID, moment_id: UUID) -> Moment:
    """A planned contact of this case. Raises Moment.DoesNotExist for a stranger."""
    return Moment.objects.get(pk=moment_id, case_id=case_id)


def lines_to_tend(days_ahead: int) -> list[UUID]:
    """Cases with somebody to invite or an invitation left unanswered. Answers jobs only."""
    with connection.cursor() as cursor:
        cursor.execute("select cases_lines_to_tend(%s)", [days_ahead])
        return [row[0] for row in cursor.fetchall()]


def _cases_about(person_id: UUID) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select case_id from cases_subject where person_id = %s", [person_id])
        return [row[0] for row in cursor.fetchall()]


def _caps(pack: Pack, used: dict[str, Any], released: set[str]) -> tuple[CapUsed, ...]:
    rules = pack.monitoring.extra_support if pack.monitoring else {}
    nothing = {"used": 0, "minutes": 0}
    return tuple(
        CapUsed(
            key,
            cap.most,
            used.get(key, nothing)["used"],
            used.get(key, nothing)["minutes"] or 0,
            key in released,
        )
        for key, cap in rules.items()
    )


def _moment(row: dict[str, Any]) -> MomentRead:
    return MomentRead(
        id=UUID(row["id"]),
        key=row["key"],
        kind_key=row["kind_key"],
        payer_key=row["payer_key"],
        due_on=date.fromisoformat(row["due_on"]),
        first_on=_day(row["first_on"]),
        change=Change(row["change"]),
        reason_key=row["reason_key"],
        changed_by_name=row["changed_by_name"],
        earlier=len(row["earlier"]),
        invited_on=_day(row["invited_on"]),
        answer_by=_day(row["answer_by"]),
        answered_on=_day(row["answered_on"]),
        visit_asked_on=_day(row["visit_asked_on"]),
        held_on=_day(row["held_on"]),
        minutes=row["minutes"],
    )


def _passing(row: dict[str, Any]) -> PassingRead:
    return PassingRead(
        row["key"],
        date.fromisoformat(row["due_on"]),
        _day(row["prepared_on"]),
        _day(row["received_on"]),
    )


def _suggestion(row: dict[str, Any]) -> SuggestionRead:
    return SuggestionRead(
        UUID(row["id"]),
        row["kind_key"],
        tuple(row["reason_keys"]),
        row["terms_key"],
        SuggestionState(row["state"]),
        row["words"],
        row["suggested_by_name"],
        row["decided_by_name"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
