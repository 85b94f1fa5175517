"""The objects of a loaded country that the work is measured with, and whom they belong to."""

from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from ciranda.common.database import OWNER, rows, speaking_as

# The cases of the busiest manager, with what each has, the fullest first.
_MINE = """
with me as (select m.id from accounts_user u join agencies_membership m on m.user_id = u.id
  where u.username = 'national.worker')
select k.case_id,
  (select v.plan_id from cases_planvolume v where v.case_id = k.case_id limit 1) as plan_id
from cases_coordination k join me on me.id = k.membership_id where k.ended_at is null
order by (select count(*) from cases_contact c where c.case_id = k.case_id) desc, k.case_id
"""
# Questions of those cases: still without an answer, or answered with a yes that still stands.
_QUESTIONS = """
with mine as (select k.case_id from accounts_user u join agencies_membership m on m.user_id = u.id
  join cases_coordination k on k.membership_id = m.id and k.ended_at is null
  where u.username = 'national.worker')
select q.id, q.kind, exists (select 1 from consent_signature s where s.question_id = q.id
    and s.agrees and s.withdrawn_at is null) as given
from consent_question q join mine on mine.case_id = q.case_id
where q.closed_at is null and q.kind = 'sharing' order by q.id
"""
# Children of the coordinator's teams: whom a search by its members should find.
_CHILDREN = """
with team as (select p.team_id from accounts_user u join agencies_membership m on m.user_id = u.id
  join agencies_placement p on p.membership_id = m.id where u.username = 'national.coordinator')
select p.id, p.given, p.surnames, p.born_on, (select i.value from people_identifier i
    where i.person_id = p.id limit 1) as number
from cases_custody u join team on team.team_id = u.team_id
join cases_subject s on s.case_id = u.case_id join people_person p on p.id = s.person_id
where u.ended_at is null and p.given <> '' and p.surnames <> '' and p.born_on is not null
order by md5(p.id::text) limit %s
"""
# Cases of other teams that nobody offered yet, with who manages them.
_OFFERABLE = """
with team as (select p.team_id from accounts_user u join agencies_membership m on m.user_id = u.id
  join agencies_placement p on p.membership_id = m.id where u.username = 'national.coordinator'
  limit 1)
select k.case_id, k.membership_id, (select team_id from team) as to_team
from cases_coordination k join cases_custody u on u.case_id = k.case_id and u.ended_at is null
where k.ended_at is null and u.team_id <> (select team_id from team)
  and not exists (select 1 from transfers_transfer t where t.case_id = k.case_id)
order by k.case_id limit %s
"""


@dataclass(frozen=True)
class Child:
    """A child of the first team, as the register has it."""

    id: UUID
    given: str
    surnames: str
    born_on: date
    number: str


@dataclass(frozen=True)
class Offerable:
    """A case of another team, its manager, and the team it may be offered to."""

    case_id: UUID
    membership_id: UUID
    to_team: UUID


@dataclass(frozen=True)
class Found:
    """Everything that the pieces of work are about."""

    cases: list[UUID]
    plans: list[UUID]
    unanswered: list[UUID]
    given: list[UUID]
    children: list[Child]


def found(children: int = 200) -> Found:
    """Look it up, as the owner."""
    with speaking_as(OWNER) as cursor:
        mine, questions = rows(cursor, _MINE), rows(cursor, _QUESTIONS)
        people = [Child(**row) for row in rows(cursor, _CHILDREN, [children])]
    return Found(
        [row["case_id"] for row in mine],
        [row["plan_id"] for row in mine if row["plan_id"]],
        [row["id"] for row in questions if not row["given"]],
        [row["id"] for row in questions if row["given"]],
        people,
    )


def offerable(most: int) -> list[Offerable]:
    """Cases that other teams may offer to the coordinator's."""
    with speaking_as(OWNER) as cursor:
        return [Offerable(**row) for row in rows(cursor, _OFFERABLE, [most])]


_NEAR = "aeioubdpqmnvwszcklrt"


def misspelt(word: str, pick: Random) -> str:
    """One slip of the fingers: two letters swapped, one lost, doubled or mistaken."""
    if len(word) < 3:
        return word
    at = pick.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + pick.choice(_NEAR) + word[at + 1 :],
    )
    return pick.choice(slips)


def typed(child: Child, pick: Random) -> tuple[str, str]:
    """A given name and a surname as somebody in a hurry types them: one slip in one of the two."""
    given, surname = child.given.split()[0], child.surnames.split()[-1]
    if pick.random() < 0.5:
        return misspelt(given, pick), surname
    return given, misspelt(surname, pick)


def invented(pick: Random) -> str:
    """A name that is like nobody's."""
    return "".join(pick.choice("bdfgjklmnprstvxz") + pick.choice("aeiou") for _ in range(6)).title()
