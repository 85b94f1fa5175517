-- Whether who asks may seal and open what is sealed: the data officer of the team that answers for
-- the case or answered last, or of the case itself.
create function cases_seals(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select not access_case_barred(of_case) and exists (
  select 1 from agencies_membership m join agencies_appointment o on o.membership_id = m.id
  where m.id = app_membership() and m.role = 'data_officer' and m.suspended_at is null
    and (m.ended_on is null or m.ended_on > current_date) and o.kind = 'data_officer'
    and o.started_at <= now() and (o.ended_at is null or o.ended_at > now())
    and (o.case_id = of_case or o.team_id = (select u.team_id from cases_custody u
      where u.case_id = of_case order by u.started_at desc, u.ended_at desc nulls first limit 1))) $$;
-- Adoption: the children of a case as its data officer tells them apart, by birth date alone, with how
-- many open cases stand against sealing and since when it is sealed. Nobody else is told anything.
create function cases_sealable(of_case uuid) returns table (person_id uuid, born_on date,
  open_cases int, sealed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 select p.id, p.born_on, (select count(distinct s.case_id)::int from cases_subject s
     join cases_case c on c.id = s.case_id and c.closed_at is null where s.person_id = p.id),
   (select x.sealed_at from people_sealed x where x.person_id = p.id and x.opened_at is null)
 from people_person p where p.id in (select s.person_id from cases_subject s
   where s.case_id = of_case) and cases_seals(of_case) order by p.born_on, p.id $$;
revoke execute on function cases_seals from public;
revoke execute on function cases_sealable from public;
grant execute on function cases_sealable to ciranda_web;

-- Seals the identity of a child of this case. Returns the cases to derive again; null: not to be done
-- by who asks, an open case stands against it, or sealed already.
create function cases_seal(of_case uuid, of_person uuid, why text, number text) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if length(trim(why)) < 3 or length(trim(number)) < 1 or not exists (
      select 1 from cases_sealable(of_case) x where x.person_id = of_person
        and x.open_cases = 0 and x.sealed_at is null) then
    return null;
  end if;
  insert into people_sealed (id, person_id, grounds, reference, kept, sealed_at, sealed_by,
      open_grounds, open_reference)
    values (gen_random_uuid(), of_person, trim(why), trim(number), (select to_jsonb(t)
      from people_persontokens t where t.person_id = of_person), now(), app_human(), '', '');
  delete from people_persontokens where person_id = of_person;
  -- what leads from another record to this one, and the questions asked about it
  delete from people_notsame where of_person in (first_id, second_id);
  return array(select distinct s.case_id from cases_subject s where s.person_id = of_person);
end $$;
revoke execute on function cases_seal from public;
grant execute on function cases_seal to ciranda_web;

-- Opens a sealed identity again, on another decision. Returns the cases to derive again, or null.
create function cases_unseal(of_case uuid, of_person uuid, why text, number text) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare s people_sealed;
begin
  if length(trim(why)) < 3 or length(trim(number)) < 1 or not exists (
      select 1 from cases_sealable(of_case) x where x.person_id = of_person
        and x.sealed_at is not null) then
    return null;
  end if;
  update people_sealed set opened_at = now(), opened_by = app_human(), open_grounds = trim(why),
      open_reference = trim(number) where person_id = of_person and opened_at is null
    returning * into s;
  if s.kept is not null then
    insert into people_persontokens
      select * from jsonb_populate_record(null::people_persontokens, s.kept)
      on conflict (person_id) do nothing;
    update people_sealed set kept = null where id = s.id;
  end if;
  return array(select distinct j.case_id from cases_subject j where j.person_id = of_person);
end $$;
revoke execute on function cases_unseal from public;
grant execute on function cases_unseal to ciranda_web;

-- Whether a case belongs to a sealed identity: then nobody holds a grant on it, an opening in an
-- emergency or of its archive included.
create function cases_is_sealed(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from cases_subject s join people_sealed x on x.person_id = s.person_id
   and x.opened_at is null where s.case_id = of_case) $$;
revoke execute on function cases_is_sealed from public;
grant execute on function cases_is_sealed to ciranda_web, ciranda_backup;

-- As 0016, and: what is sealed stays on the list of the data officer alone.
create or replace function cases_archived(most int) returns table (id uuid, reference text,
  pack_version uuid, closed_at timestamptz, hold text, held_at timestamptz, opened int, erased int,
  officer boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 select c.id, c.reference, c.pack_version_id, c.closed_at, coalesce(h.reason, ''), h.placed_at,
   (select count(*)::int from cases_breakglass b where b.case_id = c.id
     and b.started_at >= c.closed_at),
   (select coalesce(bit_or(1 << e.category), 0)::int from cases_erasure e where e.case_id = c.id),
   cases_keeps_archive(c.id, true)
 from cases_case c left join cases_hold h on h.case_id = c.id and h.lifted_at is null
 where c.closed_at is not null and cases_keeps_archive(c.id, cases_is_sealed(c.id))
   and c.id in (select u.case_id from cases_custody u where u.team_id in (
     select o.team_id from agencies_appointment o where o.membership_id = app_membership()
     union select l.team_id from agencies_placement l where l.membership_id = app_membership())
     union select o.case_id from agencies_appointment o where o.membership_id = app_membership())
 order by c.closed_at desc limit most $$;

-- A family that said never is in no list of invitations; what passes on is prepared all the same.
do $$ begin
  execute replace(pg_get_functiondef('cases_lines_to_tend'::regproc),
    'l.review_on <= current_date)', 'l.review_on <= current_date) and not l.never_ask');
end $$;

-- As 0019, and: that a family said never goes along with its line.
create or replace function cases_carry_never() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.never_ask := new.never_ask or exists (select 1 from cases_line l
    where l.case_id = new.case_id and l.never_ask and l.dossier_id <> new.dossier_id);
  return new;
end $$;
create trigger never_carried before insert on cases_line
  for each row execute function cases_carry_never();

-- As 0019, and: a family that said never counts as one that declined, for good.
do $$ begin
  execute replace(pg_get_functiondef('cases_line_reach'::regproc),
    'l.review_on > current_date', '(l.never_ask or l.review_on > current_date)');
end $$;
