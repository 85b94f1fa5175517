-- As 0001, and: what the family agreed to under the old team ends with the move, and the stage goes
-- on since when it stands.
-- Custody moves: the new team has spoken with the family. One function, because the new team may
-- not write in the old team's volume and must not see it unless the family agreed. Moves only what
-- an accepted transfer names, for a worker of the team that accepted it.
create or replace function transfers_hand_over(of_transfer uuid, new_custody uuid, new_volume uuid,
    new_coordination uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare t transfers_transfer; last_volume cases_volume; old_custody cases_custody;
begin
  select * into t from transfers_transfer where id = of_transfer for update;
  if t.id is null or t.state <> 'accepted' or t.to_team_id is null or not exists (
      select 1 from agencies_placement l join agencies_membership m on m.id = l.membership_id
      where l.team_id = t.to_team_id and l.membership_id = app_membership()
        and m.suspended_at is null and (l.ended_on is null or l.ended_on > current_date)) then
    raise exception 'not this transfer' using errcode = '42501';
  end if;
  select * into old_custody from cases_custody where case_id = t.case_id and ended_at is null;
  select * into last_volume from cases_volume
    where case_id = t.case_id order by number desc limit 1;
  update cases_custody set ended_at = now(), end_reason = 'moved'
    where id = old_custody.id;
  update cases_coordination set ended_at = now(), end_reason = 'moved'
    where case_id = t.case_id and ended_at is null;
  update cases_cover set ended_at = now() where case_id = t.case_id
    and (ended_at is null or ended_at > now());
  update cases_circlemember set ended_at = now(), end_reason = 'moved'
    where case_id = t.case_id and ended_at is null
      and (membership_id is not null or service_id is not null);
  update cases_volume set closed_at = now() where id = last_volume.id;
  insert into cases_custody (id, case_id, dossier_id, category, team_id, started_at, end_reason,
      sees_history, read_back_days)
    values (new_custody, t.case_id, new_volume, old_custody.category, t.to_team_id, now(), '',
      t.history_agreed, old_custody.read_back_days);
  insert into cases_volume (id, dossier_id, case_id, custody_id, number, opened_at)
    values (new_volume, new_volume, t.case_id, new_custody, last_volume.number + 1, now());
  insert into cases_coordination (id, case_id, dossier_id, custody_id, membership_id, name,
      profession, agency_name, phone, chosen_by_family, started_at, end_reason)
    select new_coordination, t.case_id, new_volume, new_custody, m.id, m.name, m.profession, a.name,
      m.phone, false, now(), ''
    from agencies_membership m join agencies_agency a on a.id = m.agency_id
    where m.id = t.manager_id;
  insert into access_dossier (id, kind, source_id, case_id, opened_at, region_id)
    values (new_volume, 1, t.case_id, t.case_id, now(), 1);
  -- whom the case is about and who belongs to them is known to the new team from here on
  insert into cases_subject (id, case_id, dossier_id, kind, person_id, pregnancy_id, started_on,
      end_reason)
    select gen_random_uuid(), case_id, new_volume, kind, person_id, pregnancy_id, current_date, ''
    from cases_subject where case_id = t.case_id and ended_on is null;
  update cases_subject set ended_on = current_date, end_reason = 'moved'
    where case_id = t.case_id and ended_on is null and dossier_id <> new_volume;
  insert into cases_familymember (id, case_id, dossier_id, person_id, relation,
      holds_responsibility, is_young_person, started_at, end_reason)
    select gen_random_uuid(), case_id, new_volume, person_id, relation, holds_responsibility,
      is_young_person, now(), '' from cases_familymember
    where case_id = t.case_id and ended_at is null;
  update cases_familymember set ended_at = now(), end_reason = 'moved'
    where case_id = t.case_id and ended_at is null and dossier_id <> new_volume;
  insert into people_participation (id, person_id, dossier_id, part, relation,
      holds_responsibility, started_on, end_reason)
    select gen_random_uuid(), person_id, new_volume, part, relation, holds_responsibility,
      current_date, '' from people_participation
    where dossier_id = last_volume.dossier_id and ended_on is null;
  -- the stage it is in, since when it is in it: a move is no new beginning. A moment later, so that
  -- the latest of the case is the one of its new volume
  insert into cases_stage (id, case_id, dossier_id, key, reason, recall_on, started_at, decided_by)
    select gen_random_uuid(), case_id, new_volume, key, '', recall_on,
      started_at + interval '1 microsecond', decided_by
    from cases_stage where case_id = t.case_id order by started_at desc limit 1;
  -- what was promised goes on with the new case manager, if the file goes along; the old team has
  -- nothing left to do either way
  if t.history_agreed then
    insert into cases_task (id, case_id, dossier_id, what, due_on, membership_id, name, created_at,
        created_by, created_by_name, handed_at, handed_note, dropped_note)
      select gen_random_uuid(), k.case_id, new_volume, k.what, k.due_on, m.id, m.name, now(),
        k.created_by, k.created_by_name, now(), '', ''
      from cases_task k
      join cases_volume v on v.dossier_id = k.dossier_id and v.case_id = t.case_id
      join agencies_membership m on m.id = t.manager_id
      where k.done_at is null and k.dropped_at is null;
  end if;
  update cases_task k set dropped_at = now() from cases_volume v
    where v.dossier_id = k.dossier_id and v.case_id = t.case_id and v.dossier_id <> new_volume
      and k.done_at is null and k.dropped_at is null;
  -- a consent was given to the old team and its town: it opens nothing in the new volume, so it ends
  -- here, in what it opened and in what the family's own page says of it
  update consent_effect e set ended_at = now() from consent_consent k
    where k.id = e.consent_id and k.case_id = t.case_id and k.custody_id = old_custody.id
      and (e.ended_at is null or e.ended_at > now());
  update consent_question q set closed_at = now() from consent_consent k
    where k.id = q.consent_id and k.case_id = t.case_id and k.custody_id = old_custody.id
      and q.closed_at is null;
  update transfers_possiblemove set state = 'offered', answered_at = now()
    where case_id = t.case_id and state = 'open';
end $$;
revoke execute on function transfers_hand_over from public;
grant execute on function transfers_hand_over to ciranda_web;
