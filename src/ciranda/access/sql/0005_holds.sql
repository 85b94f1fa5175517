-- Whether whoever asks holds a category of a dossier now, for reading or for writing. Only other
-- definer functions ask it: they see every grant and must not forget whose question it is.
create function access_holds(of_dossier uuid, category int, to_write boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_grant f where f.dossier_id = of_dossier
   and (case when to_write then f.writes else f.cats end) & (1 << category) <> 0
   and f.principal = any (app_principals()) and f.purposes & app_purpose() <> 0
   and now() >= f.valid_from and now() < f.valid_until)
  and of_dossier <> all (app_barred()) $$;
revoke execute on function access_holds from public;
-- The same for any dossier of a case.
create function access_holds_case(of_case uuid, category int, to_write boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_dossier d where d.case_id = of_case
   and access_holds(d.id, category, to_write)) $$;
revoke execute on function access_holds_case from public;
