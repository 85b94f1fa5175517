"""Everything known of one referral, or of one signal, on one page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.cases.queries.clocks import calendar_of
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import Elapsed
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.policies.waiting import Waited, stands
from ciranda.referrals.queries.inbox import loaded
from ciranda.referrals.queries.parts import (
    AnswerRow,
    Carer,
    EnquiryRow,
    Paper,
    SourceRow,
    StepRow,
    Told,
    ToldMore,
    answer_of,
    at,
    carer_of,
    enquiry_of,
    more_of,
    paper_of,
    source_of,
    tellings_of,
)


@dataclass(frozen=True)
class SignalSheet:
    """A signal with what it says."""

    id: UUID
    dossier_id: UUID
    reference: str
    state: str
    pack_version_id: UUID
    team_id: UUID
    team_name: str
    is_professional: bool
    sector: str
    received_at: datetime
    expires_on: date
    end_reason: str
    climbed_to: str
    referral_id: UUID | None
    tellings: tuple[Told, ...]
    source: SourceRow | None
    stands: Elapsed | None

    @property
    def pack(self) -> Pack:
        """The programme it was sent to."""
        return pack_of(self.pack_version_id)

    def told(self, kind: str) -> str:
        """What was told of this kind, or nothing."""
        return next((t.body for t in self.tellings if t.kind == kind), "")


@dataclass(frozen=True)
class Sheet:
    """A referral with all that the reader may see of it."""

    id: UUID
    dossier_id: UUID
    triage_dossier_id: UUID
    pack_version_id: UUID
    team_id: UUID
    team_name: str
    state: str
    person_id: UUID | None
    child: str
    given: str
    surnames: str
    born_on: date | None
    born_precision: str
    asked_by: str
    family_told: str
    received_at: datetime
    answered_at: datetime | None
    climbed_to: str
    case_id: UUID | None
    other_cases: int
    said_never: bool
    sender_id: UUID | None
    direct_key: str
    tellings: tuple[Told, ...]
    source: SourceRow | None
    steps: tuple[StepRow, ...]
    answers: tuple[AnswerRow, ...]
    enquiries: tuple[EnquiryRow, ...]
    carers: tuple[Carer, ...]
    signals: tuple[SignalSheet, ...]
    more: ToldMore | None
    papers: tuple[Paper, ...]
    calendar: Calendar
    stands: Elapsed | None

    @property
    def pack(self) -> Pack:
        """The programme it was sent to."""
        return pack_of(self.pack_version_id)

    @property
    def answer(self) -> AnswerRow | None:
        """The answer that stands."""
        return next((a for a in self.answers if a.taken_back_at is None), None)

    @property
    def dossier_ids(self) -> tuple[UUID, UUID]:
        """Where factors and forms of this referral lie."""
        return (self.dossier_id, self.triage_dossier_id)

    def told(self, kind: str) -> str:
        """What was told of this kind, or nothing."""
        return next((t.body for t in self.tellings if t.kind == kind), "")


_PLACE = """jsonb_build_object('country', t.country, 'subdivision', t.subdivision, 'zone', t.zone,
    'days_off', (select coalesce(jsonb_agg(h.on), '[]') from agencies_teamholiday h
      where h.team_id = t.id))"""
_TELLINGS = """(select coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'body', w.body,
    'language', w.language, 'author', w.author, 'at', w.told_at) order by w.told_at, w.id), '[]')
  from referrals_telling w where w.dossier_id = any(%s))"""
_SOURCE = """(select jsonb_build_object('relation', c.relation, 'name', c.name,
    'profession', c.profession, 'agency_name', c.agency_name, 'contact', c.contact,
    'checked_at', c.checked_at) from referrals_source c where c.dossier_id = %s limit 1)"""
_SIGNAL = f"""jsonb_build_object('id', s.id, 'dossier_id', s.dossier_id,
    'reference', s.reference, 'state', s.state, 'pack_version_id', s.pack_version_id,
    'team_id', s.team_id, 'team_name', t.name, 'is_professional', s.is_professional,
    'sector', s.sector, 'received_at', s.received_at, 'expires_on', s.expires_on,
    'end_reason', s.end_reason, 'climbed_to', s.climbed_to, 'referral_id', s.referral_id,
    'looked_at', s.looked_at, 'place', {_PLACE},
    'tellings', {_TELLINGS % "array[s.dossier_id]"}, 'source', {_SOURCE % "s.dossier_id"})"""

_SHEET = f"""
select r.id, r.dossier_id, r.triage_dossier_id, r.pack_version_id, r.team_id,
  t.name as team_name, r.state, r.person_id, r.sender_id, r.asked_by, r.family_told,
  r.received_at, r.answered_at, r.climbed_to, r.case_id, r.direct_key, {_PLACE} as place,
  coalesce(concat_ws(' ', p.given, nullif(p.surnames, '')), '') as child,
  coalesce(p.given, '') as given, coalesce(p.surnames, '') as surnames, p.born_on,
  coalesce(p.born_precision, 'unknown') as born_precision,
  (select count(distinct s.case_id) from cases_subject s where s.person_id = r.person_id
    and s.ended_on is null and s.case_id is distinct from r.case_id) as other_cases,
  coalesce(r.person_id = any (people_never_among(array[r.person_id], t.programme_key)), false)
    as said_never,
  {_TELLINGS % "array[r.dossier_id, r.triage_dossier_id]"} as tellings,
  {_SOURCE % "r.dossier_id"} as source,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'team_name', x.team_name,
      'at', x.at) order by x.at desc, x.id desc), '[]')
    from referrals_step x where x.referral_id = r.id) as steps,
  (select coalesce(jsonb_agg(jsonb_build_object('outcome', a.outcome, 'reason_key', a.reason_key,
      'words', a.words, 'redirected_to', coalesce(nullif(a.redirected_to, ''),
        (select w.words from referrals_area w where w.id = a.id), ''), 'recall_on', a.recall_on,
      'author', a.author, 'at', a.answered_at, 'family_told_on', a.family_told_on,
      'taken_back_at', a.taken_back_at) order by a.answered_at desc), '[]')
    from referrals_answer a where a.referral_id = r.id) as answers,
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id,
      'service', coalesce(nullif(v.public_label, ''), v.name),
      'question', e.question, 'category', e.category, 'asked_by', e.asked_by,
      'asked_at', e.asked_at, 'due_on', e.due_on, 'answer', e.answer,
      'knows_nothing', e.knows_nothing, 'answered_at', e.answered_at,
      'answered_by', e.answered_by, 'pause_reason', e.pause_reason) order by e.asked_at), '[]')
    from referrals_enquiry e join agencies_service v on v.id = e.service_id
    where e.referral_id = r.id) as enquiries,
  (select coalesce(jsonb_agg(jsonb_build_object('person_id', q.id,
      'name', concat_ws(' ', q.given, nullif(q.surnames, '')), 'relation', n.relation,
      'holds_responsibility', n.holds_responsibility) order by n.id), '[]')
    from people_participation n join people_person q on q.id = n.person_id
    where n.dossier_id = r.dossier_id and n.part = 'carer' and n.ended_on is null) as carers,
  (select coalesce(jsonb_agg({_SIGNAL} order by s.received_at), '[]')
    from referrals_signal s where s.referral_id = r.id) as signals,
  (select jsonb_build_object('id', m.id, 'form_key', m.form_key, 'answers',
      (select coalesce(jsonb_agg(g.answers), '[]') from assessments_groupanswers g
        where g.assessment_id = m.id))
    from assessments_assessment m where m.dossier_id = r.dossier_id
    order by m.started_at limit 1) as more,
  (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title,
      'category', d.category, 'agency_name', d.agency_name, 'added_at', d.added_at,
      'is_teams', d.dossier_id = r.triage_dossier_id) order by d.added_at, d.id), '[]')
    from documents_document d
    where d.dossier_id = any (array[r.dossier_id, r.triage_dossier_id])) as papers
from referrals_referral r join agencies_team t on t.id = r.team_id
left join people_person p on p.id = r.person_id
where r.id = %s
"""  # noqa: S608 - our own words only


def sheet(referral_id: UUID, *, now: datetime) -> Sheet | None:
    """A referral with all one may see of it; None for a stranger. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _SHEET, [referral_id])
    if not found:
        return None
    row = found[0]
    pack, calendar = pack_of(row["pack_version_id"]), calendar_of(loaded(row.pop("place")))
    enquiries = tuple(enquiry_of(e) for e in loaded(row.pop("enquiries")))
    return Sheet(
        calendar=calendar,
        tellings=tellings_of(loaded(row.pop("tellings"))),
        source=source_of(loaded(row.pop("source"))),
        steps=tuple(
            StepRow(s["kind"], s["team_name"], at(s["at"])) for s in loaded(row.pop("steps"))
        ),
        answers=tuple(answer_of(a) for a in loaded(row.pop("answers"))),
        enquiries=enquiries,
        carers=tuple(carer_of(c) for c in loaded(row.pop("carers"))),
        signals=tuple(_signal(s, now) for s in loaded(row.pop("signals"))),
        more=more_of(loaded(row.pop("more"))),
        papers=tuple(paper_of(d) for d in loaded(row.pop("papers"))),
        stands=stands(
            pack,
            row["received_at"],
            calendar,
            now=now,
            waited=[
                Waited(e.pause_reason, e.asked_at, e.answered_at)
                for e in enquiries
                if e.pause_reason
            ],
            answered_at=row["answered_at"],
        ),
        **row,
    )


def signal_sheet(signal_id: UUID, *, now: datetime) -> SignalSheet | None:
    """A signal with what it says; None for a stranger. One statement."""
    with keeping() as cursor:
        cursor.execute(
            f"select {_SIGNAL} from referrals_signal s "  # noqa: S608 - our own constant
            "join agencies_team t on t.id = s.team_id where s.id = %s",
            [signal_id],
        )
        found = cursor.fetchone()
    return _signal(loaded(found[0]), now) if found else None


def _signal(row: dict[str, Any], now: datetime) -> SignalSheet:
    pack, received = pack_of(row["pack_version_id"]), at(row["received_at"])
    looked = row.pop("looked_at")
    calendar = calendar_of(row.pop("place"))
    return SignalSheet(
        id=UUID(row["id"]),
        dossier_id=UUID(row["dossier_id"]),
        pack_version_id=UUID(row["pack_version_id"]),
        team_id=UUID(row["team_id"]),
        received_at=received,
        expires_on=date.fromisoformat(row["expires_on"]),
        referral_id=UUID(row["referral_id"]) if row["referral_id"] else None,
        tellings=tellings_of(row["tellings"]),
        source=source_of(row["source"]),
        stands=stands(
            pack, received, calendar, now=now, answered_at=at(looked) if looked else None
        ),
        **{
            name: row[name]
            for name in (
                "reference",
                "state",
                "team_name",
                "is_professional",
                "sector",
                "end_reason",
                "climbed_to",
            )
        },
    )
