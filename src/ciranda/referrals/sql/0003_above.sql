-- What climbed above a team, for whoever is appointed to stand above it: which team, which deadline
-- of the programme, its day. No child, no case and no word of either: whoever stands above several
-- teams has none of their files.
create function referrals_climbed_above() returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
 with mine as (select distinct a.team_id from agencies_appointment a
   where a.membership_id = app_membership() and a.kind = 'team_supervisor'
     and a.started_at <= now() and (a.ended_at is null or a.ended_at > now())),
 late as (
   select 'case' as kind, m.id, u.team_id, c.pack_version_id as pack, k.key, m.role_key as role,
     k.due_on, m.seen_at is not null as seen
   from mine join cases_custody u on u.team_id = mine.team_id and u.ended_at is null
   join cases_clock k on k.case_id = u.case_id and k.stopped_at is null
   join cases_clockclimb m on m.clock_id = k.id and m.role_kind = 'supervisor'
   join cases_case c on c.id = u.case_id
   union all
   select 'referral', r.id, r.team_id, r.pack_version_id, '', r.climbed_to, r.due_on, false
   from mine join referrals_referral r on r.team_id = mine.team_id
   where r.answered_at is null and r.climbed_to <> ''
   union all
   select 'signal', s.id, s.team_id, s.pack_version_id, '', s.climbed_to, s.due_on, false
   from mine join referrals_signal s on s.team_id = mine.team_id
   where s.looked_at is null and s.climbed_to <> '')
 select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'id', x.id, 'pack', x.pack,
     'key', x.key, 'role', x.role, 'due_on', x.due_on, 'seen', x.seen, 'team', t.name,
     'phone', t.phone, 'email', t.email) order by x.seen, x.due_on, x.id), '[]')
 from (select * from late order by seen, due_on, id limit 200) x
 join agencies_team t on t.id = x.team_id $$;
revoke execute on function referrals_climbed_above from public;
grant execute on function referrals_climbed_above to ciranda_web;

-- Whoever stands above a team says that they have taken up a deadline it missed: a yes or no comes
-- back, and the row is marked. They cannot mark it themselves, having no grant on the case.
create function referrals_see_above(climb uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
 with marked as (update cases_clockclimb m set seen_at = now(), seen_by = app_human()
   where m.id = climb and m.role_kind = 'supervisor' and m.seen_at is null
     and exists (select 1 from cases_custody u join agencies_appointment a on a.team_id = u.team_id
       where u.case_id = m.case_id and u.ended_at is null and a.kind = 'team_supervisor'
         and a.membership_id = app_membership() and a.started_at <= now()
         and (a.ended_at is null or a.ended_at > now()))
   returning 1)
 select exists (select 1 from marked) $$;
revoke execute on function referrals_see_above from public;
grant execute on function referrals_see_above to ciranda_web;
