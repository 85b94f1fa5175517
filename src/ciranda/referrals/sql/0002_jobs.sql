-- Erases signals that nobody confirmed, once their time is over: their rows, grants and dossier,
-- and the receipt kept against double sending. A count remains. A signal that nobody has looked at
-- is never erased: it climbs instead.
create function referrals_expire() returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone record; n int := 0;
begin
  for gone in select id, dossier_id, team_id, reference from referrals_signal
      where expires_on <= current_date and looked_at is not null and referral_id is null
      for update skip locked loop
    delete from referrals_telling where dossier_id = gone.dossier_id;
    delete from referrals_source where dossier_id = gone.dossier_id;
    delete from referrals_signal where id = gone.id;
    delete from access_grant where dossier_id = gone.dossier_id;
    delete from access_dossier where id = gone.dossier_id;
    delete from access_oncekey where answered_with like '%/' || gone.reference || '/';
    perform referrals_count(gone.team_id, 'expired');
    n := n + 1;
  end loop;
  return n;
end $$;

-- What waits for an answer, by id and date only, for the job that lets missed clocks climb.
create function referrals_waiting() returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(x), '[]') from (
    select 'referral' as kind, r.id, r.team_id as team, r.pack_version_id as pack,
      r.received_at as received, r.climbed_to as climbed,
      (select coalesce(jsonb_agg(jsonb_build_object('reason', e.pause_reason, 'from', e.asked_at,
          'until', e.answered_at)), '[]')
        from referrals_enquiry e where e.referral_id = r.id and e.pause_reason <> '') as pauses
    from referrals_referral r where r.answered_at is null and r.due_on < current_date
    union all
    select 'signal', s.id, s.team_id, s.pack_version_id, s.received_at, s.climbed_to, '[]'::jsonb
    from referrals_signal s where s.looked_at is null and s.due_on < current_date) x $$;

-- Marks how far a missed clock has climbed, and nothing else.
create function referrals_climb(of_kind text, of_id uuid, role_key text) returns void
language sql security definer set search_path = public, pg_temp as $$
  with r as (update referrals_referral set climbed_to = role_key
      where id = of_id and of_kind = 'referral' and answered_at is null),
    s as (update referrals_signal set climbed_to = role_key
      where id = of_id and of_kind = 'signal' and looked_at is null)
  insert into audit_event (at, human_id, membership_id, verb, outcome, kind, object_id, fields,
    purpose, reason, region_id)
  values (clock_timestamp(), app_human(), app_membership(), 'referrals.climb', 0, of_kind, of_id,
    '["climbed_to"]', null, '', 1) $$;
revoke execute on function referrals_expire, referrals_waiting, referrals_climb from public;
grant execute on function referrals_expire, referrals_waiting, referrals_climb to ciranda_web;
