-- «Is somebody working on this already?»: yes or no and nothing else, to whoever the family lets
-- know them, about services that it agreed to itself. Everybody else always hears no.
create function services_working_on(of_case uuid, about_topic text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_grant g where g.source_id = of_case and g.cats & 1 <> 0
   and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
   and now() >= g.valid_from and now() < g.valid_until and g.dossier_id <> all (app_barred()))
  and exists (select 1 from services_requestpart p
   join cases_askedpart a on a.dossier_id = p.dossier_id
   where p.case_id = of_case and p.topic = about_topic and p.arrived is not true
    and p.state in ('sent', 'accepted', 'waiting') and a.asked_at is not null and a.ended_at is null
    and p.service_id is distinct from (select m.service_id from agencies_membership m
      where m.id = app_membership())) $$;
revoke execute on function services_working_on from public;
grant execute on function services_working_on to ciranda_web;
