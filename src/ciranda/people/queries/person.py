"""A person's page: one statement, and every part of it holds what this reader may see."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ciranda.access.enums import Category
from ciranda.common.database import keeping

Row = dict[str, Any]
_NOW = "x.person_id = p.id and x.ended_on is null"
# The newest volume's row stands for those that were carried along from older ones.
_LISTS = {
    "residences": (
        "select distinct on (x.address, x.parish_id) x.*, trim(concat_ws(', ', h.name,"
        " h.municipality)) as parish from people_residence x"
        " left join agencies_parish h on h.code = x.parish_id where x.person_id = p.id"
        " order by x.address, x.parish_id, x.recorded_at desc"
    ),
    "schools": (
        "select distinct on (x.name) x.* from people_schooling x"
        " where x.person_id = p.id order by x.name, x.recorded_at desc"
    ),
    "contacts": (
        "select distinct on (x.kind, x.value) x.* from people_contactpoint x"
        " where {now} order by x.kind, x.value, x.recorded_at desc"
    ),
    "languages": (
        "select distinct on (x.language) x.* from people_spokenlanguage x"
        " where {now} order by x.language, x.recorded_at desc"
    ),
    "numbers": (
        "select distinct on (x.register, x.value) x.* from people_identifier x"
        " where {now} order by x.register, x.value, x.recorded_at desc"
    ),
    "living": (
        "select m.id, m.role, m.holds_responsibility, m.started_on, m.ended_on, m.household_id,"
        " h.name as household, m.person_id,"
        " trim(q.given || ' ' || q.surnames) as name from people_householdmember x"
        " join people_household h on h.id = x.household_id and h.ended_on is null"
        " join people_householdmember m on m.household_id = h.id and m.ended_on is null"
        " join people_person q on q.id = m.person_id where {now} order by m.recorded_at, m.id"
    ),
    "pregnancies": "select x.* from people_pregnancy x where x.woman_id = p.id and x.outcome = ''",
    "changes": (
        "select x.* from people_namechange x where x.person_id = p.id order by x.version desc"
    ),
    "links": (
        "select x.id, x.reason, q.id as other_id, trim(q.given || ' ' || q.surnames) as name"
        " from people_sameperson x join people_person q"
        " on q.id = case when x.person_id = p.id then x.other_id else x.person_id end"
        " where p.id in (x.person_id, x.other_id) and x.ended_at is null"
    ),
    "cases": (
        "select distinct on (d.case_id) d.case_id, x.part, x.relation,"
        " (select string_agg(coalesce(nullif(q.known_as, ''), q.given), ', '"
        "   order by q.born_on, q.id) from people_participation s"
        "   join people_person q on q.id = s.person_id where s.dossier_id = d.id"
        "   and s.part = 'subject' and s.ended_on is null) as of_whom"
        " from people_participation x join access_dossier d on d.id = x.dossier_id"
        " where d.case_id is not null and d.kind = 1 and {now}"
        " order by d.case_id, d.opened_at desc"
    ),
    "notices": (
        "select x.kind, x.noticed_on from people_shieldnotice x where x.person_id = p.id"
        " order by x.noticed_on desc limit 10"
    ),
    "keepers": (
        "select m.id, m.name from people_shield h join people_shieldkeeper x on x.shield_id = h.id"
        " join agencies_membership m on m.id = x.membership_id"
        " where h.person_id = p.id and h.ended_at is null and x.ended_at is null"
    ),
}
_PART = "'{key}', (select coalesce(jsonb_agg(to_jsonb(y)), '[]') from ({rows}) y)"
_PARTS = ", ".join(_PART.format(key=key, rows=sql.format(now=_NOW)) for key, sql in _LISTS.items())
_PAGE = """select jsonb_build_object('person', to_jsonb(p),
 'protected', people_protected(p.id),
 'dossier', (select x.dossier_id from people_participation x join access_dossier d
   on d.id = x.dossier_id where x.person_id = p.id
   order by (d.kind = 1) desc, d.opened_at desc limit 1),
 'writes', (select coalesce(bit_or(f.writes), 0) from people_participation x join access_grant f
   on f.dossier_id = x.dossier_id where x.person_id = p.id
   and f.principal = any ((select app_principals())::int[])
   and f.purposes & (select app_purpose()) <> 0
   and now() >= f.valid_from and now() < f.valid_until),
 'writes_in', (select coalesce(jsonb_object_agg(w.dossier_id, w.mask), '{{}}') from (
   select f.dossier_id, bit_or(f.writes) as mask from people_participation x
   join access_grant f on f.dossier_id = x.dossier_id where x.person_id = p.id
   and f.principal = any ((select app_principals())::int[])
   and f.purposes & (select app_purpose()) <> 0
   and now() >= f.valid_from and now() < f.valid_until group by f.dossier_id) w), {parts})
from people_person p where p.id = %s"""
_STATEMENT = _PAGE.format(parts=_PARTS)


@dataclass(frozen=True)
class PersonPage:
    """What one reader sees of a person. The lists are rows of their tables, by their columns."""

    id: UUID
    name: str
    short: str
    given: str
    surnames: str
    known_as: str
    born_on: date | None
    born_precision: str
    died_on: date | None
    version: int
    dossier_id: UUID
    is_protected: bool
    writes: int
    writes_in: dict[str, int]
    lists: dict[str, list[Row]]

    def may_write(self, category: Category) -> bool:
        """Whether this reader writes such facts about the person somewhere."""
        return bool(self.writes & (1 << category))

    def may_change(self, row: Row) -> bool:
        """Whether this reader writes in the dossier where a row of the lists stands: what stood
        before a move stays."""
        if "dossier_id" not in row:
            return bool(self.writes)
        mask = self.writes_in.get(row["dossier_id"], 0)
        return bool(mask & (1 << row["category"]) if "category" in row else mask)


def person_page(person_id: UUID) -> PersonPage | None:
    """Everything on a person's page; None for whoever does not see the person. One statement."""
    with keeping() as cursor:
        cursor.execute(_STATEMENT, [person_id])
        found = cursor.fetchone()
    if found is None:
        return None
    row: Row = json.loads(found[0]) if isinstance(found[0], str) else found[0]
    person = row["person"]
    name = f"{person['given']} {person['surnames']}".strip()
    return PersonPage(
        id=person_id,
        name=name,
        short=person["known_as"] or name,
        given=person["given"],
        surnames=person["surnames"],
        known_as=person["known_as"],
        born_on=day_of(person["born_on"]),
        born_precision=person["born_precision"],
        died_on=day_of(person["died_on"]),
        version=person["version"],
        dossier_id=UUID(row["dossier"]),
        is_protected=row["protected"],
        writes=row["writes"],
        writes_in=row["writes_in"],
        lists={key: row[key] for key in _LISTS},
    )


def day_of(text: str | None) -> date | None:
    """A day as a row brings it."""
    return date.fromisoformat(text) if text else None
