-- How the family of a case stands to the families of the cases of a plan: whether they share somebody,
-- and whether somebody there who may read has no part in any of the plan's cases. Two yes or no, for
-- whoever writes the plan and that case.
create function plans_joining(of_plan uuid, of_case uuid)
returns table (shares boolean, newly boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 with here as (select case_id from cases_planvolume where plan_id = of_plan and ended_at is null),
 ours as (
   select f.person_id, f.holds_responsibility or f.is_young_person as reads
     from cases_familymember f join here using (case_id) where f.ended_at is null
   union all select s.person_id, true from cases_subject s join here using (case_id)
     where s.ended_on is null and s.person_id is not null),
 theirs as (
   select f.person_id, f.holds_responsibility or f.is_young_person as reads
     from cases_familymember f where f.case_id = of_case and f.ended_at is null
   union all select s.person_id, false from cases_subject s
     where s.case_id = of_case and s.ended_on is null and s.person_id is not null)
 select exists (select 1 from ours join theirs using (person_id)),
   exists (select 1 from theirs t where t.reads
     and not exists (select 1 from ours o where o.person_id = t.person_id and o.reads))
 where access_holds_case(of_case, 5, true)
  and exists (select 1 from here where access_holds_case(here.case_id, 5, true)) $$;
revoke execute on function plans_joining from public;
grant execute on function plans_joining to ciranda_web;
