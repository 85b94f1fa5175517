-- What consents and legal bases of a case open, by id: for the derivation only.
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
    and (b.membership_id is not null or b.service_id is not null)) x $$;
revoke execute on function consent_shares from public;

-- Who may settle a consent: a worker who may write this dossier's consents, or a family member to
-- whom the question was put. Used by the two functions below.
create function consent_may_settle(of_consent uuid) returns boolean
language sql security definer stable set search_path = public, pg_temp as $$
 select exists (select 1 from consent_consent c join access_grant g on g.dossier_id = c.dossier_id
   where c.id = of_consent and g.writes & 8192 <> 0 and g.principal = any (app_principals())
    and now() >= g.valid_from and now() < g.valid_until and c.dossier_id <> all (app_barred())
    and (app_staff() or exists (select 1 from consent_question q
      where q.consent_id = c.id and q.person_id = app_person()))) $$;
revoke execute on function consent_may_settle from public;

-- What has been answered to a consent, by id: to settle it when one person answers, who may not
-- see what the others said. Never shown.
create function consent_said(of_consent uuid) returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
 select jsonb_build_object('case', c.case_id, 'dossier', c.dossier_id, 'column', c.column_key,
   'kind', c.kind, 'cats', c.cats, 'service', c.service_id, 'custody', c.custody_id,
   'answer', c.answer,
   'answers', (select coalesce(jsonb_agg(jsonb_build_object('person', s.person_id,
       'cats', case when s.withdrawn_at is null then s.cats else 0 end,
       'withdrawn', s.withdrawn_at is not null, 'until', s.until_on)), '[]')
     from (select distinct on (x.person_id) x.* from consent_signature x
       where x.consent_id = c.id order by x.person_id, x.signed_at desc, x.id desc) s))
 from consent_consent c where c.id = of_consent and consent_may_settle(c.id) $$;
revoke execute on function consent_said from public;
grant execute on function consent_said to ciranda_web;

-- Write what all answers to a consent come to. A function, because the family member whose answer
-- settles it may not see the consent itself, only their own question.
create function consent_settled(of_consent uuid, answered text, opened int, until timestamptz)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare c consent_consent; e consent_effect;
begin
  if not consent_may_settle(of_consent) then return null; end if;
  select * into c from consent_consent where id = of_consent;
  select * into e from consent_effect where consent_id = of_consent
    and (ended_at is null or ended_at > now());
  if c.answer not in (answered, 'replaced') then
    update consent_consent set answer = answered, version = version + 1 where id = of_consent;
  end if;
  -- an older question for the same column and service holds until the newer one is answered
  if answered <> 'waiting' then
    update consent_effect x set ended_at = now() from consent_consent o
      where o.id = x.consent_id and o.id <> c.id and o.answer = 'replaced'
        and o.custody_id = c.custody_id and o.column_key = c.column_key
        and o.service_id is not distinct from c.service_id and o.asked_at <= c.asked_at
        and (x.ended_at is null or x.ended_at > now());
  end if;
  if e.id is not null and e.cats = opened and e.ended_at is not distinct from until then
    return false;
  end if;
  if e.id is not null then
    update consent_effect set ended_at = now() where id = e.id;
  end if;
  if opened > 0 then
    insert into consent_effect (id, consent_id, dossier_id, cats, started_at, ended_at)
      values (gen_random_uuid(), c.id, c.dossier_id, opened & c.cats, now(), until);
  end if;
  return e.id is not null or opened > 0;
end $$;
revoke execute on function consent_settled from public;
grant execute on function consent_settled to ciranda_web;

-- When sharing with the caller's own service began and ended on a case: so that its page can say
-- that sharing ended, once nothing else of the case is visible to it.
create function consent_sharing_of_mine(of_case uuid) returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
 select jsonb_build_object('started_at', min(e.started_at), 'ended_at',
   case when bool_or(e.ended_at is null) then null else max(e.ended_at) end)
 from consent_consent c join consent_effect e on e.consent_id = c.id
 join access_principal p on p.kind = 3 and p.ref = c.service_id
 where c.case_id = of_case and c.kind = 'sharing' and p.id = any (app_principals())
 having count(*) > 0 $$;
revoke execute on function consent_sharing_of_mine from public;
grant execute on function consent_sharing_of_mine to ciranda_web;
