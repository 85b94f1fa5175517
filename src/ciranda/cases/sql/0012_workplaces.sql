-- Agencies and phones of those around a family, and the place of a meeting, tell the area. While
-- somebody of the family is shielded they lie in cases_workplace (category location) and are empty
-- in the row that says who it is: the wall hides them, not a page (design, section 7).

-- Whether somebody of this family is shielded. For triggers alone.
create function cases_is_hidden(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from people_shield h where h.ended_at is null and h.person_id in (
   select s.person_id from cases_subject s where s.case_id = of_case
   union select f.person_id from cases_familymember f
     where f.case_id = of_case and f.ended_at is null)) $$;
revoke execute on function cases_is_hidden from public;

-- Everything that tells the area becomes whereabouts in these cases.
create function cases_hide_places(theirs uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cases_custody set category = 1 where case_id = any (theirs) and category <> 1;
  update cases_circlemember set category = 1 where case_id = any (theirs) and category <> 1;
  update cases_contactplace set category = 1 where case_id = any (theirs) and category <> 1;
  -- an update to itself: the trigger of each table puts away what tells the area
  update cases_coordination set agency_name = agency_name where case_id = any (theirs);
  update cases_cover set agency_name = agency_name where case_id = any (theirs);
  update cases_trust set agency_name = agency_name where case_id = any (theirs);
  update cases_meeting set place = place where case_id = any (theirs);
  update cases_invitee set agency_name = agency_name where meeting_id in (
    select id from cases_meeting where case_id = any (theirs));
end $$;
revoke execute on function cases_hide_places from public;

-- Before a row that names a workplace is written in a hidden case, the workplace is put away. SECURITY
-- DEFINER: who writes may not read whereabouts. An empty value says nothing new and is left alone.
create function cases_put_workplace_away() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare r jsonb := to_jsonb(new); home uuid := new.dossier_id; of_case uuid;
begin
  if tg_op = 'UPDATE' and coalesce(current_setting('app.lifting', true), '') = 'yes' then
    return new;
  end if;
  of_case := coalesce((r->>'case_id')::uuid,
    (select m.case_id from cases_meeting m where m.id = (r->>'meeting_id')::uuid));
  if coalesce(r->>'agency_name', '') || coalesce(r->>'phone', '') || coalesce(r->>'place', '') = ''
      or not cases_is_hidden(of_case) then
    return new;
  end if;
  insert into cases_workplace as w (id, case_id, dossier_id, of, agency_name, phone, place)
    values (new.id, of_case, home, substr(tg_table_name, 7), coalesce(r->>'agency_name', ''),
      coalesce(r->>'phone', ''), coalesce(r->>'place', ''))
    on conflict (id) do update set agency_name = excluded.agency_name, phone = excluded.phone,
      place = excluded.place;
  return jsonb_populate_record(new, (select jsonb_object_agg(key, '')
    from jsonb_object_keys(r) key where key in ('agency_name', 'phone', 'place')));
end $$;
create trigger workplace_put_away before insert or update of agency_name, phone
  on cases_coordination for each row execute function cases_put_workplace_away();
create trigger workplace_put_away before insert or update of agency_name, phone
  on cases_cover for each row execute function cases_put_workplace_away();
create trigger workplace_put_away before insert or update of agency_name, phone
  on cases_trust for each row execute function cases_put_workplace_away();
create trigger workplace_put_away before insert or update of agency_name
  on cases_invitee for each row execute function cases_put_workplace_away();
create trigger workplace_put_away before insert or update of place
  on cases_meeting for each row execute function cases_put_workplace_away();

-- With a shield, in the same transaction, whoever records it.
create or replace function cases_hide_involvement() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform cases_hide_places(array(
    select s.case_id from cases_subject s where s.person_id = new.person_id
    union select f.case_id from cases_familymember f
      where f.person_id = new.person_id and f.ended_at is null));
  return null;
end $$;
drop trigger places_protected on people_shield;
drop function cases_protect_places();

-- Somebody shielded joins a case: it is hidden from then on.
create function cases_hide_joined() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from people_shield h
      where h.person_id = new.person_id and h.ended_at is null) then
    perform cases_hide_places(array[new.case_id]);
  end if;
  return null;
end $$;
create trigger joined_hidden after insert on cases_subject
  for each row execute function cases_hide_joined();
create trigger joined_hidden after insert on cases_familymember
  for each row execute function cases_hide_joined();

-- The last shield of a family ended: who answers and stands around now may be known again. What
-- was before stays whereabouts, so nothing old is opened by it.
create function cases_lift_places() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare theirs uuid[] := array(select c from (
  select s.case_id as c from cases_subject s where s.person_id = new.person_id
  union select f.case_id from cases_familymember f
    where f.person_id = new.person_id and f.ended_at is null) x where not cases_is_hidden(c));
begin
  perform set_config('app.lifting', 'yes', true);
  update cases_custody set category = 2 where case_id = any (theirs) and ended_at is null;
  update cases_circlemember set category = 2 where case_id = any (theirs) and ended_at is null;
  update cases_coordination x set agency_name = w.agency_name, phone = w.phone
    from cases_workplace w where w.id = x.id and w.case_id = any (theirs) and x.ended_at is null;
  update cases_cover x set agency_name = w.agency_name, phone = w.phone from cases_workplace w
    where w.id = x.id and w.case_id = any (theirs)
      and (x.ended_at is null or x.ended_at > now());
  update cases_trust x set agency_name = w.agency_name, phone = w.phone
    from cases_workplace w where w.id = x.id and w.case_id = any (theirs) and x.ended_at is null;
  update cases_meeting x set place = w.place from cases_workplace w
    where w.id = x.id and w.case_id = any (theirs) and x.held_at is null
      and x.cancelled_at is null;
  update cases_invitee x set agency_name = w.agency_name from cases_workplace w, cases_meeting m
    where w.id = x.id and w.case_id = any (theirs) and m.id = x.meeting_id and m.held_at is null
      and m.cancelled_at is null;
  perform set_config('app.lifting', '', true);
  return null;
end $$;
create trigger places_lifted after update of ended_at on people_shield
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function cases_lift_places();

-- What stands already.
select cases_hide_places(array(select distinct c from (
  select s.case_id as c from people_shield h join cases_subject s on s.person_id = h.person_id
    where h.ended_at is null
  union select f.case_id from people_shield h join cases_familymember f
    on f.person_id = h.person_id and f.ended_at is null where h.ended_at is null) x));
