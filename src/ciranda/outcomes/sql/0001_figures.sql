-- Counts all figures anew, set by set, and writes only what changed; a report reads figures, never
-- cases (design, section 4). Gives how many changed; none when another counting is under way or the
-- last one is younger than a minute. Past the wall, and returns a count of counts.
create function outcomes_count(is_now boolean default false) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('outcomes_count')) or not is_now and exists (
      select from outcomes_counting where counted_at > now() - interval '1 minute') then
    return 0;
  end if;
  with since as (select (date_trunc('month', now()) - interval '24 months')::date as day),
  packs as (select v.id, p.key from programmes_packversion v
    join programmes_programme p on p.id = v.programme_id),
  kinds as (select v.id, s.key as stage, s.value ->> 'kind' as kind
    from programmes_packversion v,
      jsonb_each(v.body::jsonb -> 'programme' -> 'stages') s),
  turns as materialized (select c.case_id, c.team_id, packs.key as programme, k.pack_version_id,
      k.closed_at, c.started_at, c.ended_at,
      lag(c.id) over w as before, lead(c.id) over w as after
    from cases_custody c join cases_case k on k.id = c.case_id
    join packs on packs.id = k.pack_version_id
    window w as (partition by c.case_id order by c.started_at)),
  held as materialized (
    select * from turns where ended_at is null and closed_at is null),
  stages as (select distinct on (s.case_id) s.case_id, s.key from cases_stage s
    order by s.case_id, s.started_at desc),
  plans as (select distinct v.case_id from cases_planvolume v
    join plans_planversion p on p.plan_id = v.plan_id and p.state = 'signed'
    where v.ended_at is null),
  asked as (select r.team_id, packs.key as programme, r.received_at, r.answered_at, r.due_on
    from referrals_referral r join packs on packs.id = r.pack_version_id),
  counted (team_id, programme, month, measure, number) as (
    select team_id, programme, null::date, 'open', count(*) from held group by 1, 2
    union all
    select h.team_id, h.programme, null, k.kind, count(*)
      from held h join stages s on s.case_id = h.case_id
      join kinds k on k.id = h.pack_version_id and k.stage = s.key and k.kind <> 'ended'
      group by 1, 2, 4
    union all
    select h.team_id, h.programme, null, 'managed', count(*) from held h
      where exists (select from cases_coordination c
        where c.case_id = h.case_id and c.ended_at is null) group by 1, 2
    union all
    select h.team_id, h.programme, null, 'planned', count(*)
      from held h join plans on plans.case_id = h.case_id group by 1, 2
    union all
    select h.team_id, h.programme, null, 'late', count(*)
      from cases_clock c join held h on h.case_id = c.case_id
      where c.stopped_at is null and c.due_on < current_date and not exists (
        select from cases_clockpause p where p.clock_id = c.id and p.until_on is null)
      group by 1, 2
    union all
    select team_id, programme, null, 'waiting', count(*) from asked
      where answered_at is null group by 1, 2
    union all
    select team_id, programme, null, 'waiting_late', count(*) from asked
      where answered_at is null and due_on < current_date group by 1, 2
    union all
    select t.team_id, t.programme, date_trunc('month', e.at)::date, e.measure, count(*)
      from turns t cross join lateral (values
        (case when t.before is null then 'opened' else 'moved_in' end, t.started_at),
        (case when t.after is null then 'closed' else 'moved_out' end, t.ended_at)
      ) e(measure, at)
      where e.at >= (select day from since) group by 1, 2, 3, 4
    union all
    select a.team_id, a.programme, date_trunc('month', a.received_at)::date, m.measure, count(*)
      from asked a cross join lateral (values ('received', true),
        ('answered', a.answered_at is not null),
        ('in_time', a.answered_at::date <= coalesce(a.due_on, 'infinity'))
      ) m(measure, holds)
      where m.holds and a.received_at >= (select day from since) group by 1, 2, 3, 4
    union all
    select t.team_id, t.programme, date_trunc('month', r.held_on)::date, 'reviewed', count(*)
      from plans_review r join cases_planvolume v on v.dossier_id = r.dossier_id
      join cases_custody c on c.id = v.custody_id
      join turns t on t.case_id = c.case_id and t.started_at = c.started_at
      where r.held_on >= (select day from since) group by 1, 2, 3),
  gone as (delete from outcomes_figure f where not exists (select from counted c
      where (c.team_id, c.programme, c.measure) = (f.team_id, f.programme_key, f.measure)
        and c.month is not distinct from f.month) returning 1),
  put as (insert into outcomes_figure as f (team_id, programme_key, month, measure, number)
    select * from counted
    on conflict (team_id, programme_key, measure, month) do update set number = excluded.number
      where f.number <> excluded.number returning 1)
  select (select count(*) from gone) + (select count(*) from put) into changed;
  insert into outcomes_counting (id, counted_at) values (1, now())
    on conflict (id) do update set counted_at = excluded.counted_at;
  return changed;
end $$;
revoke execute on function outcomes_count from public;
grant execute on function outcomes_count to ciranda_web;

-- The figures of one programme by team and month, as sums; `month` is empty for what stands now.
-- The permission is the action's.
create function outcomes_report(programme text, since date)
returns table (team_id uuid, month date, measure text, number integer, counted_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 select f.team_id, f.month, f.measure, f.number, (select c.counted_at from outcomes_counting c)
 from outcomes_figure f
 where f.programme_key = programme and (f.month is null or f.month >= since) $$;
revoke execute on function outcomes_report from public;
grant execute on function outcomes_report to ciranda_web;
