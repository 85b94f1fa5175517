"""Referrals that I sent and no team has answered, for my day."""

REFERRALS_UNANSWERED = """
select r.id, null::uuid as case_id,
  coalesce(concat_ws(' ', p.given, nullif(p.surnames, '')), '') as child, '' as what,
  t.name as name, null::date as due_on, r.received_at::date as since
from referrals_referral r join agencies_team t on t.id = r.team_id
left join people_person p on p.id = r.person_id
where r.sender_id = %(me)s and r.answered_at is null
"""
