-- As 0002, and: a basis that came along with a move opens nothing until the new team has decided.
create or replace function consent_shares(of_case uuid) returns jsonb
language sql security definer set search_path = public, pg_temp as $$
 select coalesce(jsonb_agg(x), '[]') from (
  select e.id as ref, 5 as basis, access_principal_of(3::smallint, c.service_id, '') as principal,
    c.custody_id as custody, e.cats, c.purposes, e.started_at as from_at, e.ended_at as until_at
   from consent_consent c join consent_effect e on e.consent_id = c.id
   where c.case_id = of_case and c.service_id is not null and c.kind = 'sharing' and e.cats > 0
  union all
  select b.id, 6, case when b.membership_id is not null
      then access_principal_of(1::smallint, b.membership_id, '')
      else access_principal_of(3::smallint, b.service_id, '') end,
    b.custody_id, b.cats, b.purposes, b.started_at, b.ended_at
   from consent_legalbasis b where b.case_id = of_case
    and (b.membership_id is not null or b.service_id is not null)
    and (b.carried_from is null or b.decided_at is not null)) x $$;
revoke execute on function consent_shares from public;
