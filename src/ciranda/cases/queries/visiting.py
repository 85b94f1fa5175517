"""What is risky where a family lives, for whoever plans to go there."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.people.enums import PlaceKind
from ciranda.people.policies.places import stands_at

# Only homes whose address the reader may read: for everybody else the family lives at no place.
_AT_HOME = """
select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'kind', p.kind,
  'address', r.address, 'words', k.words, 'care', k.care) order by p.name, k.recorded_at), '[]')
from (select distinct address, parish_id from people_residence where ended_on is null
  and person_id in (select person_id from cases_subject where case_id = %s and ended_on is null)) r
join people_place p on p.parish_id = r.parish_id
join people_placerisk k on k.place_id = p.id and k.ended_at is null
"""


@dataclass(frozen=True)
class VisitRisk:
    """A risk of the place, and what to do about it."""

    place: str
    words: str
    care: str


def risks_for_visit(case_id: UUID) -> list[VisitRisk]:
    """The risks of the building and the area in which a case's children live. One statement.

    Nothing of it is kept in the file. Of a shielded family only a keeper of its whereabouts is told
    anything: the others may not read where it lives (design, section 7).
    """
    with connection.cursor() as cursor:
        cursor.execute(_AT_HOME, [case_id])
        value = cursor.fetchone()[0]
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value
    return [VisitRisk(r["name"], r["words"], r["care"]) for r in found if _is_here(r)]


def _is_here(row: dict[str, Any]) -> bool:
    return row["kind"] == PlaceKind.AREA or stands_at(row["address"], row["name"])
