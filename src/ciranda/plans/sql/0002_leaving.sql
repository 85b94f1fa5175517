-- Who does an action by name: since somebody left, else as the newest version of the plan agreed.
create function plans_person_of(action uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
 select coalesce(nullif(a.person_now, ''), (select t.person_name from plans_actionterms t
   join plans_planversion v on v.id = t.plan_version_id
   where t.action_id = a.id and t.removed_at is null order by v.number desc limit 1), '')
 from plans_action a where a.id = plans_person_of.action $$;
revoke execute on function plans_person_of from public;

-- How many open actions of plans a worker does by name in their own agency: for who closes the
-- membership and sees no plan. A count; nobody may ask who does not lead that worker.
create function plans_left_by(worker uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
 select count(*) from agencies_membership m join agencies_service s on s.agency_id = m.agency_id
  join plans_action a on a.service_id = s.id and a.state in ('planned', 'under_way')
 where m.id = worker and cases_leads(worker) and plans_person_of(a.id) = m.name $$;

revoke execute on function plans_left_by from public;
grant execute on function plans_left_by to ciranda_web;

-- Lets a colleague of the same agency do every open action that a leaving worker does by name: what
-- the family signed stays as it was signed, and the agency stays responsible. SECURITY DEFINER:
-- who leads a worker need not see each plan. NULL says no; else the actions, for the audit.
create function plans_pass_on(worker uuid, successor uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare m agencies_membership; n agencies_membership; found uuid[];
begin
  select * into m from agencies_membership where id = worker;
  select * into n from agencies_membership where id = successor and suspended_at is null
    and (ended_on is null or ended_on > current_date);
  if m.id is null or n.id is null or n.agency_id <> m.agency_id or n.id = m.id
     or not cases_leads(worker) then return null; end if;
  with mine as (select a.id from plans_action a join agencies_service s on s.id = a.service_id
      where s.agency_id = m.agency_id and a.state in ('planned', 'under_way')
        and plans_person_of(a.id) = m.name),
    passed as (update plans_action a set person_now = n.name, edition = a.edition + 1
      from mine where a.id = mine.id returning a.id)
    select coalesce(array_agg(id), '{}') into found from passed;
  return found;
end $$;
revoke execute on function plans_pass_on from public;
grant execute on function plans_pass_on to ciranda_web;
