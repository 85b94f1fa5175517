"""Births that have not signed up: a number for the area's team, forms for whoever keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import get_language

from ciranda.access.actions import Actor
from ciranda.agencies.models import Catchment, Parish, Team
from ciranda.common.database import rows
from ciranda.programmes.policies.schema import SignUp
from ciranda.programmes.queries import pack_of, versions_of
from ciranda.referrals.policies.signing_up import missing

# Driver: my grants. The wall shows each reader their own; who is named is the wall's answer too.
_MINE = """
select distinct s.id, s.person_id, s.parish_code, s.team_id, s.pack_version_id, s.done, s.told_at,
  s.completed_at, s.version, trim(p.given || ' ' || p.surnames) as name, p.born_on,
  f.writes & 1 <> 0 as keeps
from access_grant f join referrals_signup s on s.dossier_id = f.dossier_id
  join people_person p on p.id = s.person_id
where f.principal = any ((select app_principals())::int[]) and f.cats & 1 <> 0
  and now() >= f.valid_from and now() < f.valid_until and s.ended_at is null {narrowed}
order by s.told_at desc limit 200
"""


@dataclass(frozen=True)
class Waiting:
    """An area's births that have not signed up; `number` is None where it is too small to say."""

    team: str
    area: str
    number: int | None


@dataclass(frozen=True)
class Form:
    """A sign-up form as one reader sees it. `keeps`: they fill it in."""

    id: UUID
    person_id: UUID
    name: str
    born_on: date | None
    area: str
    told_at: datetime
    completed_at: datetime | None
    done: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    version: int
    keeps: bool


def gates(programmes: Iterable[str]) -> dict[str, SignUp]:
    """Of these programmes those whose families sign up before they are named, with their form."""
    found = {}
    for key in set(programmes):
        newest = versions_of(key)
        if newest and newest[0].pack.sign_up:
            found[key] = newest[0].pack.sign_up
    return found


def programmes_with_sign_up(parish_code: str) -> list[str]:
    """The programmes in which a birth of this parish waits to sign up, by key."""
    standing = Catchment.objects.filter(parish_id=parish_code, ended_on=None)
    keys = standing.values_list("programme_key", flat=True).order_by("programme_key")
    return sorted(gates(keys))


def births_waiting(actor: Actor) -> list[Waiting]:
    """How many births of the areas of the actor's teams have not signed up. No name, no day."""
    found = []
    teams = list(Team.objects.filter(pk__in=actor.team_ids, ended_on=None).order_by("name"))
    gate_of = gates(team.programme_key for team in teams)
    for team in teams:
        gate = gate_of.get(team.programme_key)
        if gate is None:
            continue
        with connection.cursor() as cursor:
            said = rows(
                cursor,
                "select * from referrals_births_waiting(%s, %s)",
                [team.pk, gate.hide_below],
            )
        names = _names(row["parish"] for row in said)
        found += [
            Waiting(team.name, names.get(row["parish"], row["parish"]), row["waiting"])
            for row in said
        ]
    return found


def forms_of_mine() -> list[Form]:
    """The forms this reader keeps or was given: those still incomplete first. Two statements."""
    with connection.cursor() as cursor:
        found = rows(cursor, _MINE.format(narrowed=""))
    names = _names(row["parish_code"] for row in found)
    read = [_form(row, names) for row in found]
    return sorted(read, key=lambda form: form.completed_at is not None)


def form_of(sign_up_id: UUID) -> Form | None:
    """One form; None for whoever may not know whose it is."""
    with connection.cursor() as cursor:
        found = rows(cursor, _MINE.format(narrowed="and s.id = %s"), [sign_up_id])
    if not found:
        return None
    return _form(found[0], _names([found[0]["parish_code"]]))


def areas_that_sign_up() -> list[tuple[str, str, str]]:
    """The areas whose births wait to sign up: programme, parish code, and the area's name."""
    standing = Catchment.objects.filter(ended_on=None).select_related("parish")
    found = list(standing.order_by("parish__name"))
    known = gates(c.programme_key for c in found)
    return [
        (c.programme_key, c.parish_id, c.parish.name) for c in found if c.programme_key in known
    ]


def _names(codes: Iterable[str]) -> dict[str, str]:
    return dict(Parish.objects.filter(code__in=set(codes)).values_list("code", "name"))


def _form(row: dict[str, Any], names: dict[str, str]) -> Form:
    pack = pack_of(row["pack_version_id"])
    language = get_language() or "en"
    asks = pack.sign_up.asks if pack.sign_up else {}
    labels = {key: pack.label(f"sign_up.asks.{key}", language) for key in asks}
    done = tuple(row["done"])
    return Form(
        id=row["id"],
        person_id=row["person_id"],
        name=str(row["name"]),
        born_on=row["born_on"],
        area=names.get(str(row["parish_code"]), ""),
        told_at=row["told_at"],
        completed_at=row["completed_at"],
        done=done,
        asks=tuple(labels.items()),
        missing=tuple(labels[key] for key in missing(pack, done)),
        version=row["version"],
        keeps=bool(row["keeps"]),
    )
