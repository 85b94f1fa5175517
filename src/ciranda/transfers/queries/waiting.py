"""Transfers that I offered and that another team has still to take up, for my day."""

TRANSFERS_OPEN = """
select t.id, t.case_id, t.child, '' as what, coalesce(m.name, t.outside_name) as name,
  coalesce(t.contact_due_on, t.answer_due_on) as due_on, t.offered_at::date as since
from transfers_transfer t left join agencies_team m on m.id = t.to_team_id
where t.state in ('offered', 'accepted')
  and (t.case_id in (select case_id from families) or t.from_manager_id = %(me)s)
"""
