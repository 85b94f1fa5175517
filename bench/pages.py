"""Every page that is opened, with arguments found in the loaded country, as the one who opens it.

The list comes from the resolver: an address is left out only where it takes what is sent, leads
away, or needs an object that the country has none of, and each of these is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.demo.marks import marked

# Who tries to open a page, in turn; the first who may is the one it is measured with.
STAFF = (
    "national.worker", "national.coordinator", "national.partner", "national.data",
)  # fmt: skip
FAMILIES = ("national.mother", "national.family")
# Arguments that stand for no object.
PLAIN = {
    "number": 1, "programme": "snipi-pt", "key": "snipi-pt", "section_key": "strengths",
    "section": "strengths", "what": "contact", "kind": "plan", "language": "en",
    "line": "family", "reference": "0000-0000-0000",
}  # fmt: skip

# The object of each argument: of the busiest case manager, or of the first team.
_OBJECTS = """
with me as (select m.id, p.team_id from accounts_user u join agencies_membership m
    on m.user_id = u.id join agencies_placement p on p.membership_id = m.id
    where u.username = 'national.worker'),
 mine as (select k.case_id from cases_coordination k join me on k.membership_id = me.id
    join cases_planvolume v on v.case_id = k.case_id
    where k.ended_at is null order by exists (select 1 from plans_review r
      join plans_planversion x on x.id = r.plan_version_id where x.plan_id = v.plan_id) desc,
      k.case_id limit 1),
 hers as (select f.case_id from cases_familymember f join accounts_user u
    on u.person_id = f.person_id where u.username = 'national.mother' limit 1)
select (select case_id from mine) as case_id,
 (select plan_id from cases_planvolume where case_id = (select case_id from mine) limit 1)
   as plan_id,
 (select a.id from plans_action a join cases_planpart p on p.dossier_id = a.dossier_id
    where p.case_id = (select case_id from mine) limit 1) as action_id,
 (select g.id from plans_goal g join plans_planversion v on v.id = g.plan_version_id
    join cases_planvolume l on l.plan_id = v.plan_id
    where l.case_id = (select case_id from mine) limit 1) as goal_id,
 (select c.id from cases_contact c join me on me.id = c.membership_id
    where c.case_id = (select case_id from mine) and not c.is_planned limit 1) as contact_id,
 (select r.id from plans_review r join plans_planversion x on x.id = r.plan_version_id
    join cases_planvolume l on l.plan_id = x.plan_id
    where l.case_id = (select case_id from mine) limit 1) as review_id,
 (select id from cases_contact where case_id = (select case_id from mine) and is_planned
    limit 1) as planned_id,
 (select id from cases_task where case_id = (select case_id from mine) limit 1) as task_id,
 (select id from cases_clock where case_id = (select case_id from mine) limit 1) as clock_id,
 (select id from cases_circlemember where case_id = (select case_id from mine) limit 1)
   as member_id,
 (select id from consent_question where case_id = (select case_id from mine) limit 1)
   as question_id,
 (select person_id from cases_subject where case_id = (select case_id from mine) limit 1)
   as person_id,
 (select r.id from referrals_referral r join me on me.team_id = r.team_id limit 1) as referral_id,
 (select team_id from me) as team_id, (select id from me) as membership_id,
 (select case_id from hers) as own_case_id
"""
# What the mother of the country was asked: her own pages take nobody else's questions.
_HERS = """
select (select q.id from consent_question q where q.person_id = u.person_id and q.closed_at is null
    order by exists (select 1 from consent_signature s where s.question_id = q.id), q.id limit 1)
    as question_id,
  (select q.id from consent_question q join consent_signature s on s.question_id = q.id
    where q.person_id = u.person_id and s.agrees and s.withdrawn_at is null order by q.id limit 1)
    as given_id,
  (select f.case_id from cases_familymember f where f.person_id = u.person_id limit 1) as case_id,
  u.person_id
from accounts_user u where u.username = any (%s) order by u.username desc
"""


@dataclass(frozen=True)
class Page:
    """An address to open, and by whom."""

    name: str
    path: str
    username: str


@dataclass(frozen=True)
class Address:
    """A page of the site with the ways to open it, the likeliest first."""

    name: str
    tries: tuple[Page, ...]


@dataclass(frozen=True)
class LeftOut:
    """An address that is not measured, and why."""

    name: str
    why: str


def pages() -> tuple[list[Address], list[LeftOut]]:
    """Every address of the site, to be opened, or left out with the reason."""
    standing, rare, hers = _objects(), marked("national rarities") or {}, _hers()
    found, left = [], []
    for name, arguments in sorted(_addresses(get_resolver())):
        family = name.startswith("portal")
        known = [
            PLAIN | dict(one)
            for one in ([*hers, rare] if family else [standing, rare, _other(rare)])
        ]
        tries = tuple(
            Page(name, path, who)
            for path in _paths(name, arguments, known)
            for who in (FAMILIES if family else STAFF)
        )
        if tries:
            found.append(Address(name, tries))
        else:
            left.append(LeftOut(name, f"no such object in the country: {', '.join(arguments)}"))
    return found, left


def _paths(name: str, arguments: Sequence[str], known: list[dict[str, Any]]) -> list[str]:
    """The address with each set of objects that has all it needs, none twice."""
    paths = []
    for objects in known:
        filled = {one: objects[one] for one in arguments if objects.get(one) is not None}
        if len(filled) == len(arguments):
            with suppress(NoReverseMatch):
                paths.append(reverse(name, kwargs=filled))
    return list(dict.fromkeys(paths))


def _other(rare: Mapping[str, Any]) -> dict[str, Any]:
    """The plan that was proposed and waits for its signatures; a factor of a triage."""
    return {
        "plan_id": rare.get("other_plan_id"), "person_id": rare.get("other_mother_id"),
        "case_id": rare.get("case_id"), "contact_id": rare.get("planned_id"),
        "factor_id": rare.get("referral_factor_id"), "referral_id": rare.get("referral_id"),
    }  # fmt: skip


def _objects() -> dict[str, Any]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, _OBJECTS)[0]


def _hers() -> list[dict[str, Any]]:
    """Of each mother: what she was asked, and what she gave."""
    with speaking_as(OWNER) as cursor:
        found = rows(cursor, _HERS, [list(FAMILIES)])
    return [one | {"question_id": one[key]} for one in found for key in ("question_id", "given_id")]


def _addresses(
    resolver: URLResolver, spaces: tuple[str, ...] = (), above: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in resolver.url_patterns:
        named = (*above, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _addresses(entry, inner, named)
        elif entry.name:
            yield ":".join((*spaces, entry.name)), named
