-- What services are asked outside any plan, complete whatever the caller sees: a derivation from
-- part of the facts would drop the rest. Answers whom `cases_facts` answers.
create function cases_asked_facts(of_case uuid) returns jsonb
language sql security definer set search_path = public, pg_temp as $$
 select coalesce(jsonb_agg(jsonb_build_object('ref', x.id, 'dossier', x.dossier_id,
   'custody', x.custody_id, 'at', x.opened_at, 'asked', x.asked_at, 'ended', x.ended_at,
   'principal', access_principal_of(3::smallint, x.service_id, ''))), '[]')
 from cases_askedpart x where x.case_id = of_case and (app_staff()
   or exists (select 1 from access_grant g where g.source_id = of_case
     and g.principal = any (app_principals()))) $$;
revoke execute on function cases_asked_facts from public;
grant execute on function cases_asked_facts to ciranda_web, ciranda_backup;
