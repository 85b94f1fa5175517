"""Referrals in my day: those I sent and no team has answered, how many my teams decide on, and
sign-up forms that came home half filled in."""

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

# One line: how many forms somebody began and did not finish. A birth whose form is untouched waits
# for its visit and fills nobody's day.
FORMS_BEGUN = """
select (array_agg(s.id order by s.told_at))[1] as id, null::uuid as case_id, '' as child,
  count(*)::text as what, '' as name, null::date as due_on, min(s.told_at)::date as since
from (select distinct x.id, x.told_at from access_grant f
  join referrals_signup x on x.dossier_id = f.dossier_id
  where f.principal = any ((select app_principals())::int[]) and f.writes & 1 <> 0
    and now() >= f.valid_from and now() < f.valid_until
    and x.completed_at is null and x.ended_at is null and cardinality(x.done) > 0) s
having count(*) > 0
"""
