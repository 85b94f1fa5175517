-- The parts of what families tell once, with the services ticked for each, complete whatever the
-- caller sees: a derivation from part of the facts would drop the rest. Answers whom `cases_facts`
-- answers.
create function cases_story_facts(of_case uuid) returns jsonb
language sql security definer set search_path = public, pg_temp as $$
 select coalesce(jsonb_agg(jsonb_build_object('dossier', x.dossier_id, 'custody', x.custody_id,
   'at', x.opened_at, 'category', x.category,
   'releases', (select coalesce(jsonb_agg(jsonb_build_object('ref', r.id,
      'principal', access_principal_of(3::smallint, r.service_id, ''),
      'from', r.released_at, 'until', r.ended_at)), '[]')
     from cases_storyrelease r where r.part_id = x.id))), '[]')
 from cases_storypart x where x.case_id = of_case and (app_staff()
   or exists (select 1 from access_grant g where g.source_id = of_case
     and g.principal = any (app_principals()))) $$;
revoke execute on function cases_story_facts from public;
grant execute on function cases_story_facts to ciranda_web, ciranda_backup;

-- Persons named one by one for what a service wrote itself about a case, as `cases_facts`.
create function cases_reader_facts(of_case uuid) returns jsonb
language sql security definer set search_path = public, pg_temp as $$
 select coalesce(jsonb_agg(jsonb_build_object('dossier', o.dossier_id, 'ref', a.id,
   'principal', access_principal_of(5::smallint, a.id, ''),
   'from', greatest(a.started_at, o.opened_at), 'until', a.ended_at)), '[]')
 from cases_ownfile o join agencies_appointment a on a.service_id = o.service_id
 where o.case_id = of_case and (app_staff()
   or exists (select 1 from access_grant g where g.source_id = of_case
     and g.principal = any (app_principals()))) $$;
revoke execute on function cases_reader_facts from public;
grant execute on function cases_reader_facts to ciranda_web, ciranda_backup;

-- Ids of the cases in which a service has a dossier of its own, from one id on: for the job that
-- derives them anew after the service went to another controller or somebody was named.
create function cases_with_own_file(of_service uuid, after uuid, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select o.case_id from cases_ownfile o where o.service_id = of_service
   and (after is null or o.case_id > after) and app_staff() and app_human() is null
 order by o.case_id limit most $$;
revoke execute on function cases_with_own_file from public;
grant execute on function cases_with_own_file to ciranda_web;

-- In how many families a service has a dossier of its own: a number, to whoever leads the agency
-- that controls it, and to jobs.
create function cases_own_files_of(of_service uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
 select count(*)::int from cases_ownfile o where o.service_id = of_service and app_staff()
   and (app_human() is null or exists (select 1 from agencies_service s
     join agencies_membership m on m.agency_id = s.agency_id
     where s.id = of_service and m.id = app_membership() and m.role = 'agency_lead')) $$;
revoke execute on function cases_own_files_of from public;
grant execute on function cases_own_files_of to ciranda_web;
