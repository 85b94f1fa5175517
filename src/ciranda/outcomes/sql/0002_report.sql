-- The figures of one programme as sums, from a month on: a row a team with what stands and what its
-- months come to, then a row a month with what all these teams come to. `of_teams` empty: all teams.
-- A row holds its measures together, so that a country is a few thousand rows. The permission is the
-- action's.
drop function outcomes_report(text, date);
create function outcomes_report(programme text, since date, of_teams uuid[])
returns table (team_id uuid, month date, numbers jsonb, counted_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 with found as materialized (
   select f.team_id, f.month, f.measure, f.number from outcomes_figure f
   where f.programme_key = programme and (f.month is null or f.month >= since)
     and (of_teams is null or f.team_id = any (of_teams))),
 summed as (
   select f.team_id, null::date as month, f.measure, sum(f.number)::int as number
     from found f group by f.team_id, f.measure
   union all
   select null, f.month, f.measure, sum(f.number)::int
     from found f where f.month is not null group by f.month, f.measure)
 select s.team_id, s.month, jsonb_object_agg(s.measure, s.number),
   (select c.counted_at from outcomes_counting c)
 from summed s group by s.team_id, s.month $$;
revoke execute on function outcomes_report from public;
grant execute on function outcomes_report to ciranda_web;
