-- What lies undecided at the teams one decides for: a team, how many, the first day an answer is due
-- and since when. No referral, no child and no word. My day reads for supporting families, and the
-- wall opens referrals for deciding alone: so it asks here for the number. Only what one's own
-- grants open for deciding is counted (bit 2 of purposes), so that a number tells of no row that
-- the inbox would not show; what waits for a service's answer is nobody's to decide yet.
create function referrals_undecided()
returns table (team_id uuid, waiting int, due_on date, since timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 with teams as (select p.ref from access_principal p
   where p.kind = 2 and p.id = any (app_principals())),
 lying as (
   select r.team_id, r.dossier_id, r.due_on, r.received_at from referrals_referral r
   where r.team_id in (select ref from teams) and r.answered_at is null
     and not exists (select 1 from referrals_enquiry e
       where e.referral_id = r.id and e.answered_at is null)
   union all
   select s.team_id, s.dossier_id, s.due_on, s.received_at from referrals_signal s
   where s.team_id in (select ref from teams) and s.state in ('new', 'weak')
     and s.referral_id is null)
 select l.team_id, count(*)::int, min(l.due_on), min(l.received_at) from lying l
 where l.dossier_id <> all (app_barred()) and exists (select 1 from access_grant g
   where g.dossier_id = l.dossier_id and g.principal = any (app_principals())
     and g.purposes & 2 <> 0 and now() >= g.valid_from and now() < g.valid_until)
 group by l.team_id $$;
revoke execute on function referrals_undecided from public;
grant execute on function referrals_undecided to ciranda_web;
