drop function people_index_more;

-- Whose whereabouts a shield ties together: the child whose case it is and whoever is protected in
-- it live, or are met, in one place.
create function people_is_protected(of_person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from people_shield h where h.person_id = of_person and h.ended_at is null)
  or exists (select 1 from people_participation s join access_dossier d on d.id = s.dossier_id
      and d.kind = 1
    join people_participation p on p.dossier_id = s.dossier_id and p.ended_on is null
    join people_shield h on h.person_id = p.person_id and h.ended_at is null
    where s.person_id = of_person and s.part = 'subject' and s.ended_on is null) $$;
revoke execute on function people_is_protected from public;

-- «Protected», for a screen: a yes about a person the asker sees, and nothing about others.
create function people_protected(of_person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select people_seen(of_person) and people_is_protected(of_person) $$;
revoke execute on function people_protected from public;
grant execute on function people_protected to ciranda_web;

-- Persons whose own dossiers follow a shield of this one: themselves, and the subjects of cases
-- they take part in. Keys only, for the derivation.
create function people_tied_to(of_person uuid) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
 select array(select of_person union select s.person_id from people_participation p
   join access_dossier d on d.id = p.dossier_id and d.kind = 1
   join people_participation s on s.dossier_id = p.dossier_id and s.part = 'subject'
     and s.ended_on is null
   where p.person_id = of_person and p.ended_on is null) $$;
revoke execute on function people_tied_to from public;
grant execute on function people_tied_to to ciranda_web;

create or replace function people_own_facts(of_person uuid) returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
 select jsonb_build_object('dossier', d.id, 'opened_at', d.opened_at,
   'entries', (select coalesce(jsonb_agg(jsonb_build_object('ref', e.id,
       'principal', e.principal, 'from', e.started_at, 'until', e.ended_at)), '[]')
     from people_entry e where e.person_id = of_person),
   'keepers', (select coalesce(jsonb_agg(jsonb_build_object('ref', k.id,
       'principal', access_principal_of(1::smallint, k.membership_id, ''),
       'from', k.started_at, 'until', k.ended_at)), '[]')
     from people_shield h join people_shieldkeeper k on k.shield_id = h.id
     where h.person_id = of_person and h.ended_at is null and k.ended_at is null),
   'shielded', people_is_protected(of_person))
 from access_dossier d where d.person_id = of_person and d.kind = 2 $$;

-- Begins to protect a person the caller sees. The shield lies in the person's own dossier, which
-- the one who records it may not see; so the keepers are named here, in one step. Null: not seen,
-- or protected already.
create function people_shield_now(of_person uuid, why text, keepers uuid[]) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare shield uuid := gen_random_uuid(); own uuid;
begin
  if not people_seen(of_person) or exists (select 1 from people_shield h
      where h.person_id = of_person and h.ended_at is null) then
    return null;
  end if;
  select d.id into own from access_dossier d where d.person_id = of_person and d.kind = 2;
  insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)
    values (shield, of_person, own, why, now(), app_human());
  insert into people_shieldkeeper (id, shield_id, dossier_id, membership_id, started_at)
    select gen_random_uuid(), shield, own, k, now() from unnest(keepers) k;
  return shield;
end $$;
revoke execute on function people_shield_now from public;
grant execute on function people_shield_now to ciranda_web;

-- Names further keepers, or ends the task of some; a shield is never without a keeper. Only a
-- keeper may, or whoever recorded the shield: null otherwise.
create function people_shield_keepers(of_person uuid, wanted uuid[]) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare s people_shield;
begin
  select h.* into s from people_shield h where h.person_id = of_person and h.ended_at is null;
  if s.id is null or cardinality(wanted) = 0 or not (s.recorded_by = app_human() or exists (
      select 1 from people_shieldkeeper k where k.shield_id = s.id and k.ended_at is null
        and k.membership_id = app_membership())) then
    return null;
  end if;
  update people_shieldkeeper k set ended_at = now() where k.shield_id = s.id
    and k.ended_at is null and k.membership_id <> all (wanted);
  insert into people_shieldkeeper (id, shield_id, dossier_id, membership_id, started_at)
    select gen_random_uuid(), s.id, s.dossier_id, w, now() from unnest(wanted) w
    where not exists (select 1 from people_shieldkeeper k where k.shield_id = s.id
      and k.ended_at is null and k.membership_id = w);
  return s.id;
end $$;
revoke execute on function people_shield_keepers from public;
grant execute on function people_shield_keepers to ciranda_web;

-- Ends a shield. What was whereabouts stays whereabouts: nothing old is opened by it.
create function people_shield_end(of_person uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare s uuid;
begin
  update people_shield h set ended_at = now() where h.person_id = of_person and h.ended_at is null
    and (h.recorded_by = app_human() or exists (select 1 from people_shieldkeeper k
      where k.shield_id = h.id and k.ended_at is null and k.membership_id = app_membership()))
    returning h.id into s;
  update people_shieldkeeper k set ended_at = now() where k.shield_id = s and k.ended_at is null;
  return s;
end $$;
revoke execute on function people_shield_end from public;
grant execute on function people_shield_end to ciranda_web;

-- From the instant of a shield, every phone and school of those it ties is whereabouts, whoever
-- wrote it and wherever it lies; and what is written from now on is so too.
create function people_hide_reaching() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update people_contactpoint x set category = 1
    where x.category <> 1 and x.person_id = any (people_tied_to(new.person_id));
  update people_schooling x set category = 1
    where x.category <> 1 and x.person_id = any (people_tied_to(new.person_id));
  return null;
end $$;
create trigger reaching_hidden after insert on people_shield
  for each row execute function people_hide_reaching();

create function people_keep_hidden() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if people_is_protected(new.person_id) then new.category := 1; end if;
  return new;
end $$;
create trigger kept_hidden before insert on people_contactpoint
  for each row execute function people_keep_hidden();
create trigger kept_hidden before insert on people_schooling
  for each row execute function people_keep_hidden();

-- Phones, numbers and the mother by which a person is found, added from the rows that hold them.
create function people_index_reach(of_person uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
 update people_persontokens x set
   phones = array(select unnest(x.phones) union
     select right(regexp_replace(c.value, '\D', '', 'g'), 9) from people_contactpoint c
     where c.person_id = of_person and c.kind in ('phone', 'chat')
       and length(regexp_replace(c.value, '\D', '', 'g')) >= 6),
   numbers = array(select unnest(x.numbers) union
     select i.register || ':' || regexp_replace(lower(i.value), '[^0-9a-z]', '', 'g')
     from people_identifier i where i.person_id = of_person),
   mother = coalesce((select m.given || m.surnames from people_householdmember a
     join people_householdmember b on b.household_id = a.household_id and b.role = 'mother'
     join people_persontokens m on m.person_id = b.person_id
     where a.person_id = of_person and a.role = 'child' limit 1), x.mother)
 where x.person_id = of_person $$;
revoke execute on function people_index_reach from public;
grant execute on function people_index_reach to ciranda_web;

-- A loss: nothing is sent about these persons or pregnancies from this instant.
create function people_hush(abouts uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
 insert into people_quiet (about, since) select distinct a, now() from unnest(abouts) a
   on conflict (about) do update set ended_at = null $$;
revoke execute on function people_hush from public;
grant execute on function people_hush to ciranda_web;

-- Which of these nothing is sent about. No reason is given, none is kept.
create function people_quiet_among(abouts uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
 select array(select q.about from people_quiet q
   where q.about = any (abouts) and q.ended_at is null) $$;
revoke execute on function people_quiet_among from public;
grant execute on function people_quiet_among to ciranda_web;
