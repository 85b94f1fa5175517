create table access_grant (
  dossier_id uuid not null, principal int not null, basis smallint not null,
  basis_ref uuid not null,
  cats int not null check (cats > 0), writes int not null check (writes & ~cats = 0),
  purposes int not null check (purposes > 0),
  valid_from timestamptz not null default '-infinity',
  valid_until timestamptz not null default 'infinity',
  source_id uuid not null, region_id smallint not null default 1,
  primary key (dossier_id, principal, basis, basis_ref)
    include (cats, writes, purposes, valid_from, valid_until));
create index access_grant_principal on access_grant (principal, dossier_id)
  include (cats, writes, purposes, valid_from, valid_until);
create index access_grant_source on access_grant (source_id);
create index access_grant_ending on access_grant (valid_until) where valid_until < 'infinity';
-- index-only scans need the visibility map kept fresh
alter table access_grant set (autovacuum_vacuum_scale_factor = 0.02,
                              autovacuum_vacuum_insert_scale_factor = 0.02);
alter table access_grant enable row level security;
alter table access_grant force row level security;
create policy owner_all on access_grant to ciranda_owner using (true) with check (true);
create policy self on access_grant for select to ciranda_web
  using (principal = any ((select app_principals())::int[]));
-- no write, no basis, no source: the web role learns what it may see, not why or from what
grant select (dossier_id, principal, cats, writes, purposes, valid_from, valid_until)
  on access_grant to ciranda_web;

-- The only writer of grants: the difference between what one source (a case, a referral, a
-- person) gives now and what it should give, and nothing else.
create function access_replace(
    source uuid, d uuid[], p int[], c int[], w int[], u int[], b smallint[], r uuid[],
    f timestamptz[], t timestamptz[]) returns int
language sql security definer set search_path = public, pg_temp as $$
 with want as (
   select * from unnest(d, p, c, w, u, b, r, f, t)
     x(dossier_id, principal, cats, writes, purposes, basis, basis_ref, valid_from, valid_until)),
 gone as (delete from access_grant a where a.source_id = source and not exists (
   select 1 from want x where (x.dossier_id, x.principal, x.basis, x.basis_ref)
     = (a.dossier_id, a.principal, a.basis, a.basis_ref)) returning 1),
 put as (
   insert into access_grant as a (dossier_id, principal, cats, writes, purposes, basis,
     basis_ref, valid_from, valid_until, source_id)
   select x.dossier_id, x.principal, x.cats, x.writes, x.purposes, x.basis, x.basis_ref,
     x.valid_from, x.valid_until, source from want x
   on conflict (dossier_id, principal, basis, basis_ref) do update set
     cats = excluded.cats, writes = excluded.writes, purposes = excluded.purposes,
     valid_from = excluded.valid_from, valid_until = excluded.valid_until
   where a.source_id = source and (a.cats, a.writes, a.purposes, a.valid_from, a.valid_until)
     is distinct from (excluded.cats, excluded.writes, excluded.purposes, excluded.valid_from,
       excluded.valid_until) returning 1),
 n as (select (select count(*) from gone)::int + (select count(*) from put)::int as changed),
 -- logged here, so that no caller can change grants without a trace
 logged as (
   insert into audit_event (at, human_id, membership_id, verb, outcome, kind, object_id, fields,
     purpose, reason, region_id)
   select clock_timestamp(), app_human(), app_membership(), 'access.derive', 0, 'access.grant',
     source, jsonb_build_array(n.changed), null, '', 1 from n where n.changed > 0 returning 1)
 select changed from n where (select count(*) from logged) >= 0
$$;
revoke execute on function access_replace from public;
grant execute on function access_replace to ciranda_web;

create function access_principal_of(k smallint, reference uuid, role_name text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare found int;
begin
  select id into found from access_principal
    where kind = k and ref = reference and role = role_name;
  if found is null then
    insert into access_principal (kind, ref, role) values (k, reference, role_name)
      on conflict (kind, ref, role) do update set role = excluded.role returning id into found;
  end if;
  return found;
end $$;
revoke execute on function access_principal_of from public;
grant execute on function access_principal_of to ciranda_web;
