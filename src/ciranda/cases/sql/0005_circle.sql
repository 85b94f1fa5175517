-- Notices to the family: one a person, each sees their own. SECURITY DEFINER because the one whose
-- deed they follow may not see every member of the family. Gives back how many were told.
-- A safeguarding matter never comes here.
create function cases_tell_family(of_case uuid, what text, about uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare told int;
begin
  if not app_staff() or not access_holds_case(of_case, 2, true) then return 0; end if;
  select cases_notify(of_case, what, about) into told;
  return told;
end $$;
create function cases_notify(of_case uuid, what text, about uuid) returns int
language sql security definer set search_path = public, pg_temp as $$
 with latest as (select dossier_id from cases_volume where case_id = of_case
   order by number desc limit 1),
 put as (insert into cases_familynotice (id, case_id, dossier_id, person_id, kind, about_id, at)
  select gen_random_uuid(), of_case, latest.dossier_id, f.person_id, what, about, now()
   from (select distinct person_id from cases_familymember
     where case_id = of_case and ended_at is null) f, latest returning 1)
 select count(*)::int from put $$;
revoke execute on function cases_tell_family, cases_notify from public;
grant execute on function cases_tell_family to ciranda_web;

-- Who steps in when a case manager is suspended or barred: the coordinator of the team that
-- answers, else whoever has been in that team longest. Never the same human, never one who is
-- barred from the case. Not for the web role: only the functions below ask it.
create function cases_stand_in(of_case uuid, away uuid, why text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare m agencies_membership; made uuid := gen_random_uuid(); latest uuid; label text;
begin
  select x.* into m from cases_custody c
    join agencies_placement l on l.team_id = c.team_id and l.started_on <= current_date
      and (l.ended_on is null or l.ended_on > current_date)
    join agencies_membership x on x.id = l.membership_id and x.suspended_at is null
      and (x.ended_on is null or x.ended_on > current_date)
    where c.case_id = of_case and c.ended_at is null
      and x.human_id <> (select human_id from agencies_membership where id = away)
      and not cases_is_barred(of_case, x.human_id)
    order by (l.role = 'coordinator') desc, (x.role = 'coordinator') desc, l.started_on, x.id
    limit 1;
  if m.id is null then return null; end if;
  select dossier_id into latest from cases_volume where case_id = of_case
    order by number desc limit 1;
  select coalesce(nullif(a.public_label, ''), a.name) into label
    from agencies_agency a where a.id = m.agency_id;
  perform access_principal_of(1::smallint, m.id, '');
  insert into cases_cover (id, case_id, dossier_id, absent_id, membership_id, name, agency_name,
      phone, reason, automatic, started_at)
    values (made, of_case, latest, away, m.id, m.name, label, m.phone, why, true, now());
  perform cases_notify(of_case, 'stand_in', made);
  return made;
end $$;
revoke execute on function cases_stand_in from public;

create function cases_is_barred(of_case uuid, human uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_bar b where b.human_id = human and b.case_id = of_case
   and b.started_at <= now() and (b.ended_at is null or b.ended_at > now())) $$;
revoke execute on function cases_is_barred from public;

-- Which of these workers may not be brought into this case. Says who, never why. For whoever
-- writes «who is involved» there: to name someone the family refused would open nothing.
create function cases_barred_workers(of_case uuid, workers uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select m.id from agencies_membership m where m.id = any (workers)
  and cases_is_barred(of_case, m.human_id)
  and app_staff() and access_holds_case(of_case, 2, true) $$;
revoke execute on function cases_barred_workers from public;
grant execute on function cases_barred_workers to ciranda_web;
