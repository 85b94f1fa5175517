"""Every page that is opened, with arguments found in the loaded country, as the one who opens it.

The list comes from the resolver: an address is left out only where it takes what is sent, leads
away, or needs an object that the country has none of, and each of these is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from ciranda.common.database import OWNER, rows, speaking_as

# Whose page it is, by the beginning of its name; everything else is the case manager's.
WHO = {
    "portal": "national.mother",
    "web:referrals": "national.coordinator",
    "web:signals": "national.coordinator",
    "web:team": "national.coordinator",
    "web:transfers": "national.coordinator",
    "web:consent:sign_rate": "national.coordinator",
    "web:audit": "national.data",
}
CASE_MANAGER = "national.worker"

# The object of each argument: of the busiest case manager, or of the first team.
_OBJECTS = """
with me as (select m.id, p.team_id from accounts_user u join agencies_membership m
    on m.user_id = u.id join agencies_placement p on p.membership_id = m.id
    where u.username = 'national.worker'),
 mine as (select k.case_id from cases_coordination k join me on k.membership_id = me.id
    join cases_planvolume v on v.case_id = k.case_id
    where k.ended_at is null order by k.case_id limit 1),
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
 (select id from cases_contact where case_id = (select case_id from mine) and not is_planned
    limit 1) as contact_id,
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
 (select case_id from hers) as own_case_id, 1 as number, 'snipi-pt' as programme,
 'strengths' as section_key, 'strengths' as section, 'snipi-pt' as key
"""


@dataclass(frozen=True)
class Page:
    """An address to open, and by whom."""

    name: str
    path: str
    username: str


@dataclass(frozen=True)
class LeftOut:
    """An address that is not measured, and why."""

    name: str
    why: str


def pages() -> tuple[list[Page], list[LeftOut]]:
    """Every address of the site, measured or left out with the reason."""
    objects = _objects()
    found, left = [], []
    for name, arguments in sorted(_addresses(get_resolver(), ())):
        known = {one: objects[one] for one in arguments if objects.get(one) is not None}
        if name.startswith("portal") and "case_id" in known:
            known["case_id"] = objects["own_case_id"]
        if set(known) != set(arguments):
            lacking = ", ".join(sorted(set(arguments) - set(known)))
            left.append(LeftOut(name, f"no such object in the country: {lacking}"))
            continue
        try:
            found.append(Page(name, reverse(name, kwargs=known), _who(name)))
        except NoReverseMatch:
            left.append(LeftOut(name, "its arguments do not fit"))
    return found, left


def _objects() -> dict[str, Any]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, _OBJECTS)[0]


def _who(name: str) -> str:
    return next((who for start, who in WHO.items() if name.startswith(start)), CASE_MANAGER)


def _addresses(
    resolver: URLResolver, spaces: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _addresses(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            named = tuple(entry.pattern.regex.groupindex)
            yield ":".join((*spaces, entry.name)), named
