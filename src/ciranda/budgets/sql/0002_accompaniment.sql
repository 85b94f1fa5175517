-- What going along with families cost in a quarter of a year, as sums by team and budget line; the
-- empty line is what nobody pays for. No family, companion or day leaves it.
create function budgets_accompanied(of_quarter date)
returns table (team_id uuid, programme_key text, line_key text, times bigint, amount numeric)
language sql stable security definer set search_path = public, pg_temp as $$
 select u.team_id, g.key, x.line_key, count(*)::bigint, sum(x.travel + x.companion_paid)
 from budgets_accompaniment x
 join programmes_packversion v on v.id = x.pack_version_id
 join programmes_programme g on g.id = v.programme_id
 join lateral (select c.team_id from cases_custody c where c.case_id = x.case_id
   and c.started_at <= x.recorded_at order by c.started_at desc limit 1) u on true
 where (select app_staff()) and x.on >= date_trunc('quarter', of_quarter)::date
  and x.on < (date_trunc('quarter', of_quarter) + interval '3 months')::date
 group by 1, 2, 3 $$;
revoke execute on function budgets_accompanied from public;
grant execute on function budgets_accompanied to ciranda_web;
