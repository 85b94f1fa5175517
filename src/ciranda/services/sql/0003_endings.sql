-- What became of what services were asked, by the agency asked: how many in the year, answered,
-- below the threshold, and silent past the day. Numbers alone, to workers who read reports; an
-- agency asked fewer than five times keeps its numbers to itself.
create function services_endings(since date, smallest int)
returns table (agency text, asked int, answered int, below int, silent int, hidden boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 with counted as (
  select coalesce(nullif(s.public_label, ''), nullif(a.public_label, ''), a.name) as agency,
   count(*)::int as asked,
   count(*) filter (where p.state in ('accepted', 'waiting', 'below', 'refused'))::int as answered,
   count(*) filter (where p.state = 'below')::int as below,
   count(*) filter (where p.state = 'sent' and p.due_on < current_date)::int as silent
  from services_requestpart p join services_request r on r.id = p.request_id
   join agencies_service s on s.id = p.service_id join agencies_agency a on a.id = s.agency_id
  where p.way = 'warm' and p.state <> 'unsigned' and r.asked_at >= since and app_staff()
  group by 1)
 select agency, case when asked >= greatest(smallest, 5) then asked end,
  case when asked >= greatest(smallest, 5) then answered end,
  case when asked >= greatest(smallest, 5) then below end,
  case when asked >= greatest(smallest, 5) then silent end, asked < greatest(smallest, 5)
 from counted order by agency $$;
revoke execute on function services_endings from public;
grant execute on function services_endings to ciranda_web;

-- How many cases of a programme closed since a day, by reason. Numbers alone; all of them hidden
-- where fewer than five closed in all.
create function services_closed_for(of_programme text, since date, smallest int)
returns table (reason text, closed int, in_all int, hidden boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 with ended as (
  select x.reason_key from cases_closing x join cases_case c on c.id = x.case_id
   join programmes_packversion v on v.id = c.pack_version_id
   join programmes_programme k on k.id = v.programme_id and k.key = of_programme
  where x.closed_at >= since and app_staff()),
 sums as (select reason_key, count(*)::int as n, (select count(*)::int from ended) as total
  from ended group by 1)
 select reason_key, case when total >= greatest(smallest, 5) then n end,
  case when total >= greatest(smallest, 5) then total end, total < greatest(smallest, 5)
 from sums order by reason_key $$;
revoke execute on function services_closed_for from public;
grant execute on function services_closed_for to ciranda_web;
