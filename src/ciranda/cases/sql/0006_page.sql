-- Whether someone of a case's family is shielded: a page then says «protected» instead of «not
-- recorded». Answers only those who have a grant on the case, with yes or no.
create function cases_shielded(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select cases_may_ask(of_case) and exists (select 1 from people_shield h
   where h.ended_at is null and h.person_id in (
     select s.person_id from cases_subject s where s.case_id = of_case
     union select f.person_id from cases_familymember f
       where f.case_id = of_case and f.ended_at is null)) $$;
revoke execute on function cases_shielded from public;
grant execute on function cases_shielded to ciranda_web;
