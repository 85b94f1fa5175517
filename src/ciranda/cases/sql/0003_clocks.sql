-- What the clocks of a case stand on, complete whatever the caller sees: a partner's answer stops
-- a clock of a file that the partner does not write in. By id and key only. Answers those who
-- have a grant on the case, and jobs (no human).
create function cases_may_ask(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select (app_staff() and app_human() is null) or exists (select 1 from access_grant g
   where g.source_id = of_case and g.principal = any (app_principals())
     and now() >= g.valid_from and now() < g.valid_until) $$;
revoke execute on function cases_may_ask from public;

create function cases_clock_facts(of_case uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
 select jsonb_build_object(
   'pack_version', c.pack_version_id, 'now', now(), 'closed_at', c.closed_at,
   'dossier', (select v.dossier_id from cases_volume v where v.case_id = c.id
      order by v.number desc limit 1),
   'place', (select jsonb_build_object('country', t.country, 'subdivision', t.subdivision,
        'zone', t.zone, 'days_off', (select coalesce(jsonb_agg(h.on), '[]')
          from agencies_teamholiday h where h.team_id = t.id))
      from cases_custody u join agencies_team t on t.id = u.team_id
      where u.case_id = c.id order by u.started_at desc limit 1),
   'happened', (select coalesce(jsonb_agg(distinct h.event), '[]') from cases_happening h
      where h.case_id = c.id),
   'stage', (select s.key from cases_stage s where s.case_id = c.id
      order by s.started_at desc limit 1),
   'running', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'key', k.key,
        'about', k.about_id, 'started_at', k.started_at, 'fixed_on', k.fixed_on,
        'pauses', (select coalesce(jsonb_agg(jsonb_build_object('reason', p.reason_key,
            'from_on', p.from_on, 'until_on', p.until_on) order by p.from_on), '[]')
          from cases_clockpause p where p.clock_id = k.id),
        'climbed', (select coalesce(jsonb_agg(m.role_key), '[]') from cases_clockclimb m
          where m.clock_id = k.id))), '[]')
      from cases_clock k where k.case_id = c.id and k.stopped_at is null))
  from cases_case c where c.id = of_case and cases_may_ask(of_case) $$;
revoke execute on function cases_clock_facts from public;
grant execute on function cases_clock_facts to ciranda_web;

-- The only way an event moves clocks: starts and stops them, notes what happened and where a
-- missed one went. It reads nothing out and touches no clock of another case.
create function cases_clock_changes(of_case uuid, changes jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare home uuid;
begin
  if not cases_may_ask(of_case) then
    raise exception 'no such case' using errcode = '42501';
  end if;
  select v.dossier_id into home from cases_volume v where v.case_id = of_case
    order by v.number desc limit 1;
  insert into cases_happening (id, case_id, dossier_id, event, about_id, at, recorded_at, human_id)
    select (x->>'id')::uuid, of_case, home, x->>'event', (x->>'about')::uuid,
      (x->>'at')::timestamptz, now(), app_human()
    from jsonb_array_elements(coalesce(changes->'happened', '[]')) x;
  update cases_clock k set stopped_at = (x->>'at')::timestamptz, stopped_by_event = x->>'event',
      raw_days = (x->>'raw')::int, adjusted_days = (x->>'adjusted')::int,
      due_on = (x->>'due_on')::date
    from jsonb_array_elements(coalesce(changes->'stopped', '[]')) x
    where k.id = (x->>'id')::uuid and k.case_id = of_case and k.stopped_at is null;
  insert into cases_clock (id, case_id, dossier_id, key, about_id, started_at, due_on, fixed_on,
      stopped_by_event)
    select (x->>'id')::uuid, of_case, home, x->>'key', (x->>'about')::uuid,
      (x->>'at')::timestamptz, (x->>'due_on')::date, (x->>'fixed_on')::date, ''
    from jsonb_array_elements(coalesce(changes->'started', '[]')) x;
  insert into cases_clockclimb (id, clock_id, case_id, dossier_id, role_key, role_kind, at)
    select (x->>'id')::uuid, k.id, of_case, k.dossier_id, x->>'role', x->>'kind', now()
    from jsonb_array_elements(coalesce(changes->'climbed', '[]')) x
    join cases_clock k on k.id = (x->>'clock')::uuid and k.case_id = of_case
    on conflict (clock_id, role_key) do nothing;
end $$;
revoke execute on function cases_clock_changes from public;
grant execute on function cases_clock_changes to ciranda_web;

-- Which cases have a clock past its day: ids, for the job that looks at each case on its own.
-- Nobody but a job may ask.
create function cases_with_late_clocks() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select distinct k.case_id from cases_clock k
  where k.stopped_at is null and k.due_on < current_date
    and app_staff() and app_human() is null $$;
revoke execute on function cases_with_late_clocks from public;
grant execute on function cases_with_late_clocks to ciranda_web;

-- Drafts older than a week go, whoever wrote them; only the number comes back.
create function cases_purge_drafts() returns int
language sql security definer set search_path = public, pg_temp as $$
 with gone as (delete from cases_draft where saved_at < now() - interval '7 days' returning 1)
 select count(*)::int from gone $$;
revoke execute on function cases_purge_drafts from public;
grant execute on function cases_purge_drafts to ciranda_web;

-- When someone of a family is shielded, the places of earlier contacts become whereabouts at once,
-- whoever records the shield. SECURITY DEFINER: that person may not see these rows.
create function cases_protect_places() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cases_contactplace p set category = 1 where p.category <> 1 and p.case_id in (
    select s.case_id from cases_subject s where s.person_id = new.person_id
    union select f.case_id from cases_familymember f where f.person_id = new.person_id);
  return null;
end $$;
create trigger places_protected after insert on people_shield
  for each row execute function cases_protect_places();

-- What still runs goes along when custody moves: the new team's volume gets the clock with its
-- pauses, the old one keeps that it moved. SECURITY DEFINER: neither team sees both volumes.
create function cases_carry_clocks() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare k cases_clock; fresh uuid;
begin
  for k in select * from cases_clock where case_id = new.case_id and stopped_at is null
      and dossier_id <> new.dossier_id loop
    fresh := gen_random_uuid();
    insert into cases_clock (id, case_id, dossier_id, key, about_id, started_at, due_on, fixed_on,
        stopped_by_event)
      values (fresh, k.case_id, new.dossier_id, k.key, k.about_id, k.started_at, k.due_on,
        k.fixed_on, '');
    insert into cases_clockpause (id, clock_id, dossier_id, reason_key, note, from_on, until_on,
        recorded_by)
      select gen_random_uuid(), fresh, new.dossier_id, reason_key, note, from_on, until_on,
        recorded_by from cases_clockpause where clock_id = k.id;
    update cases_clock set stopped_at = greatest(now(), k.started_at), stopped_by_event = 'moved'
      where id = k.id;
  end loop;
  return null;
end $$;
create trigger clocks_carried after insert on cases_volume
  for each row when (new.number > 1) execute function cases_carry_clocks();

create trigger only_added before update or delete on cases_happening
  for each row execute function access_refuse_change();

-- A service that keeps its own notes still opens the case they belong to, after sharing ended.
drop policy wall on cases_case;
create policy wall on cases_case to ciranda_web
  using (exists (select 1 from cases_volume v where v.case_id = cases_case.id)
      or exists (select 1 from cases_ownfile o where o.case_id = cases_case.id))
  with check (exists (select 1 from cases_volume v where v.case_id = cases_case.id));
