-- Everybody of a case leaves its groups by name, whichever service runs them: the project that paid
-- for them is over and the family did not agree to go on. Places become free. Returns how many left.
-- Nobody but a job may ask: no team writes in another service's own file.
create function groups_stop(of_case uuid, why text) returns int
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  stopped int;
begin
  if not (app_staff() and app_human() is null) then
    return 0;
  end if;
  update groups_group g set taken = g.taken - x.n
    from (select e.group_id, count(*) as n from groups_enrolment e
      where e.case_id = of_case and e.standing = 'in' group by 1) x
   where g.id = x.group_id;
  update groups_enrolment set standing = 'out', ended_on = current_date, end_reason = why
   where case_id = of_case and ended_on is null;
  get diagnostics stopped = row_count;
  return stopped;
end $$;
revoke execute on function groups_stop from public;
grant execute on function groups_stop to ciranda_web;
