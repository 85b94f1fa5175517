"""Custody is never empty: every child has a team that answers (design, section 8)."""

from typing import Any

from ciranda.common.database import BACKUP, rows, speaking_as
from ciranda.ops.proofs import Fault, Verdict

# Written apart from the triggers that keep custody unbroken: it looks at the rows as they are.
# Each case meets its own turns alone: set by set, or a million cases would never be proved.
_UNANSWERED = """
with kept as (
  select u.case_id, u.started_at, u.ended_at, u.team_id,
    lag(u.ended_at) over w as before, row_number() over w as nth
  from cases_custody u window w as (partition by u.case_id order by u.started_at)),
staffed as (
  select distinct l.team_id from agencies_placement l
  join agencies_membership m on m.id = l.membership_id and m.suspended_at is null
    and (m.ended_on is null or m.ended_on > current_date)
  where l.started_on <= current_date and (l.ended_on is null or l.ended_on > current_date)),
answered as (
  select k.case_id, min(k.started_at) as first, max(coalesce(k.ended_at, 'infinity')) as last,
    bool_or(k.ended_at is null) as now,
    bool_or(k.nth > 1 and k.before is distinct from k.started_at) as broken,
    bool_or(k.ended_at is null and t.ended_on <= current_date) as team_ended,
    bool_or(k.ended_at is null and s.team_id is not null) as staffed
  from kept k join agencies_team t on t.id = k.team_id
  left join staffed s on s.team_id = k.team_id group by 1),
found as (
  select c.id as case_id, case
    when a.case_id is null then 'no team ever'
    when c.closed_at is null and not a.now then 'no team now'
    when a.first <> c.opened_at then 'no team at its opening'
    when a.broken then 'a gap or an overlap between teams'
    when c.closed_at is not null and a.last <> c.closed_at
      then 'not answered for until its closure'
    when c.closed_at is null and a.team_ended then 'a team that has ended'
    when c.closed_at is null and not a.staffed then 'a team with nobody in it'
    end as words
  from cases_case c left join answered a on a.case_id = c.id)
select f.case_id, f.words, (select count(*) from cases_subject s
  where s.case_id = f.case_id and s.ended_on is null) as children
from found f where f.words is not null order by f.case_id
"""


def prove() -> Verdict:
    """Every case, and each open one's children, against its team. Two statements."""
    with speaking_as(BACKUP) as cursor:
        found = rows(cursor, _UNANSWERED)
        cases = int(rows(cursor, "select count(*) as n from cases_case")[0]["n"])
    children = sum(max(1, row["children"]) for row in found)
    line = f"{children} children without an accountable team"
    return Verdict(cases, tuple(_fault(row) for row in found), line)


def _fault(row: dict[str, Any]) -> Fault:
    return Fault(str(row["case_id"]), row["words"])
