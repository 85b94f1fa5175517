"""Transfers in my day: offered by me, waiting for my team, or come back."""

TRANSFERS_OPEN = """
select t.id, t.case_id, t.child, '' as what, coalesce(m.name, t.outside_name) as name,
  coalesce(t.contact_due_on, t.answer_due_on) as due_on, t.offered_at::date as since
from transfers_transfer t left join agencies_team m on m.id = t.to_team_id
where t.state in ('offered', 'accepted')
  and (t.case_id in (select case_id from families) or t.from_manager_id = %(me)s)
"""

# A coordinator answers offers; whoever was named speaks with the family. `what` is the state.
TRANSFERS_TO_US = """
select t.id, t.case_id, t.child, t.state as what, m.name as name,
  coalesce(t.contact_due_on, t.answer_due_on) as due_on, t.offered_at::date as since
from transfers_transfer t join agencies_team m on m.id = t.from_team_id
where (t.state = 'offered' and %(coordinates)s and t.to_team_id = any (%(teams)s))
  or (t.state = 'accepted' and t.manager_id = %(me)s)
"""

# Refused, or not answered in time: for two weeks, unless the family was offered anew.
TRANSFERS_BACK = """
select t.id, t.case_id, t.child, t.state as what, coalesce(m.name, t.outside_name) as name,
  null::date as due_on, t.ended_at::date as since
from transfers_transfer t left join agencies_team m on m.id = t.to_team_id
where t.state in ('refused', 'expired') and t.ended_at > now() - interval '14 days'
  and t.case_id in (select case_id from families)
  and not exists (select 1 from transfers_transfer x where x.case_id = t.case_id
    and x.offered_at > t.offered_at)
"""
