-- Entering also says which programmes one's teams run, in their newest version: the menu shows
-- what those hold and nothing of other programmes. Otherwise as in 0003.
create or replace function agencies_enter(key text, purpose_bit int, required boolean) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s accounts_session; u accounts_user; m agencies_membership; choices jsonb; n int;
  principals int[] := '{}'; barred uuid[] := '{}'; teams uuid[] := '{}'; packs uuid[] := '{}';
  family boolean := false;
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
    select coalesce(array_agg(x.id), '{}') into packs from (
      select distinct on (v.programme_id) v.id from agencies_team t
        join programmes_programme p on p.key = t.programme_key
        join programmes_packversion v on v.programme_id = p.id
        where t.id = any (teams) order by v.programme_id, v.version desc) x;
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
    'password', u.password, 'membership', to_jsonb(m), 'agency', label, 'teams', to_jsonb(teams), 'packs', to_jsonb(packs),
    'principals', to_jsonb(principals), 'barred', to_jsonb(barred), 'choices', choices,
    'ways', n, 'family', family, 'must_enrol', must);
end $$;
