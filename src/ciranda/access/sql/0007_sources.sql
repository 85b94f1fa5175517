-- Two cases of one household share a plan's dossier, and one appointment may give both its grant:
-- each source keeps a row of its own, so that ending one case takes nothing from the other.
alter table access_grant drop constraint access_grant_pkey;
alter table access_grant add constraint access_grant_pkey
  primary key (dossier_id, principal, basis, basis_ref, source_id)
  include (cats, writes, purposes, valid_from, valid_until);

-- The only writer of grants: the difference between what one source (a case, a referral, a
-- person) gives now and what it should give, and nothing else.
create or replace function access_replace(
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
   on conflict (dossier_id, principal, basis, basis_ref, source_id) do update set
     cats = excluded.cats, writes = excluded.writes, purposes = excluded.purposes,
     valid_from = excluded.valid_from, valid_until = excluded.valid_until
   where (a.cats, a.writes, a.purposes, a.valid_from, a.valid_until)
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
