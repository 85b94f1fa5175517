-- Whether who asks answers for a closed case's archive: a coordinator of the team that held it last,
-- or its data officer. For the functions below alone.
create function cases_keeps_archive(of_case uuid, officer_only boolean) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select not access_case_barred(of_case) and exists (
  select 1 from cases_case c
  join lateral (select u.team_id from cases_custody u where u.case_id = c.id
    order by u.started_at desc, u.ended_at desc nulls first limit 1) held on true
  join agencies_membership m on m.id = app_membership() and m.suspended_at is null
    and (m.ended_on is null or m.ended_on > current_date)
  where c.id = of_case and c.closed_at is not null and (
    exists (select 1 from agencies_appointment o where o.membership_id = m.id
      and o.kind = 'data_officer' and (o.team_id = held.team_id or o.case_id = c.id)
      and o.started_at <= now() and (o.ended_at is null or o.ended_at > now()))
    or not officer_only and exists (select 1 from agencies_placement l where l.membership_id = m.id
      and l.team_id = held.team_id and l.role = 'coordinator'
      and (l.ended_on is null or l.ended_on > current_date)))) $$;
revoke execute on function cases_keeps_archive from public;

-- The closed cases whose archive who asks may open: by reference, without a name.
create function cases_archived(most int) returns table (id uuid, reference text, pack_version uuid,
  closed_at timestamptz, hold text, held_at timestamptz, opened int, erased int, officer boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 select c.id, c.reference, c.pack_version_id, c.closed_at, coalesce(h.reason, ''), h.placed_at,
   (select count(*)::int from cases_breakglass b where b.case_id = c.id
     and b.started_at >= c.closed_at),
   (select coalesce(bit_or(1 << e.category), 0)::int from cases_erasure e where e.case_id = c.id),
   cases_keeps_archive(c.id, true)
 from cases_case c left join cases_hold h on h.case_id = c.id and h.lifted_at is null
 where c.closed_at is not null and cases_keeps_archive(c.id, false)
   and c.id in (select u.case_id from cases_custody u where u.team_id in (
     select o.team_id from agencies_appointment o where o.membership_id = app_membership()
     union select l.team_id from agencies_placement l where l.membership_id = app_membership())
     union select o.case_id from agencies_appointment o where o.membership_id = app_membership())
 order by c.closed_at desc limit most $$;
revoke execute on function cases_archived from public;
grant execute on function cases_archived to ciranda_web;

-- Opening a closed case's archive, with a reason, for an hour; reviewed like any such opening.
create function cases_open_archive(of_case uuid, why text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare home uuid; made uuid := gen_random_uuid(); m uuid := app_membership();
begin
  if length(trim(why)) < 10 or not cases_keeps_archive(of_case, false) then return null; end if;
  select v.dossier_id into home from cases_volume v where v.case_id = of_case
    order by v.number desc limit 1;
  perform access_principal_of(1::smallint, m, '');
  insert into cases_breakglass (id, case_id, dossier_id, membership_id, reason, started_at,
      ended_at, review)
    values (made, of_case, home, m, why, now(), now() + interval '60 minutes', '');
  return home;
end $$;
revoke execute on function cases_open_archive from public;
grant execute on function cases_open_archive to ciranda_web;

-- The data officer's legal hold: placed with a reason, lifted without erasing anything that day.
create function cases_set_hold(of_case uuid, why text, stands boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not cases_keeps_archive(of_case, true) then return false; end if;
  if stands then
    if length(trim(why)) < 3 then return false; end if;
    insert into cases_hold (id, case_id, reason, placed_at, placed_by)
      values (gen_random_uuid(), of_case, why, now(), app_membership())
      on conflict (case_id) where lifted_at is null do nothing;
  else
    update cases_hold set lifted_at = now(), lifted_by = app_membership()
      where case_id = of_case and lifted_at is null;
  end if;
  return true;
end $$;
revoke execute on function cases_set_hold from public;
grant execute on function cases_set_hold to ciranda_web;

-- For the nightly job: keys of cases closed for a year and more that no hold keeps.
create function cases_kept_long(after_case uuid, most int) returns table (id uuid,
  pack_version uuid, closed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 select c.id, c.pack_version_id, c.closed_at from cases_case c
  where c.id > after_case and c.closed_at < now() - interval '365 days' and app_human() is null
    and not exists (select 1 from cases_hold h where h.case_id = c.id and h.lifted_at is null)
  order by c.id limit most $$;
revoke execute on function cases_kept_long from public;
grant execute on function cases_kept_long to ciranda_web;

-- Takes one category out of one dossier; how many rows went. For the two functions below alone.
create function cases_take_out(of_dossier uuid, what int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare t text; n int; gone int := 0;
begin
  delete from documents_content where document_id in (select id from documents_document
    where dossier_id = of_dossier and category = what);
  delete from cases_minutesseen where minutes_id in (select id from cases_minutes
    where dossier_id = of_dossier and category = what);
  foreach t in array array['cases_paragraph', 'cases_contactplace', 'cases_minutes',
      'documents_document', 'assessments_groupanswers', 'assessments_factor', 'plans_words',
      'plans_actionupdate', 'people_contactpoint'] loop
    execute format('delete from %I where dossier_id = $1 and category = $2', t)
      using of_dossier, what;
    get diagnostics n = row_count;
    gone := gone + n;
  end loop;
  if what = 4 then -- dates and tasks
    delete from cases_task where dossier_id = of_dossier;
    get diagnostics n = row_count;
    gone := gone + n;
  elsif what = 1 then -- whereabouts
    delete from plans_actionplace where dossier_id = of_dossier;
    get diagnostics n = row_count;
    gone := gone + n;
    delete from cases_workplace where dossier_id = of_dossier;
    get diagnostics n = row_count;
    gone := gone + n;
  end if;
  return gone;
end $$;
revoke execute on function cases_take_out from public;

-- The nightly job's one change: the categories whose day has come leave every dossier of one closed
-- case, each with its line on the erasure list. Never within a year of closing, never under a hold.
-- The audit trail holds ids and is not touched. Only for a job: no worker erases by hand.
create function cases_erase(of_case uuid, cats int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare d access_dossier; c int; gone int := 0; n int;
begin
  perform 1 from cases_case x where x.id = of_case for update;
  if app_human() is not null or not exists (select 1 from cases_kept_long(
      '00000000-0000-0000-0000-000000000000', 2147483647) k where k.id = of_case) then
    raise exception 'not to be erased' using errcode = '42501';
  end if;
  for d in select * from access_dossier x where x.case_id = of_case loop
    for c in select * from generate_series(0, 14) loop
      continue when cats & (1 << c) = 0 or exists (
        select 1 from cases_erasure e where e.from_dossier = d.id and e.category = c);
      n := cases_take_out(d.id, c);
      insert into cases_erasure (id, case_id, from_dossier, category, controller_id, rows, erased_at)
        values (gen_random_uuid(), of_case, d.id, c, d.service_id, n, now());
      gone := gone + n;
    end loop;
  end loop;
  return gone;
end $$;
revoke execute on function cases_erase from public;
grant execute on function cases_erase to ciranda_web;

-- After a backup was restored: everything on the erasure list goes again. Returns how many rows.
create function cases_erase_again() returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare e cases_erasure; gone int := 0;
begin
  if app_human() is not null then raise exception 'only a job' using errcode = '42501'; end if;
  for e in select * from cases_erasure loop
    gone := gone + cases_take_out(e.from_dossier, e.category);
  end loop;
  return gone;
end $$;
revoke execute on function cases_erase_again from public;
grant execute on function cases_erase_again to ciranda_web;
