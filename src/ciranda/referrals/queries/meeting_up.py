"""Where a meeting of three is called from a referral: the child's own case, and whom to invite."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.programmes.queries import pack_of

# The sender's open cases about the child, newest first, as far as the sender reads them.
_CASES = """
select distinct c.id, c.opened_at, c.pack_version_id from referrals_referral r
 join cases_subject s on s.person_id = r.person_id and s.ended_on is null
 join cases_case c on c.id = s.case_id and c.closed_at is null and c.id is distinct from r.case_id
where r.id = %s order by c.opened_at desc
"""
# Who runs the team that was asked.
_TEAM = """
select m.id, m.name from referrals_referral r
 join agencies_placement p on p.team_id = r.team_id and p.role = 'coordinator'
  and p.started_on <= current_date and (p.ended_on is null or p.ended_on > current_date)
 join agencies_membership m on m.id = p.membership_id and m.suspended_at is null
  and (m.ended_on is null or m.ended_on > current_date)
where r.id = %s order by m.name
"""


@dataclass(frozen=True)
class MeetingUp:
    """The case in which the meeting is called, and its kind."""

    case_id: UUID
    kind: str


def meeting_up(referral_id: UUID) -> MeetingUp | None:
    """Where a meeting can be called from a referral; None where no case of the child has such a
    kind. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _CASES, [referral_id])
    for case in found:
        kinds = pack_of(case["pack_version_id"]).meeting_kinds
        kind = next((key for key, one in kinds.items() if one.from_referral), "")
        if kind:
            return MeetingUp(case["id"], kind)
    return None


def team_asked(referral_id: UUID) -> list[tuple[UUID, str]]:
    """Whoever runs the team that was asked; nobody for a stranger to the referral. One
    statement."""
    with connection.cursor() as cursor:
        return [(row["id"], row["name"]) for row in rows(cursor, _TEAM, [referral_id])]
