-- The open cases of a team, by key, for the job that lets stop what a project paid for: it then
-- looks at each case on its own, as that case's team. Nobody but a job may ask.
create function budgets_cases_of(of_team uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select u.case_id from cases_custody u where u.team_id = of_team and u.ended_at is null
  and app_staff() and app_human() is null order by u.case_id $$;
revoke execute on function budgets_cases_of from public;
grant execute on function budgets_cases_of to ciranda_web;
