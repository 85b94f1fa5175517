-- The figures of one programme added up from a month on: a row a team with what stands and what its
-- months come to, then a row a month with what all these teams come to. `of_teams` empty: all teams.
-- Named teams are found by the index of figures; the two ways never both give rows.
create function outcomes_add_up(programme text, since date, of_teams uuid[])
returns table (team_id uuid, month date, numbers jsonb)
language sql stable set search_path = public, pg_temp as $$
 with found as materialized (
   select f.team_id, f.month, f.measure, f.number from outcomes_figure f
   where of_teams is null and f.programme_key = programme and (f.month is null or f.month >= since)
   union all
   select f.team_id, f.month, f.measure, f.number from outcomes_figure f
   where f.team_id = any (of_teams) and f.programme_key = programme
     and (f.month is null or f.month >= since)),
 summed as (
   select f.team_id, null::date as month, f.measure, sum(f.number)::int as number
     from found f group by f.team_id, f.measure
   union all
   select null, f.month, f.measure, sum(f.number)::int
     from found f where f.month is not null group by f.month, f.measure)
 select s.team_id, s.month, jsonb_object_agg(s.measure, s.number)
 from summed s group by s.team_id, s.month $$;
revoke execute on function outcomes_add_up from public;

-- Keeps the sums of the last twelve months, this one among them: what the page of all teams asks
-- for. Runs when a counting is done, in its transaction, so that sums and figures are never of two
-- countings; all are added up anew, so a figure put right in any month is right in them. Writes
-- only what changed.
create function outcomes_keep() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare first date := (date_trunc('month', new.counted_at) - interval '11 months')::date;
begin
  with summed as materialized (select p.programme_key, a.team_id, a.month, a.numbers
    from (select distinct f.programme_key from outcomes_figure f) p
    cross join lateral outcomes_add_up(p.programme_key, first, null) a),
  gone as (delete from outcomes_sum s where not exists (select from summed n
      where n.programme_key = s.programme_key
        and coalesce(n.team_id::text, n.month::text) = coalesce(s.team_id::text, s.month::text))),
  put as (insert into outcomes_sum as s (programme_key, team_id, month, numbers)
    select * from summed
    on conflict (programme_key, team_id, month) do update set numbers = excluded.numbers
      where s.numbers <> excluded.numbers)
  update outcomes_counting c set summed_since = first where c.id = new.id;
  return null;
end $$;
create trigger outcomes_keep after insert or update of counted_at on outcomes_counting
  for each row execute function outcomes_keep();

-- The figures of one programme as sums, as `outcomes_add_up` gives them. All teams over the months
-- that are kept: read as they lie, nothing added up. Named teams or other months: added up now. The
-- permission is the action's.
create or replace function outcomes_report(programme text, since date, of_teams uuid[])
returns table (team_id uuid, month date, numbers jsonb, counted_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 with counting as materialized (select c.counted_at,
   of_teams is null and c.summed_since = since as is_kept
   from outcomes_counting c)
 select s.team_id, s.month, s.numbers, (select c.counted_at from counting c)
 from outcomes_sum s
 where s.programme_key = programme and (select c.is_kept from counting c)
 union all
 select a.team_id, a.month, a.numbers, (select c.counted_at from counting c)
 from outcomes_add_up(programme, since, of_teams) a
 where (select c.is_kept from counting c) is not true $$;

-- What was counted before now has its sums.
update outcomes_counting set counted_at = counted_at;
