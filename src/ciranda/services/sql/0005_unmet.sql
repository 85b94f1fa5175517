-- Needs that nobody met in a quarter of a year, by topic: at the counters of all services of a
-- programme (with the outcomes that count as unmet), and what services refused or put below their
-- threshold for families. Sums over everybody; small ones are left out by whoever shows them.
create function services_unmet(of_programme text, of_quarter date, unmet_outcomes text[])
returns table (topic text, at_counters bigint, asked bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 select x.topic, sum(x.at_counters)::bigint, sum(x.asked)::bigint from (
  select t.topic, sum(t.number) as at_counters, 0 as asked from services_desktally t
  where t.programme_key = of_programme and t.outcome = any (unmet_outcomes)
   and t.week >= date_trunc('quarter', of_quarter)::date
   and t.week < (date_trunc('quarter', of_quarter) + interval '3 months')::date
  group by 1
  union all
  select r.topic, 0, count(distinct r.id) from services_request r
  join services_requestpart p on p.request_id = r.id
  join programmes_packversion v on v.id = p.pack_version_id
  join programmes_programme g on g.id = v.programme_id and g.key = of_programme
  where r.asked_at >= date_trunc('quarter', of_quarter)
   and r.asked_at < date_trunc('quarter', of_quarter) + interval '3 months'
   and not exists (select 1 from services_requestpart q where q.request_id = r.id
     and q.state not in ('refused', 'below'))
  group by 1) x
 where (select app_staff()) group by 1 $$;
revoke execute on function services_unmet from public;
grant execute on function services_unmet to ciranda_web;
