-- Open cases whose consents may need looking at: somebody it is about reached one of these ages (in
-- months) within the last week or will before `ahead`, or an agreement in force ends before then.
-- Ids, for the job that looks at each case on its own; nobody but a job may ask.
create function cases_consents_to_tend(ages int[], ahead date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select u.case_id from cases_custody u where u.ended_at is null
  and app_staff() and app_human() is null
  and (exists (select 1 from cases_subject s join people_person p on p.id = s.person_id
      cross join unnest(ages) as m
      where s.case_id = u.case_id and s.ended_on is null
       and p.born_on + make_interval(months => m) between current_date - 7 and ahead)
    or exists (select 1 from consent_consent c join consent_effect e on e.consent_id = c.id
      where c.case_id = u.case_id and c.custody_id = u.id and e.ended_at > now()
       and e.ended_at < ahead + 1)) $$;
revoke execute on function cases_consents_to_tend from public;
grant execute on function cases_consents_to_tend to ciranda_web;

-- The people who could be recorded as a child's family in a case, by id: those of a household with
-- a subject, and whoever takes part in the case's own file. Names are read under the wall.
create function cases_kin(of_case uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select distinct x.person_id from (
   select h.person_id from cases_subject s
     join people_householdmember me on me.person_id = s.person_id and me.ended_on is null
     join people_householdmember h on h.household_id = me.household_id and h.ended_on is null
     where s.case_id = of_case and s.ended_on is null
   union select q.person_id from cases_volume v
     join people_participation q on q.dossier_id = v.dossier_id and q.ended_on is null
     where v.case_id = of_case) x
 where access_holds_case(of_case, 13, true) $$;
revoke execute on function cases_kin from public;
grant execute on function cases_kin to ciranda_web;
