-- A family said: never ask again. No reason is kept, and no list can be read: only whether it was said
-- of somebody one asks about (design, section 7).
create function people_say_never(persons uuid[], programme text, stands boolean) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  if not stands then
    update people_neverask x set ended_at = now() where x.person_id = any (persons)
      and x.programme_key = programme and x.ended_at is null and people_seen(x.person_id);
  else
    insert into people_neverask (id, person_id, programme_key, said_at)
      select gen_random_uuid(), p, programme, now() from unnest(persons) p where people_seen(p)
      on conflict (person_id, programme_key) where ended_at is null do nothing;
  end if;
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function people_say_never from public;
grant execute on function people_say_never to ciranda_web;

create function people_never_among(persons uuid[], programme text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
 select array(select x.person_id from people_neverask x where x.person_id = any (persons)
   and x.programme_key = programme and x.ended_at is null and app_staff()) $$;
revoke execute on function people_never_among from public;
grant execute on function people_never_among to ciranda_web;

-- Whether who asks is a data officer for this worker: never for oneself.
create function people_may_review(of_membership uuid) returns boolean
language sql security definer stable set search_path = public, pg_temp as $$
 select exists (select 1 from agencies_membership me join agencies_membership m on m.id = of_membership
   where me.id = app_membership() and me.role = 'data_officer' and me.suspended_at is null
     and (me.ended_on is null or me.ended_on > current_date) and m.human_id <> me.human_id
     and (m.agency_id = me.agency_id or exists (select 1 from agencies_appointment o
       join agencies_placement l on l.team_id = o.team_id and l.membership_id = m.id
       where o.membership_id = me.id and o.kind = 'data_officer' and o.started_at <= now()
         and (o.ended_at is null or o.ended_at > now())))) $$;

-- Who searched faster than a person types, for a data officer: the workers of their agency and of
-- the teams they were appointed for, with what was found. Ids and counts, no search and no family.
drop function people_fast_searches;
create function people_fast_searches(skip int, most int) returns table (id bigint, name text,
  agency text, at_minute timestamptz, searches int, note text, noted_at timestamptz, total int)
language sql security definer stable set search_path = public, pg_temp as $$
 select f.id, m.name, coalesce(nullif(a.public_label, ''), a.name), f.minute, f.searches,
   coalesce(n.words, ''), n.noted_at, (count(*) over ())::int
 from people_searchflag f join agencies_membership m on m.id = f.membership_id
 join agencies_agency a on a.id = m.agency_id
 left join people_searchnote n on n.flag_id = f.id
 where people_may_review(m.id) order by n.noted_at is not null, f.minute desc, f.id
 limit most offset skip $$;
revoke execute on function people_may_review from public;
revoke execute on function people_fast_searches from public;
grant execute on function people_fast_searches to ciranda_web;

-- What the data officer found about one of them. Written once; false for somebody else's.
create function people_note_search(of_flag bigint, what text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into people_searchnote (flag_id, words, noted_at, noted_by)
    select f.id, what, now(), app_human() from people_searchflag f
    where f.id = of_flag and length(trim(what)) > 2 and people_may_review(f.membership_id)
    on conflict (flag_id) do nothing;
  return found;
end $$;
revoke execute on function people_note_search from public;
grant execute on function people_note_search to ciranda_web;
