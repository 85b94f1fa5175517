-- A case is silent when everyone it is about is among those nothing is sent about: after a loss.
create function cases_is_silent(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select coalesce(bool_and(exists (select 1 from people_quiet q where q.ended_at is null
     and q.about in (s.person_id, s.pregnancy_id))), false)
 from cases_subject s where s.case_id = of_case and s.ended_on is null $$;
revoke execute on function cases_is_silent from public;

create or replace function cases_notify(of_case uuid, what text, about uuid) returns int
language sql security definer set search_path = public, pg_temp as $$
 with latest as (select dossier_id from cases_volume where case_id = of_case
   order by number desc limit 1),
 put as (insert into cases_familynotice (id, case_id, dossier_id, person_id, kind, about_id, at)
  select gen_random_uuid(), of_case, latest.dossier_id, f.person_id, what, about, now()
   from (select distinct person_id from cases_familymember
     where case_id = of_case and ended_at is null) f, latest
   where not cases_is_silent(of_case) returning 1)
 select count(*)::int from put $$;

create or replace function cases_with_late_clocks() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select distinct k.case_id from cases_clock k
  where k.stopped_at is null and k.due_on < current_date
    and app_staff() and app_human() is null and not cases_is_silent(k.case_id) $$;

-- The cases that a loss made silent: what was planned with the family or sent to it and not yet
-- read is taken back, and a deadline that climbed asks nobody any more. A meeting about a child's
-- safety stays. SECURITY DEFINER: who records the loss may see none of these cases, and learns only
-- their keys, for the audit. About those alone for whom silence was recorded.
create function cases_fall_silent(abouts uuid[]) returns table (case_id uuid, dossier_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare theirs uuid[];
begin
  if not app_staff() then return; end if;
  select coalesce(array_agg(distinct s.case_id), '{}') into theirs from cases_subject s
    where s.ended_on is null and (s.person_id = any (abouts) or s.pregnancy_id = any (abouts))
      and cases_is_silent(s.case_id);
  update cases_contact k set cancelled_at = now() where k.case_id = any (theirs)
    and k.is_planned and k.cancelled_at is null and k.at > now();
  update cases_meeting m set cancelled_at = now() where m.case_id = any (theirs)
    and m.held_at is null and m.cancelled_at is null and m.starts_at > now()
    and not m.is_safeguarding;
  update cases_familynotice n set seen_at = now() where n.case_id = any (theirs)
    and n.seen_at is null;
  update cases_clockclimb c set seen_at = now() where c.case_id = any (theirs)
    and c.seen_at is null;
  return query select distinct on (v.case_id) v.case_id, v.dossier_id from cases_volume v
    where v.case_id = any (theirs) order by v.case_id, v.number desc;
end $$;
revoke execute on function cases_fall_silent from public;
grant execute on function cases_fall_silent to ciranda_web;
