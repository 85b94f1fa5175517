-- A referral, its triage and its questions hold where a family lives and which team decides. While the
-- person it is about is protected, whereabouts in them are for the keepers, as in every case.
-- Null: not protected. Otherwise the principals that may know. For workers and jobs.
create function referrals_keepers(of_dossier uuid, of_person uuid) returns int[]
language sql volatile security definer set search_path = public, pg_temp as $$
 select case when app_staff() and (people_is_protected(of_person) or h.persons is not null) then array(
   select distinct access_principal_of(1::smallint, k.membership_id, '') from people_shield s
   join people_shieldkeeper k on k.shield_id = s.id and k.ended_at is null
   where s.ended_at is null and (s.person_id = of_person or s.person_id = any (h.persons)
     or s.person_id in (select p.person_id from people_participation q
       join access_dossier d on d.id = q.dossier_id and d.kind = 1
       join people_participation p on p.dossier_id = q.dossier_id and p.ended_on is null
       where q.person_id = of_person and q.part = 'subject' and q.ended_on is null))) end
 from (select array_agg(p.person_id) as persons from people_participation p
   join people_shield x on x.person_id = p.person_id and x.ended_at is null
   where p.dossier_id = of_dossier and p.ended_on is null) h $$;
revoke execute on function referrals_keepers from public;
grant execute on function referrals_keepers to ciranda_web;

-- The referrals and questions about a person, by key, for deriving them again after a shield: who
-- records it may not see them. Answers only about a person the caller sees.
create function referrals_of_person(of_person uuid) returns jsonb
language sql volatile security definer set search_path = public, pg_temp as $$
 with theirs as (select r.* from referrals_referral r where r.person_id = of_person
   or r.dossier_id in (select p.dossier_id from people_participation p
     where p.person_id = of_person))
 select case when people_seen(of_person) or exists (select 1 from people_sealed x
   where x.person_id = of_person and (x.sealed_at = now() and x.sealed_by = app_human()
     or x.opened_at = now() and x.opened_by = app_human())) then jsonb_build_object(
  'sealed', people_is_sealed(of_person),
  'signals', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'dossier', s.dossier_id,
    'pack', s.pack_version_id, 'team', s.team_id)), '[]')
    from referrals_signal s join theirs r on r.id = s.referral_id),
  'referrals', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'dossier', r.dossier_id,
    'triage', r.triage_dossier_id, 'pack', r.pack_version_id, 'team', r.team_id,
    'sender', case when not exists (select 1 from referrals_step s where s.referral_id = r.id
      and s.kind = 'passed_on') or referrals_keepers(r.dossier_id, r.person_id) is null
      then r.sender_id end, 'person', r.person_id, 'writes', coalesce((select g.writes
      from access_grant g where g.source_id = r.id and g.basis = 12 limit 1), 0))), '[]')
    from theirs r),
  'enquiries', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'dossier', e.dossier_id,
    'pack', e.pack_version_id, 'team', r.team_id, 'service', e.service_id,
    'category', e.category, 'person', r.person_id, 'of', r.dossier_id)), '[]')
    from referrals_enquiry e join theirs r on r.id = e.referral_id)) end $$;
revoke execute on function referrals_of_person from public;
grant execute on function referrals_of_person to ciranda_web;

-- To whom a protected family was redirected lies apart, for the keepers; which team asks a service
-- is not kept with the question. What was told of where they live is whereabouts already.
create function referrals_put_area_away() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare r jsonb := to_jsonb(new); of referrals_referral; col text := tg_argv[0];
begin
  select * into of from referrals_referral x where x.id = new.referral_id;
  if coalesce(r->>col, '') = '' or not (people_is_protected(of.person_id) or exists (
      select 1 from people_participation p join people_shield h on h.person_id = p.person_id
        and h.ended_at is null where p.dossier_id = of.dossier_id and p.ended_on is null)) then
    return new;
  end if;
  insert into referrals_area (id, dossier_id, words) values (new.id, new.dossier_id, r->>col)
    on conflict (id) do update set words = excluded.words;
  return jsonb_populate_record(new, jsonb_build_object(col, ''));
end $$;
create trigger area_put_away before insert or update on referrals_answer
  for each row execute function referrals_put_area_away('redirected_to');
create trigger area_put_away before insert or update on referrals_enquiry
  for each row execute function referrals_put_area_away('team_name');
create trigger area_put_away before insert or update on referrals_step
  for each row execute function referrals_put_area_away('team_name');
