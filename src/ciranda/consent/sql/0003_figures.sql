-- Figures kept up to date as consents are asked and answered: the sign rate reads these, never the
-- consents of families (design, section 4).
create function consent_count() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into consent_figure as f (team_id, column_key, month, asked, given, refused, withdrawn)
  select x.team_id, x.column_key, x.month, sum(x.asked), sum(x.given), sum(x.refused),
    sum(x.withdrawn)
  from (select n.team_id, n.column_key, date_trunc('month', n.asked_at)::date as month,
      (n.answer <> 'replaced')::int as asked, (n.answer = 'given')::int as given,
      (n.answer = 'refused')::int as refused, (n.answer = 'withdrawn')::int as withdrawn
      from new_rows n where n.team_id is not null) x
  group by 1, 2, 3
  on conflict (team_id, column_key, month) do update set asked = f.asked + excluded.asked,
    given = f.given + excluded.given, refused = f.refused + excluded.refused,
    withdrawn = f.withdrawn + excluded.withdrawn;
  return null;
end $$;
create function consent_uncount() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update consent_figure f set asked = f.asked - x.asked, given = f.given - x.given,
    refused = f.refused - x.refused, withdrawn = f.withdrawn - x.withdrawn
  from (select o.team_id, o.column_key, date_trunc('month', o.asked_at)::date as month,
      count(*) filter (where o.answer <> 'replaced') as asked,
      count(*) filter (where o.answer = 'given') as given,
      count(*) filter (where o.answer = 'refused') as refused,
      count(*) filter (where o.answer = 'withdrawn') as withdrawn
    from old_rows o where o.team_id is not null group by 1, 2, 3) x
  where (f.team_id, f.column_key, f.month) = (x.team_id, x.column_key, x.month);
  return null;
end $$;
create trigger counted_in after insert on consent_consent
  referencing new table as new_rows for each statement execute function consent_count();
create trigger counted_out after update on consent_consent
  referencing old table as old_rows new table as new_rows
  for each statement execute function consent_uncount();
create trigger counted_anew after update on consent_consent
  referencing old table as old_rows new table as new_rows
  for each statement execute function consent_count();

-- The figures of teams, by month: counts only, for reports. The permission is the action's.
create function consent_figures(since date, until date) returns table (
  team_id uuid, column_key text, asked bigint, given bigint, refused bigint, withdrawn bigint)
language sql security definer stable set search_path = public, pg_temp as $$
 select f.team_id, f.column_key, sum(f.asked), sum(f.given), sum(f.refused), sum(f.withdrawn)
 from consent_figure f where f.month >= since and f.month < until group by 1, 2 $$;
revoke execute on function consent_figures from public;
grant execute on function consent_figures to ciranda_web;
