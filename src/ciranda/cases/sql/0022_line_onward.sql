-- A case that moves carries its days of passing on and what was suggested, beside its dates.
create or replace function cases_carry_line() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare old_dossier uuid;
begin
  select v.dossier_id into old_dossier from cases_volume v
    where v.case_id = new.case_id and v.number < new.number order by v.number desc limit 1;
  insert into cases_line (id, case_id, dossier_id, start, began_on, declined_on, review_on)
    select gen_random_uuid(), case_id, new.dossier_id, start, began_on, declined_on, review_on
    from cases_line where dossier_id = old_dossier;
  insert into cases_moment (id, case_id, dossier_id, key, kind_key, payer_key, first_on, due_on,
      change, reason_key, changed_at, changed_by_name, earlier, invited_on, answer_by, answered_on,
      visit_asked_on)
    select gen_random_uuid(), case_id, new.dossier_id, key, kind_key, payer_key, first_on, due_on,
      change, reason_key, changed_at, '', earlier, invited_on, answer_by, answered_on,
      visit_asked_on
    from cases_moment where dossier_id = old_dossier and held_on is null and change <> 'skipped';
  insert into cases_support (id, case_id, dossier_id, cap_key, payer_key, "on", minutes,
      recorded_at)
    select gen_random_uuid(), case_id, new.dossier_id, cap_key, payer_key, "on", minutes,
      recorded_at from cases_support where dossier_id = old_dossier;
  insert into cases_supportrelease (id, case_id, dossier_id, cap_key, kind, words,
      decided_by_name, decided_at)
    select gen_random_uuid(), case_id, new.dossier_id, cap_key, kind, words, '', decided_at
    from cases_supportrelease where dossier_id = old_dossier;
  insert into cases_passing (id, case_id, dossier_id, key, due_on, prepare_on, prepared_on,
      received_on)
    select gen_random_uuid(), case_id, new.dossier_id, key, due_on, prepare_on, prepared_on,
      -- a new volume is a new team that has spoken with the family: what was near is received
      coalesce(received_on, case when prepare_on <= current_date then current_date end)
    from cases_passing where dossier_id = old_dossier;
  insert into cases_suggestion (id, case_id, dossier_id, kind_key, reason_keys, terms_key, state,
      words, suggested_at, suggested_by_name, decided_at, decided_by_name)
    select gen_random_uuid(), case_id, new.dossier_id, kind_key, reason_keys, terms_key, state, '',
      suggested_at, '', decided_at, decided_by_name
    from cases_suggestion where dossier_id = old_dossier;
  return null;
end $$;

-- Lines to look at tonight: also those in which somebody else will soon answer for the child. A
-- family that declined its contacts is passed on all the same.
create or replace function cases_lines_to_tend(ahead int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select distinct m.case_id from cases_moment m
   join cases_case c on c.id = m.case_id and c.closed_at is null
   join cases_line l on l.dossier_id = m.dossier_id
  where m.held_on is null and m.change <> 'skipped'
    and m.dossier_id = (select v.dossier_id from cases_volume v where v.case_id = m.case_id
      order by v.number desc limit 1)
    and (l.declined_on is null or l.review_on <= current_date)
    and (m.invited_on is null and m.due_on <= current_date + ahead
      or m.invited_on is not null and m.answered_on is null and m.answer_by < current_date
        and m.visit_asked_on is null)
    and app_staff() and app_human() is null
 union
 select p.case_id from cases_passing p
   join cases_case c on c.id = p.case_id and c.closed_at is null
  where p.prepared_on is null and p.prepare_on <= current_date
    and p.dossier_id = (select v.dossier_id from cases_volume v where v.case_id = p.case_id
      order by v.number desc limit 1)
    and app_staff() and app_human() is null $$;
