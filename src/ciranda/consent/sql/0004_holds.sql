-- Whether the family's agreement to one column stands now: a yes or no, for services that must ask
-- before they enter a child by name and may not read the consents themselves. Strangers: no.
create function consent_holds(of_case uuid, column_name text, for_service uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_grant g where g.source_id = of_case
     and g.principal = any (app_principals()) and now() >= g.valid_from and now() < g.valid_until)
  and exists (select 1 from consent_consent c join consent_effect e on e.consent_id = c.id
   where c.case_id = of_case and c.column_key = column_name
     and (for_service is null or c.service_id = for_service)
     and e.started_at <= now() and (e.ended_at is null or e.ended_at > now())) $$;
revoke execute on function consent_holds from public;
grant execute on function consent_holds to ciranda_web;
