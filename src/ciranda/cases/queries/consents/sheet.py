"""The consents of a case as its workers see them: each column, each receiver, each person."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.enums import Category, unmask
from ciranda.common.database import keeping
from ciranda.consent.enums import Answer, Capacity, Method
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Given:
    """What one person answered last."""

    agrees: bool
    categories: tuple[Category, ...]
    capacity: Capacity
    method: Method
    signed_at: datetime
    until_on: date | None
    withdrawn_at: datetime | None
    withdrawal_reason: str
    document_id: UUID | None
    witness: str
    typed_name: str
    drawing: str = ""

    @property
    def stands(self) -> bool:
        """Whether this is an agreement that was not taken back."""
        return self.agrees and self.withdrawn_at is None


@dataclass(frozen=True)
class Put:
    """A question put to one person, and their answer if there is one."""

    id: UUID
    person_id: UUID
    name: str
    language: str
    closed_at: datetime | None
    given: Given | None


@dataclass(frozen=True)
class Line:
    """One column for one receiver."""

    id: UUID
    custody_id: UUID
    column_key: str
    kind: ConsentKind
    service_id: UUID | None
    service: str
    agency: str
    asked: tuple[Category, ...]
    months: int
    answer: Answer
    asked_at: datetime
    opens: tuple[Category, ...]
    started_at: datetime | None
    ended_at: datetime | None
    puts: tuple[Put, ...]

    def in_force(self, now: datetime) -> bool:
        """Whether it opens something at this moment."""
        return self.started_at is not None and (self.ended_at is None or self.ended_at > now)


@dataclass(frozen=True)
class Kin:
    """Someone of the family, as the form names them."""

    person_id: UUID
    name: str
    relation: str
    responsible: bool


@dataclass(frozen=True)
class Sheet:
    """All consents of a case. `may_read` is false for who sees the case and not its consents."""

    case_id: UUID
    dossier_id: UUID
    custody_id: UUID
    pack: Pack
    child: str
    now: datetime
    may_read: bool
    family: tuple[Kin, ...]
    lines: tuple[Line, ...]

    @property
    def current(self) -> tuple[Line, ...]:
        """What was asked under the team that answers now and not replaced since."""
        return tuple(
            line
            for line in self.lines
            if line.custody_id == self.custody_id and line.answer != Answer.REPLACED
        )

    @property
    def came_along(self) -> bool:
        """Whether the family was asked by a team before and not yet by the one that answers now."""
        return bool(self.lines) and all(x.custody_id != self.custody_id for x in self.lines)

    @property
    def older(self) -> tuple[Line, ...]:
        """What was replaced, or asked by a team before."""
        return tuple(line for line in self.lines if line not in self.current)


PERSON_NAME = "coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames))"

_GIVEN = """
(select json_build_object('agrees', g.agrees, 'cats', g.cats, 'capacity', g.capacity,
   'method', g.method, 'signed_at', g.signed_at, 'until_on', g.until_on,
   'withdrawn_at', g.withdrawn_at, 'withdrawal_reason', g.withdrawal_reason,
   'document_id', g.document_id, 'witness', g.witness, 'typed_name', g.typed_name)
 from consent_signature g where g.question_id = q.id order by g.signed_at desc, g.id desc limit 1)
"""

_SHEET = f"""
select json_build_object('pack', c.pack_version_id, 'dossier', v.dossier_id,
 'custody', v.custody_id, 'now', now(),
 'may_read', exists (select 1 from access_grant f where f.dossier_id = v.dossier_id
   and f.cats & 8192 <> 0 and f.principal = any ((select app_principals())::int[])
   and now() >= f.valid_from and now() < f.valid_until),
 'child', (select coalesce(string_agg({PERSON_NAME}, ', ' order by p.born_on, p.id), '')
   from cases_subject s join people_person p on p.id = s.person_id
   where s.case_id = c.id and s.ended_on is null),
 'family', (select coalesce(json_agg(json_build_object('person_id', f.person_id,
     'name', {PERSON_NAME}, 'relation', f.relation, 'responsible', f.holds_responsibility)
     order by f.started_at, f.id), '[]')
   from cases_familymember f join people_person p on p.id = f.person_id
   where f.case_id = c.id and f.ended_at is null),
 'lines', (select coalesce(json_agg(json_build_object('id', x.id, 'custody_id', x.custody_id,
     'column_key', x.column_key, 'kind', x.kind, 'service_id', x.service_id,
     'service', coalesce(nullif(s.public_label, ''), s.name, ''),
     'agency', case when s.public_label = '' then a.name else '' end, 'cats', x.cats,
     'months', x.months, 'answer', x.answer, 'asked_at', x.asked_at, 'opens', e.cats,
     'started_at', e.started_at, 'ended_at', e.ended_at,
     'puts', (select coalesce(json_agg(json_build_object('id', q.id, 'person_id', q.person_id,
         'name', {PERSON_NAME}, 'language', q.text_language, 'closed_at', q.closed_at,
         'given', {_GIVEN}) order by q.asked_at, q.id), '[]')
       from consent_question q join people_person p on p.id = q.person_id
       where q.consent_id = x.id)) order by x.asked_at desc, x.id), '[]')
   from consent_consent x
   left join agencies_service s on s.id = x.service_id
   left join agencies_agency a on a.id = s.agency_id
   left join lateral (select y.* from consent_effect y where y.consent_id = x.id
     order by y.started_at desc, y.ended_at desc nulls first limit 1) e on true
   where x.case_id = c.id))
from cases_case c
join lateral (select y.dossier_id, y.custody_id from cases_volume y where y.case_id = c.id
  order by y.number desc limit 1) v on true
where c.id = %s
"""  # noqa: S608 - made of constants


def sheet_of(case_id: UUID) -> Sheet | None:
    """All consents of a case; None for a stranger. One statement."""
    with keeping() as cursor:
        cursor.execute(_SHEET, [case_id])
        found = cursor.fetchone()
    if found is None:
        return None
    row: dict[str, Any] = json.loads(found[0]) if isinstance(found[0], str) else found[0]
    return Sheet(
        case_id,
        UUID(row["dossier"]),
        UUID(row["custody"]),
        pack_of(row["pack"]),
        row["child"],
        datetime.fromisoformat(row["now"]),
        row["may_read"],
        tuple(
            Kin(UUID(k["person_id"]), k["name"], k["relation"], k["responsible"])
            for k in row["family"]
        ),
        tuple(_line(line) for line in row["lines"]),
    )


def _line(row: dict[str, Any]) -> Line:
    return Line(
        id=UUID(row["id"]),
        custody_id=UUID(row["custody_id"]),
        column_key=row["column_key"],
        kind=ConsentKind(row["kind"]),
        service_id=UUID(row["service_id"]) if row["service_id"] else None,
        service=row["service"],
        agency=row["agency"] or "",
        asked=tuple(unmask(row["cats"])),
        months=row["months"],
        answer=Answer(row["answer"]),
        asked_at=datetime.fromisoformat(row["asked_at"]),
        opens=tuple(unmask(row["opens"] or 0)),
        started_at=moment(row["started_at"]),
        ended_at=moment(row["ended_at"]),
        puts=tuple(_put(put) for put in row["puts"]),
    )


def _put(row: dict[str, Any]) -> Put:
    return Put(
        UUID(row["id"]),
        UUID(row["person_id"]),
        row["name"],
        row["language"],
        moment(row["closed_at"]),
        given(row["given"]) if row["given"] else None,
    )


def given(row: dict[str, Any]) -> Given:
    """A person's answer from its row."""
    return Given(
        agrees=row["agrees"],
        categories=tuple(unmask(row["cats"])),
        capacity=Capacity(row["capacity"]),
        method=Method(row["method"]),
        signed_at=datetime.fromisoformat(row["signed_at"]),
        until_on=date.fromisoformat(row["until_on"]) if row["until_on"] else None,
        withdrawn_at=moment(row["withdrawn_at"]),
        withdrawal_reason=row["withdrawal_reason"],
        document_id=UUID(row["document_id"]) if row["document_id"] else None,
        witness=row["witness"],
        typed_name=row["typed_name"],
    )


def moment(text: str | None) -> datetime | None:
    """An instant from JSON."""
    return datetime.fromisoformat(text) if text else None
