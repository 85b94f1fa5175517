"""Places with their risks, as workers read them."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from pydantic import TypeAdapter

from ciranda.common.text import fold
from ciranda.people.enums import PlaceKind

A_PAGE = 50


@dataclass(frozen=True)
class RiskRead:
    """A risk of a place, and what to do about it."""

    id: UUID
    words: str
    care: str
    look_again_on: date
    recorded_by_name: str
    ended: bool


@dataclass(frozen=True)
class PlaceRead:
    """A place with its risks, those that hold first."""

    id: UUID
    kind: PlaceKind
    name: str
    postcode: str
    parish_id: str
    parish: str
    risks: tuple[RiskRead, ...] = ()

    @property
    def open_risks(self) -> tuple[RiskRead, ...]:
        """The risks that hold today."""
        return tuple(one for one in self.risks if not one.ended)


_READ: TypeAdapter[list[PlaceRead]] = TypeAdapter(list[PlaceRead])
_PLACES = """
select coalesce(jsonb_agg(to_jsonb(x) order by x.parish, x.name), '[]') from (
 select p.id, p.kind, p.name, p.postcode, p.parish_id, coalesce(k.name, '') as parish,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'words', r.words, 'care', r.care,
    'look_again_on', r.look_again_on, 'recorded_by_name', r.recorded_by_name,
    'ended', r.ended_at is not null) order by r.ended_at nulls first, r.recorded_at desc), '[]')
   from people_placerisk r where r.place_id = p.id) as risks
 from people_place p left join agencies_parish k on k.code = p.parish_id
 where {which} order by parish, p.name limit %(most)s) x
"""


def places(sought: str = "") -> list[PlaceRead]:
    """Places by parish and name, at most a page; `sought` narrows them by name. One statement."""
    given = {"most": A_PAGE, "like": f"%{fold(sought)}%"}
    return _read("p.folded like %(like)s", given)


def place_read(place_id: UUID) -> PlaceRead | None:
    """One place. One statement."""
    found = _read("p.id = %(id)s", {"most": 1, "id": place_id})
    return found[0] if found else None


def _read(which: str, given: dict[str, Any]) -> list[PlaceRead]:
    with connection.cursor() as cursor:
        cursor.execute(_PLACES.format(which=which), given)
        value = cursor.fetchone()[0]
    return _READ.validate_python(json.loads(value) if isinstance(value, str) else value)
