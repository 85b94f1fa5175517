"""What services offer, found and matched; gaps and doubles on the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows
from ciranda.programmes.policies.schema import Pack
from ciranda.services.policies.gaps import Area, Described, TopicOnMap, Unmet, areas, on_map
from ciranda.services.policies.matching import FamilyFacts, Judged, Rules, judge
from ciranda.services.policies.topics import topics_of, unmet_outcomes

_OFFERS = """
select o.id, o.service_id, o.programme_key, o.name, o.words, o.topics, o.formal, o.from_months,
  o.to_months, o.parishes, o.languages, o.waiting_weeks, o.takes_nobody, o.described_at,
  coalesce(nullif(s.public_label, ''), s.name) as service,
  case when s.public_label <> '' then '' else coalesce(nullif(a.public_label, ''), a.name) end
    as agency, s.agency_id,
  (select coalesce(array_agg(p.name order by p.name), '{}') from agencies_parish p
    where p.code = any (o.parishes)) as places
from services_offer o join agencies_service s on s.id = o.service_id
join agencies_agency a on a.id = s.agency_id
where o.ended_on is null and s.ended_on is null
"""
_OF_PROGRAMME = _OFFERS + " and o.programme_key = %s order by o.formal desc, o.name, o.id limit 500"
_ONE = _OFFERS + " and o.id = %s"
# What this reader may know of the family: rows behind the wall simply are not there.
_FAMILY = """
with people as (
  select s.person_id, true as is_child from cases_subject s
    where s.case_id = %(case)s and s.ended_on is null and s.person_id is not null
  union select f.person_id, false from cases_familymember f
    where f.case_id = %(case)s and f.ended_at is null)
select
  (select coalesce(array_agg(distinct (extract(year from a.age) * 12
      + extract(month from a.age))::int), '{}')
    from people x join people_person p on p.id = x.person_id
    cross join lateral (select age(current_date, p.born_on) as age) a
    where p.born_on is not null and (x.is_child or a.age < interval '18 years')) as months,
  (select coalesce(array_agg(distinct r.parish_id), '{}') from people x
    join people_residence r on r.person_id = x.person_id and r.ended_on is null
    where r.parish_id is not null) as parishes,
  (select coalesce(array_agg(distinct l.language), '{}') from people x
    join people_spokenlanguage l on l.person_id = x.person_id and l.ended_on is null) as languages,
  (select coalesce(array_agg(distinct q.topic), '{}') from services_requestpart q
    where q.case_id = %(case)s and q.arrived is not true) as topics
"""
_OWN_SERVICES = """
select id, coalesce(nullif(public_label, ''), name) from agencies_service
where agency_id = %s and ended_on is null order by name, id limit 50"""
_PARISHES = """
select distinct p.code, p.name from agencies_catchment c join agencies_parish p
  on p.code = c.parish_id
where c.programme_key = %s and c.ended_on is null order by p.name, p.code limit 80"""


@dataclass(frozen=True)
class OfferLine:
    """An offer as everybody on the staff reads it."""

    id: UUID
    service_id: UUID
    agency_id: UUID
    programme_key: str
    name: str
    words: str
    service: str
    agency: str
    formal: bool
    rules: Rules
    places: tuple[str, ...]
    waiting_weeks: int | None
    described_at: datetime

    def is_of(self, actor: Actor) -> bool:
        """Whether the actor's agency runs it."""
        return self.agency_id == actor.agency_id


@dataclass(frozen=True)
class Matched:
    """A family against every offer: each judged; topics it asked about; those nobody takes."""

    offers: tuple[tuple[OfferLine, Judged], ...]
    asked: tuple[str, ...]
    family: FamilyFacts


def offers_of(programme: str) -> list[OfferLine]:
    """What services offer about a programme's topics. One statement."""
    with connection.cursor() as cursor:
        return [_offer(row) for row in rows(cursor, _OF_PROGRAMME, [programme])]


def offer(offer_id: UUID) -> OfferLine | None:
    """One offer. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _ONE, [offer_id])
    return _offer(found[0]) if found else None


def matched(case_id: UUID, programme: str) -> Matched:
    """A family against what every service offers. Two statements."""
    found = offers_of(programme)
    with connection.cursor() as cursor:
        row = rows(cursor, _FAMILY, {"case": case_id})[0]
    family = FamilyFacts(
        tuple(row["months"]), frozenset(row["parishes"]), frozenset(row["languages"])
    )
    judged = tuple((one, judge(one.rules, family)) for one in found)
    return Matched(judged, tuple(sorted(row["topics"])), family)


def map_of(pack: Pack, quarter: date, found: Sequence[OfferLine]) -> list[TopicOnMap]:
    """Every topic with who offers something, what was not met, gaps and doubles. One statement.

    `found` are the offers about the programme's topics (`offers_of`).
    """
    with connection.cursor() as cursor:
        unmet = rows(
            cursor,
            "select * from services_unmet(%s, %s, %s)",
            [pack.key, quarter, unmet_outcomes(pack)],
        )
    return on_map(topics_of(pack), _described(found), (Unmet(**row) for row in unmet))


def areas_of(pack: Pack, found: Sequence[OfferLine]) -> list[Area]:
    """The parishes of a programme's teams by what somebody takes their families for. One
    statement.

    `found` are the offers about the programme's topics (`offers_of`).
    """
    return areas(list(topics_of(pack)), _described(found), dict(parishes_near(pack.key)))


def _described(found: Sequence[OfferLine]) -> list[Described]:
    return [Described(str(o.id), o.name, o.service, o.formal, o.rules) for o in found]


def own_services(actor: Actor) -> list[tuple[str, str]]:
    """The services of the actor's agency, to choose from. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN_SERVICES, [actor.agency_id])
        return [(str(pk), name) for pk, name in cursor.fetchall()]


def parishes_near(programme: str) -> list[tuple[str, str]]:
    """The parishes that teams of a programme answer for, to choose from. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_PARISHES, [programme])
        return [(code, name or code) for code, name in cursor.fetchall()]


def _offer(row: dict[str, Any]) -> OfferLine:
    rules = Rules(
        frozenset(row["topics"]),
        row["from_months"],
        row["to_months"],
        frozenset(row["parishes"]),
        frozenset(row["languages"]),
        row["takes_nobody"],
    )
    plain = ("id", "service_id", "agency_id", "programme_key", "name", "words", "service", "agency")
    more = ("formal", "waiting_weeks", "described_at")
    kept = {name: row[name] for name in (*plain, *more)}
    return OfferLine(**kept, rules=rules, places=tuple(row["places"]))
