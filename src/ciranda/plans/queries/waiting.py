"""What plans asked of services and nobody has answered, and what a service has not done by its day,
for my day (see cases.queries.day)."""

REQUESTS_UNANSWERED = """
select a.id, p.case_id, p.about as child, coalesce((select t.what from plans_actionterms t
    where t.action_id = a.id and t.removed_at is null order by t.written_at desc limit 1), '')
    as what,
  coalesce(nullif(s.public_label, ''), nullif(g.public_label, ''), s.name) as name,
  a.waiting_until as due_on, a.requested_at::date as since
from families f join cases_planpart p on p.case_id = f.case_id and p.ended_at is null
join plans_action a on a.dossier_id = p.dossier_id and a.request = 'requested'
  and a.state in ('planned', 'under_way')
join agencies_service s on s.id = a.service_id join agencies_agency g on g.id = s.agency_id
"""
# What a service agreed to and has not done: it comes back to whoever holds the case together.
ACTIONS_OVERDUE = """
select a.id, p.case_id, p.about as child, t.what,
  coalesce(nullif(s.public_label, ''), nullif(g.public_label, ''), s.name) as name,
  t.due_on, t.due_on as since
from families f join cases_planpart p on p.case_id = f.case_id and p.ended_at is null
join plans_action a on a.dossier_id = p.dossier_id and a.request <> 'requested'
  and a.state in ('planned', 'under_way')
join plans_actionterms t on t.action_id = a.id and t.plan_version_id = p.agreed_version_id
  and t.removed_at is null and t.due_on < current_date
join agencies_service s on s.id = a.service_id join agencies_agency g on g.id = s.agency_id
"""
