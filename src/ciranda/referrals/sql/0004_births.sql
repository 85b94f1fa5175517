-- How many births of a team's areas have not signed up: a number a parish, to the team alone, and
-- none where it is under `smallest` (never less than five). No name, day or address (design,
-- section 9: small counts suppressed). A child with two keepers' forms is one birth.
create function referrals_births_waiting(of_team uuid, smallest int)
returns table (parish text, waiting int, hidden boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 select s.parish_code::text, case when count(distinct s.person_id) >= greatest(smallest, 5)
    then count(distinct s.person_id)::int end,
   count(distinct s.person_id) < greatest(smallest, 5)
  from referrals_signup s
  where s.team_id = of_team and s.completed_at is null and s.ended_at is null
    and not exists (select 1 from referrals_signup o where o.team_id = s.team_id
      and o.person_id = s.person_id and (o.completed_at is not null or o.ended_at is not null))
    and exists (select 1 from access_principal p where p.kind = 2 and p.ref = of_team
      and p.id = any (app_principals()))
  group by s.parish_code order by s.parish_code $$;
revoke execute on function referrals_births_waiting from public;
grant execute on function referrals_births_waiting to ciranda_web;
