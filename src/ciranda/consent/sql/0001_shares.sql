-- What consents and legal bases of a case open, by id: for the derivation only.
create function consent_shares(of_case uuid) returns jsonb
language sql security definer set search_path = public, pg_temp as $$
 select coalesce(jsonb_agg(x), '[]') from (
  select c.id as ref, 5 as basis, access_principal_of(3::smallint, c.service_id, '') as principal,
    c.custody_id as custody, c.cats, c.purposes, c.started_at as from_at, c.ended_at as until_at
   from consent_consent c where c.case_id = of_case and c.service_id is not null
    and c.kind = 'sharing' and c.started_at is not null and c.cats > 0
  union all
  select b.id, 6, case when b.membership_id is not null
      then access_principal_of(1::smallint, b.membership_id, '')
      else access_principal_of(3::smallint, b.service_id, '') end,
    b.custody_id, b.cats, b.purposes, b.started_at, b.ended_at
   from consent_legalbasis b where b.case_id = of_case
    and (b.membership_id is not null or b.service_id is not null)) x $$;
revoke execute on function consent_shares from public;
