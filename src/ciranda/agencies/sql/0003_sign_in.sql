-- Signing in for one request: the session, the account, for whom it acts, what that may see. One
-- statement, and the settings of the wall set by it. Suspended and ended memberships count for
-- nothing from the next request on.
-- A session that owes its second step enters nowhere, whatever page or code asks. One that came
-- through an agency's own sign-in acts for that agency only, as long as that sign-in is in use.
-- Whoever must still set up a second step enters with no principal: every wall stays shut.
drop function agencies_enter(text, int);
create function agencies_enter(key text, purpose_bit int, required boolean) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s accounts_session; u accounts_user; m agencies_membership; choices jsonb; n int;
  principals int[] := '{}'; barred uuid[] := '{}'; teams uuid[] := '{}'; family boolean := false;
  label text := ''; via uuid; must boolean := false;
begin
  select * into s from accounts_session where session_key = key and expire_date > now();
  if s.session_key is null then return null; end if;
  select * into u from accounts_user where id = s.user_id and is_active;
  if u.id is null then
    return jsonb_build_object('session', s.session_data);
  end if;
  if s.factor_at is null and accounts_owes_step(u.id) then
    return jsonb_build_object('session', s.session_data, 'owes', true);
  end if;
  if s.provider_id is not null then
    select agency_id into via from agencies_identityprovider
      where id = s.provider_id and ended_at is null;
    if via is null then return jsonb_build_object('session', s.session_data); end if;
    u.person_id := null;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'role', x.role,
      'profession', x.profession, 'agency', a.name) order by a.name, x.id), '[]'),
      coalesce(bool_or(required or a.second_step_required), false)
    into choices, must from agencies_membership x join agencies_agency a on a.id = x.agency_id
    where x.user_id = u.id and x.suspended_at is null and x.started_on <= current_date
      and (x.ended_on is null or x.ended_on > current_date)
      and (via is null or x.agency_id = via);
  must := (u.enrol_again or must and not s.vouched)
    and not exists (select 1 from accounts_factor where user_id = u.id);
  n := jsonb_array_length(choices) + (u.person_id is not null)::int;
  if s.acting_for is not null and s.acting_for = u.person_id then
    family := true;
  elsif s.acting_for is not null or jsonb_array_length(choices) = 1 and u.person_id is null then
    select x.* into m from agencies_membership x
      where x.id = coalesce(s.acting_for, (choices->0->>'id')::uuid) and x.user_id = u.id
        and (via is null or x.agency_id = via) and x.suspended_at is null and x.started_on <= current_date
        and (x.ended_on is null or x.ended_on > current_date);
  elsif jsonb_array_length(choices) = 0 and u.person_id is not null then
    family := true;
  end if;
  if family then
    select coalesce(array_agg(p.id), '{}') into principals from access_principal p
      where p.kind = 4 and p.ref = u.person_id;
  elsif m.id is not null then
    select a.name into label from agencies_agency a where a.id = m.agency_id;
    select coalesce(array_agg(distinct l.team_id), '{}') into teams from agencies_placement l
      where l.membership_id = m.id and l.started_on <= current_date
        and (l.ended_on is null or l.ended_on > current_date);
    select coalesce(array_agg(p.id), '{}') into principals from access_principal p
      where (p.kind = 1 and p.ref = m.id) or (p.kind = 3 and p.ref = m.service_id)
        or (p.kind = 2 and exists (select 1 from agencies_placement l
              where l.membership_id = m.id and l.team_id = p.ref and l.role = p.role
                and l.started_on <= current_date
                and (l.ended_on is null or l.ended_on > current_date)))
        or (p.kind = 5 and exists (select 1 from agencies_appointment o
              where o.membership_id = m.id and o.id = p.ref and o.started_at <= now()
                and (o.ended_at is null or o.ended_at > now())));
  end if;
  if must then principals := '{}'; end if;
  -- a court's, tie's or refuge's bar beats all; a family's refusal does not bind a protection
  -- purpose (8 is its bit)
  select coalesce(array_agg(distinct d.id), '{}') into barred
    from access_bar b join access_dossier d on d.id = b.dossier_id or d.case_id = b.case_id
      or d.person_id = b.person_id
    where b.human_id = u.human_id and b.started_at <= now()
      and (b.ended_at is null or b.ended_at > now()) and (b.kind <> 4 or purpose_bit <> 8);
  perform set_config('app.principals', principals::text, true),
    set_config('app.purpose', purpose_bit::text, true),
    set_config('app.human', u.human_id::text, true),
    set_config('app.user_id', u.id::text, true),
    set_config('app.membership', case when must then '' else coalesce(m.id::text, '') end, true),
    set_config('app.staff', case when m.id is not null and not must then 't' else 'f' end, true),
    set_config('app.barred', barred::text, true),
    set_config('app.person', case when family and not must then u.person_id::text else '' end, true);
  return jsonb_build_object('session', s.session_data, 'user', to_jsonb(u) - 'password',
    'password', u.password, 'membership', to_jsonb(m), 'agency', label, 'teams', to_jsonb(teams),
    'principals', to_jsonb(principals), 'barred', to_jsonb(barred), 'choices', choices,
    'ways', n, 'family', family, 'must_enrol', must);
end $$;
revoke execute on function agencies_enter from public;
grant execute on function agencies_enter to ciranda_web;

-- Who leads: an agency's lead or data officer, for their own agency only.
create function agencies_led() returns uuid
language sql security definer stable set search_path = public, pg_temp as $$
  select agency_id from agencies_membership
   where id = app_membership() and role in ('agency_lead', 'data_officer')
     and suspended_at is null and (ended_on is null or ended_on > current_date) $$;
revoke execute on function agencies_led from public;
grant execute on function agencies_led to ciranda_web;

alter table agencies_identityprovider enable row level security;
alter table agencies_identityprovider force row level security;
create policy owner_all on agencies_identityprovider to ciranda_owner using (true) with check (true);
create policy wall on agencies_identityprovider to ciranda_web
  using (agency_id = (select agencies_led())) with check (agency_id = (select agencies_led()));
grant select, insert, update on agencies_identityprovider to ciranda_web;

alter table agencies_identitylink enable row level security;
alter table agencies_identitylink force row level security;
create policy owner_all on agencies_identitylink to ciranda_owner using (true) with check (true);
create policy wall on agencies_identitylink to ciranda_web
  using (exists (select 1 from agencies_identityprovider p where p.id = provider_id))
  with check (exists (select 1 from agencies_identityprovider p where p.id = provider_id));
grant select, insert, delete on agencies_identitylink to ciranda_web;

-- Before sign-in: which agencies have a sign-in of their own, under the name they chose for it.
create function agencies_providers() returns table (slug varchar, name text)
language sql security definer stable set search_path = public, pg_temp as $$
  select slug, name from agencies_identityprovider where ended_at is null order by name $$;
revoke execute on function agencies_providers from public;
grant execute on function agencies_providers to ciranda_web;

-- Before sign-in: where one of them is asked. Its secret comes sealed; the key is not in here.
create function agencies_provider(named text) returns setof agencies_identityprovider
language sql security definer stable set search_path = public, pg_temp as $$
  select * from agencies_identityprovider where slug = named and ended_at is null $$;
revoke execute on function agencies_provider from public;
grant execute on function agencies_provider to ciranda_web;

-- Before sign-in: the account that a lead linked beforehand, while its worker works there.
create function agencies_linked(provider uuid, said text) returns setof accounts_user
language sql security definer stable set search_path = public, pg_temp as $$
  select u.* from agencies_identitylink l
    join agencies_identityprovider p on p.id = l.provider_id and p.ended_at is null
    join accounts_user u on u.id = l.user_id and u.is_active
   where l.provider_id = provider and l.subject = said
     and exists (select 1 from agencies_membership m
       where m.user_id = u.id and m.agency_id = p.agency_id and m.suspended_at is null
         and m.started_on <= current_date and (m.ended_on is null or m.ended_on > current_date)) $$;
revoke execute on function agencies_linked from public;
grant execute on function agencies_linked to ciranda_web;

-- Which workers of the agency one leads have a second step: yes or no, nothing of it.
create function agencies_steps_held() returns table (membership_id uuid, held boolean)
language sql security definer stable set search_path = public, pg_temp as $$
  select m.id, exists (select 1 from accounts_factor f where f.user_id = m.user_id)
    from agencies_membership m where m.agency_id = agencies_led() and m.user_id is not null $$;
revoke execute on function agencies_steps_held from public;
grant execute on function agencies_steps_held to ciranda_web;

-- A worker of one's agency lost their second step: all of it goes, every browser is signed out,
-- and one code, whose digest this is, opens the way to a new one. Never for oneself.
create function agencies_reset_step(membership uuid, code_digest text, until timestamptz)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare account bigint;
begin
  select m.user_id into account from agencies_membership m
    where m.id = membership and m.agency_id = agencies_led() and m.user_id <> app_user_id();
  if account is null then return false; end if;
  delete from accounts_factor where user_id = account;
  delete from accounts_sparecode where user_id = account;
  insert into accounts_sparecode (id, user_id, digest, made_at, ends_at)
    values (gen_random_uuid(), account, code_digest, now(), until);
  update accounts_user set enrol_again = true where id = account;
  delete from accounts_session where user_id = account;
  return true;
end $$;
revoke execute on function agencies_reset_step from public;
grant execute on function agencies_reset_step to ciranda_web;
