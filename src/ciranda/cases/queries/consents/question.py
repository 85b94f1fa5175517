"""One question as it is put to one person: the words, the receiver, the answer so far."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ciranda.access.enums import Category, unmask
from ciranda.cases.queries.consents.sheet import PERSON_NAME, Given, given, moment
from ciranda.common.database import keeping
from ciranda.consent.enums import Capacity
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Posed:
    """A question with what its page needs. `effects` are empty for a family member.

    `moved`: the family lives with another team since; whatever was said here opens nothing.
    """

    id: UUID
    case_id: UUID
    dossier_id: UUID
    person_id: UUID
    person: str
    child: str
    pack: Pack
    column_key: str
    kind: ConsentKind
    service_id: UUID | None
    service: str
    agency: str
    cats: int
    months: int
    capacity: Capacity
    language: str
    text: str
    text_version: str
    text_digest: str
    asked_at: datetime
    closed_at: datetime | None
    moved: bool
    given: Given | None
    effects: tuple[UUID, ...]

    @property
    def categories(self) -> tuple[Category, ...]:
        """What is asked for."""
        return tuple(unmask(self.cats))

    @property
    def paragraphs(self) -> list[str]:
        """The words, a paragraph each."""
        return [part.replace("\n", " ").strip() for part in self.text.split("\n\n")]


_POSED = f"""
select json_build_object('id', q.id, 'case_id', q.case_id, 'dossier_id', q.dossier_id,
 'person_id', q.person_id, 'person', {PERSON_NAME}, 'pack', c.pack_version_id,
 'column_key', q.column_key, 'kind', q.kind, 'service_id', q.service_id,
 'service', coalesce(nullif(s.public_label, ''), s.name, ''),
 'agency', case when s.public_label = '' then a.name else '' end,
 'cats', q.cats, 'months', q.months, 'capacity', q.capacity, 'language', q.text_language,
 'text', q.text_shown, 'version', q.text_version, 'digest', q.text_digest,
 'asked_at', q.asked_at, 'closed_at', q.closed_at,
 'moved', exists (select 1 from cases_volume a join cases_volume b on b.case_id = a.case_id
   and b.number > a.number where a.dossier_id = q.dossier_id),
 'child', (select coalesce(string_agg(coalesce(nullif(h.known_as, ''),
     trim(h.given || ' ' || h.surnames)), ', ' order by h.born_on, h.id), '')
   from cases_subject b join people_person h on h.id = b.person_id
   where b.case_id = q.case_id and b.ended_on is null),
 'given', (select json_build_object('agrees', g.agrees, 'cats', g.cats, 'capacity', g.capacity,
     'method', g.method, 'signed_at', g.signed_at, 'until_on', g.until_on,
     'withdrawn_at', g.withdrawn_at, 'withdrawal_reason', g.withdrawal_reason,
     'document_id', g.document_id, 'witness', g.witness, 'typed_name', g.typed_name)
   from consent_signature g where g.question_id = q.id
   order by g.signed_at desc, g.id desc limit 1),
 'effects', (select coalesce(json_agg(e.id), '[]') from consent_consent x
   join consent_effect e on e.consent_id = x.id
   where x.case_id = q.case_id
    and x.custody_id = (select y.custody_id from consent_consent y where y.id = q.consent_id)
    and x.column_key = q.column_key and x.service_id is not distinct from q.service_id))
from consent_question q
join cases_case c on c.id = q.case_id
join people_person p on p.id = q.person_id
left join agencies_service s on s.id = q.service_id
left join agencies_agency a on a.id = s.agency_id
"""  # noqa: S608 - made of constants


def posed(question_id: UUID) -> Posed | None:
    """One question; None for whoever may not see it. One statement."""
    found = _read(_POSED + "where q.id = %s", [question_id])
    return found[0] if found else None


def posed_to(person_id: UUID) -> list[Posed]:
    """Every question put to a person and still asked or answered, newest first. One statement."""
    return _read(_POSED + "where q.person_id = %s order by q.asked_at desc, q.id desc", [person_id])


def _read(sql: str, values: list[Any]) -> list[Posed]:
    with keeping() as cursor:
        cursor.execute(sql, values)
        found = [json.loads(r[0]) if isinstance(r[0], str) else r[0] for r in cursor.fetchall()]
    return [_posed(row) for row in found]


def _posed(row: dict[str, Any]) -> Posed:
    return Posed(
        id=UUID(row["id"]),
        case_id=UUID(row["case_id"]),
        dossier_id=UUID(row["dossier_id"]),
        person_id=UUID(row["person_id"]),
        person=row["person"],
        child=row["child"],
        pack=pack_of(row["pack"]),
        column_key=row["column_key"],
        kind=ConsentKind(row["kind"]),
        service_id=UUID(row["service_id"]) if row["service_id"] else None,
        service=row["service"],
        agency=row["agency"] or "",
        cats=row["cats"],
        months=row["months"],
        capacity=Capacity(row["capacity"]),
        language=row["language"],
        text=row["text"],
        text_version=row["version"],
        text_digest=row["digest"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        closed_at=moment(row["closed_at"]),
        moved=row["moved"],
        given=given(row["given"]) if row["given"] else None,
        effects=tuple(UUID(e) for e in row["effects"]),
    )
