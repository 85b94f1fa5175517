-- How families were sent on in a quarter of a year, as sums by team, way and how far each got; every
-- part stands in exactly one step, so that the steps add up. Weeks stay inside, as at the counter.
create function services_ways(of_quarter date)
returns table (team_id uuid, programme_key text, way text, step text, number bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 select u.team_id, g.key, p.way,
  case
   when p.way = 'told' then 'told'
   when p.state = 'unsigned' then 'unsigned'
   when p.arrived then 'arrived'
   when p.state in ('refused', 'below') then 'declined'
   when p.state = 'ended' then 'ended'
   when p.arrived is false then 'missed'
   when p.appointment_at is null then 'no_appointment'
   when p.family_holds_at is null or p.sender_holds_at is null then 'not_held'
   else 'held' end, count(*)::bigint
 from services_request r join services_requestpart p on p.request_id = r.id
 join programmes_packversion v on v.id = p.pack_version_id
 join programmes_programme g on g.id = v.programme_id
 join lateral (select c.team_id from cases_custody c where c.case_id = r.case_id
   and c.started_at <= r.asked_at order by c.started_at desc limit 1) u on true
 where (select app_staff())
  and r.asked_at >= date_trunc('quarter', of_quarter)
  and r.asked_at < date_trunc('quarter', of_quarter) + interval '3 months'
 group by 1, 2, 3, 4 $$;
revoke execute on function services_ways from public;
grant execute on function services_ways to ciranda_web;
