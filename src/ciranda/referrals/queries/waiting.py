"""Referrals in my day: those I sent and no team has answered, and how many my teams decide on."""

REFERRALS_UNANSWERED = """
select r.id, null::uuid as case_id,
  coalesce(concat_ws(' ', p.given, nullif(p.surnames, '')), '') as child, '' as what,
  t.name as name, null::date as due_on, r.received_at::date as since
from referrals_referral r join agencies_team t on t.id = r.team_id
left join people_person p on p.id = r.person_id
where r.sender_id = %(me)s and r.answered_at is null
"""

# A line for each team: `what` is how many. The number comes from a function, because the wall opens
# referrals for deciding alone and my day reads for supporting families.
REFERRALS_TO_DECIDE = """
select u.team_id as id, null::uuid as case_id, '' as child, u.waiting::text as what,
  t.name as name, u.due_on, u.since::date as since
from referrals_undecided() u join agencies_team t on t.id = u.team_id
"""
