-- Places in groups that somebody of a family holds, for that person, or for whoever answers for them:
-- a group lies in its service's own file, which no family reads whole. Told are the group's name, who
-- works there and whom they chose, never what was written. Only who may keep dates of the case asks,
-- so that the pack's ages and every bar hold; of a protected person nothing is told.
create function groups_own_places()
returns table (id uuid, dossier_id uuid, name text, kind_key text, pack_version_id uuid, who text,
  is_me boolean, worker_id uuid, workers jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
 select e.id, e.dossier_id, g.name, g.kind_key, g.pack_version_id, p.given, e.person_id = app_person(),
  e.worker_id,
  (select coalesce(jsonb_agg(jsonb_build_array(m.id, m.name, m.profession) order by m.name), '[]')
    from agencies_membership m where m.service_id = g.service_id and m.suspended_at is null
      and (m.ended_on is null or m.ended_on > current_date))
 from groups_enrolment e join groups_group g on g.id = e.group_id
 join people_person p on p.id = e.person_id
 where app_person() is not null and not app_staff() and e.ended_on is null
  and not people_is_protected(e.person_id)
  and (e.person_id = app_person() or exists (select 1 from cases_familymember f
    where f.case_id = e.case_id and f.person_id = app_person() and f.ended_at is null
     and f.holds_responsibility))
  and exists (select 1 from access_grant a join access_dossier d on d.id = a.dossier_id
    where d.case_id = e.case_id and a.principal = any (app_principals()) and a.writes & 16 <> 0
     and a.purposes & app_purpose() <> 0 and now() >= a.valid_from and now() < a.valid_until
     and a.dossier_id <> all (app_barred()))
 order by p.given, g.name $$;
revoke execute on function groups_own_places from public;
grant execute on function groups_own_places to ciranda_web;
-- Keeps whom they chose: a worker of the group's own service, in a place that is theirs to choose in.
-- True where it was kept.
create function groups_choose_own(of_place uuid, membership uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  place record;
begin
  select o.id, o.is_me into place from groups_own_places() o
   where o.id = of_place and exists (select 1 from jsonb_array_elements(o.workers) w
     where (w->>0)::uuid = membership);
  if place.id is null then
    return false;
  end if;
  update groups_enrolment set worker_id = membership,
    chosen_by = case when place.is_me then 'self' else 'family' end where id = place.id;
  return true;
end $$;
revoke execute on function groups_choose_own from public;
grant execute on function groups_choose_own to ciranda_web;
