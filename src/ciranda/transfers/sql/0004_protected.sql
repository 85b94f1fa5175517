-- Where a case is handed to tells where the family goes. While somebody of the family is shielded, a
-- transfer and its steps are whereabouts: read by the keepers, by the team it is offered to, and by
-- whom that team named; not by the rest of the old team (design, section 7).
create function transfers_keep_hidden() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare r jsonb := to_jsonb(new); of_case uuid; was int;
begin
  select t.case_id, t.category into of_case, was from transfers_transfer t
    where t.id = (r->>'transfer_id')::uuid;
  if was = 1 or cases_is_hidden(coalesce(of_case, (r->>'case_id')::uuid)) then
    new.category := 1;
  end if;
  return new;
end $$;
create trigger kept_hidden before insert on transfers_transfer
  for each row execute function transfers_keep_hidden();
create trigger kept_hidden before insert on transfers_transferstep
  for each row execute function transfers_keep_hidden();

-- A step is only ever added; what kind of fact it is may become stricter.
drop trigger only_added on transfers_transferstep;
create trigger only_added before delete or update of id, transfer_id, dossier_id, state, at, by_name,
  by_team, words on transfers_transferstep for each row execute function access_refuse_change();

-- From the instant of a shield, and when somebody shielded joins, what stood before as well.
create function transfers_hide() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare r jsonb := to_jsonb(new); theirs uuid[];
begin
  theirs := case when tg_table_name = 'people_shield' then array(
      select s.case_id from cases_subject s where s.person_id = new.person_id
      union select f.case_id from cases_familymember f
        where f.person_id = new.person_id and f.ended_at is null)
    when exists (select 1 from people_shield h where h.person_id = new.person_id
      and h.ended_at is null) then array[(r->>'case_id')::uuid] else '{}' end;
  update transfers_transfer set category = 1 where case_id = any (theirs) and category <> 1;
  update transfers_transferstep x set category = 1 from transfers_transfer t
    where t.id = x.transfer_id and t.case_id = any (theirs) and x.category <> 1;
  -- an update to itself: the trigger puts away who receives the child
  update transfers_transition set receiving_name = receiving_name where case_id = any (theirs);
  return null;
end $$;
create trigger transfers_hidden after insert on people_shield
  for each row execute function transfers_hide();
create trigger transfers_hidden after insert on cases_subject
  for each row execute function transfers_hide();
create trigger transfers_hidden after insert on cases_familymember
  for each row execute function transfers_hide();

-- The school or service that receives a child at the exit age lies in cases_workplace (category
-- location) while somebody is shielded, and is empty here.
create function transfers_put_receiver_away() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.receiving_name || new.receiving_contact = '' and new.receiving_id is null
      or not cases_is_hidden(new.case_id) then
    return new;
  end if;
  insert into cases_workplace as w (id, case_id, dossier_id, of, agency_name, phone, place)
    values (new.id, new.case_id, new.dossier_id, 'transition', coalesce(nullif(new.receiving_name, ''),
      (select a.name from agencies_agency a where a.id = new.receiving_id), ''),
      new.receiving_contact, '')
    on conflict (id) do update set agency_name = excluded.agency_name, phone = excluded.phone;
  new.receiving_name := ''; new.receiving_contact := ''; new.receiving_id := null;
  return new;
end $$;
create trigger receiver_put_away before insert or update on transfers_transition
  for each row execute function transfers_put_receiver_away();

-- Whether a case is protected now, and who keeps it: for the derivation of a transfer's grants. For
-- workers, as cases_facts.
create function transfers_area(of_case uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
 select jsonb_build_object('hidden', cases_is_hidden(of_case), 'keepers', (
   select coalesce(jsonb_agg(distinct k.membership_id), '[]') from people_shield h
   join people_shieldkeeper k on k.shield_id = h.id and k.ended_at is null
   where h.ended_at is null and h.person_id in (
     select s.person_id from cases_subject s where s.case_id = of_case
     union select f.person_id from cases_familymember f
       where f.case_id = of_case and f.ended_at is null))) where app_staff() $$;
revoke execute on function transfers_area from public;
grant execute on function transfers_area to ciranda_web;

-- The transfers of a person's cases, by key, for deriving them again after a shield: who records it
-- may not see them. Answers only about a person the caller sees.
create function transfers_of_person(of_person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
 select case when people_seen(of_person) then (
   select coalesce(jsonb_agg(jsonb_build_object('pk', t.id, 'dossier_id', t.dossier_id,
     'case_id', t.case_id, 'from_team_id', t.from_team_id, 'to_team_id', t.to_team_id,
     'from_manager_id', t.from_manager_id, 'manager_id', t.manager_id,
     'category', t.category, 'offered_at', t.offered_at)), '[]')
   from transfers_transfer t where t.case_id in (
     select s.case_id from cases_subject s where s.person_id = of_person
     union select f.case_id from cases_familymember f where f.person_id = of_person)) else '[]' end $$;
revoke execute on function transfers_of_person from public;
grant execute on function transfers_of_person to ciranda_web;

-- A shielded family was handed over in this transaction: who phoned them keeps where they are from
-- now on, and nobody of the old team does any more. Returns the persons, whose own dossiers follow.
create function transfers_keepers_follow(of_transfer uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare t transfers_transfer; shields uuid[]; persons uuid[];
begin
  select * into t from transfers_transfer where id = of_transfer;
  if not exists (select 1 from cases_custody u join agencies_placement l on l.team_id = u.team_id
      where u.case_id = t.case_id and u.ended_at is null and u.started_at = now()
        and u.team_id = t.to_team_id and l.membership_id = app_membership()
        and (l.ended_on is null or l.ended_on > current_date)) then
    raise exception 'not this transfer' using errcode = '42501';
  end if;
  select array_agg(h.id), array_agg(distinct h.person_id) into shields, persons from people_shield h
    where h.ended_at is null and h.person_id in (
      select s.person_id from cases_subject s where s.case_id = t.case_id
      union select f.person_id from cases_familymember f
        where f.case_id = t.case_id and f.ended_at is null);
  if shields is null then return '{}'; end if;
  update people_shieldkeeper k set ended_at = now() where k.shield_id = any (shields)
    and k.ended_at is null and k.membership_id in (
      select l.membership_id from agencies_placement l where l.team_id = t.from_team_id)
    and k.membership_id not in (
      select l.membership_id from agencies_placement l where l.team_id = t.to_team_id
        and (l.ended_on is null or l.ended_on > current_date));
  insert into people_shieldkeeper (id, shield_id, dossier_id, membership_id, started_at)
    select gen_random_uuid(), h.id, h.dossier_id, t.manager_id, now() from people_shield h
    where h.id = any (shields) and not exists (select 1 from people_shieldkeeper k
      where k.shield_id = h.id and k.ended_at is null and k.membership_id = t.manager_id);
  return persons;
end $$;
revoke execute on function transfers_keepers_follow from public;
grant execute on function transfers_keepers_follow to ciranda_web;

-- What stands already.
update transfers_transfer t set category = 1 where cases_is_hidden(t.case_id);
update transfers_transferstep x set category = 1 from transfers_transfer t
  where t.id = x.transfer_id and t.category = 1;
update transfers_transition set receiving_name = receiving_name where cases_is_hidden(case_id);
