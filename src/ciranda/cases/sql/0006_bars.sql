-- Bars. The table is closed: these functions are the only door. A bar on a case also covers the own
-- dossiers of the persons in it; a bar on a person covers the cases that are about that person, now
-- and later. «root» is the bar as it was decided, the rest follow it and end with it.
create function cases_spread_bar(bar uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare b access_bar;
begin
  select * into b from access_bar where id = bar;
  insert into access_bar (id, human_id, kind, case_id, person_id, reason, started_at, ended_at,
      recorded_by, root_id, end_grounds)
    select gen_random_uuid(), b.human_id, b.kind, x.case_id, x.person_id, '', b.started_at,
      b.ended_at, b.recorded_by, b.id, ''
    from (
      select null::uuid as case_id, p.person_id from (
          select s.person_id from cases_subject s where s.case_id = b.case_id
          union select f.person_id from cases_familymember f where f.case_id = b.case_id) p
        where p.person_id is not null
          -- what is about the barred person stays theirs
          and cases_human_of(p.person_id) <> b.human_id
      union
      select s.case_id, null from cases_subject s where s.person_id = b.person_id) x
    where not exists (select 1 from access_bar o where o.root_id = b.id
      and o.case_id is not distinct from x.case_id
      and o.person_id is not distinct from x.person_id);
end $$;
revoke execute on function cases_spread_bar from public;

-- The human behind a person of the family: their account's, else the person's own id, which is
-- what a portal account opened later is given.
create function cases_human_of(person uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
 select coalesce((select human_id from accounts_user where person_id = person limit 1), person) $$;
revoke execute on function cases_human_of from public;

-- A subject or family member who comes later is covered by the bars that stand.
create function cases_bars_follow() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare b uuid;
begin
  if new.person_id is null then return null; end if;
  for b in select id from access_bar where root_id is null
      and (ended_at is null or ended_at > now())
      and (case_id = new.case_id
        or tg_table_name = 'cases_subject' and person_id = new.person_id) loop
    perform cases_spread_bar(b);
  end loop;
  return null;
end $$;
create trigger bars_follow after insert on cases_subject
  for each row execute function cases_bars_follow();
create trigger bars_follow after insert on cases_familymember
  for each row execute function cases_bars_follow();

-- Records a bar and lets the barred worker stand back: out of the circle, and covered where they
-- were case manager. `who` is 'worker' (a membership), 'person' or 'human'.
-- Staff: whoever writes consents there; a worker for themselves (a family tie). Family: a refusal
-- of a worker who is not another adult's own helper. NULL says no, in one voice for all reasons;
-- else the bar's id and the ids of the cases whose facts changed, which the caller derives.
create function cases_bar(kind smallint, who text, id_of uuid, of_case uuid, of_person uuid,
    why text) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare human uuid; made uuid := gen_random_uuid();
begin
  human := case who when 'worker' then (select human_id from agencies_membership where id = id_of)
    when 'person' then cases_human_of(id_of) else id_of end;
  if human is null or (of_case is null) = (of_person is null) then return null; end if;
  if not cases_may_bar(kind, human, of_case, of_person) then return null; end if;
  insert into access_bar (id, human_id, kind, case_id, person_id, reason, started_at, recorded_by,
      end_grounds)
    values (made, human, kind, of_case, of_person, why, now(), app_human(), '');
  perform cases_spread_bar(made);
  update cases_circlemember c set ended_at = now(),
      end_reason = case when kind = 4 then 'family_wish' else 'replaced' end
    from agencies_membership m where m.id = c.membership_id and m.human_id = human
      and c.ended_at is null and c.case_id in (
        select b.case_id from access_bar b where made in (b.id, b.root_id));
  update cases_cover v set ended_at = now() from agencies_membership m
    where m.id = v.membership_id and m.human_id = human
      and (v.ended_at is null or v.ended_at > now()) and v.case_id in (
        select b.case_id from access_bar b where made in (b.id, b.root_id));
  perform cases_stand_in(k.case_id, k.membership_id, '')
    from cases_coordination k join agencies_membership m on m.id = k.membership_id
    where m.human_id = human and k.ended_at is null and k.case_id in (
      select b.case_id from access_bar b where made in (b.id, b.root_id));
  return jsonb_build_object('bar', made, 'cases', (
    select coalesce(jsonb_agg(distinct b.case_id), '[]') from access_bar b
    where made in (b.id, b.root_id) and b.case_id is not null));
end $$;

-- Whether who asks is barred from the case themselves.
create function access_case_barred(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_dossier d where d.case_id = of_case
   and d.id = any (app_barred())) $$;

create function cases_may_bar(kind smallint, human uuid, of_case uuid, of_person uuid)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
 select case
  when app_staff() and kind = 2 and human = app_human()
    then of_case is not null and access_holds_case(of_case, 2, false)
  when app_staff() then access_holds_case(of_case, 13, true)
    or exists (select 1 from cases_subject s where s.person_id = of_person
      and access_holds_case(s.case_id, 13, true))
  else kind = 4 and app_person() is not null
    and exists (select 1 from cases_familymember f where f.case_id = of_case
      and f.person_id = app_person() and f.ended_at is null)
    and not access_case_barred(of_case)
    and exists (select 1 from agencies_membership m where m.human_id = human)
    and not exists (select 1 from cases_circlemember c join agencies_membership m
        on m.id = c.membership_id where c.case_id = of_case and m.human_id = human
        and c.helper_of_id is not null and c.helper_of_id <> app_person())
 end $$;
revoke execute on function cases_bar, cases_may_bar, access_case_barred from public;
grant execute on function cases_bar to ciranda_web;

-- Ends a bar, with its followers. Who may record one there may end it; the family only its own
-- refusals. Says whether it did.
create function cases_end_bar(bar uuid, grounds text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare b access_bar;
begin
  select * into b from access_bar where id = bar and root_id is null and ended_at is null;
  if b.id is null or length(trim(grounds)) = 0 then return false; end if;
  if app_staff() then
    -- nobody lifts a bar from themselves
    if b.human_id = app_human() or not cases_may_bar(b.kind, b.human_id, b.case_id, b.person_id)
      then return false; end if;
  elsif b.kind <> 4 or b.recorded_by is distinct from app_human() then
    return false;
  end if;
  update access_bar set ended_at = now(), ended_by = app_human(), end_grounds = grounds
    where bar in (id, root_id) and ended_at is null;
  return true;
end $$;
revoke execute on function cases_end_bar from public;
grant execute on function cases_end_bar to ciranda_web;

-- The bars of a case, for whoever writes consents there; the family reads its own refusals.
create function cases_bars(of_case uuid) returns table (id uuid, kind smallint, name text,
  agency text, reason text, started_at timestamptz, ended_at timestamptz, end_grounds text)
language sql stable security definer set search_path = public, pg_temp as $$
 select b.id, b.kind, coalesce(w.name, p.name, ''), coalesce(w.agency, ''), b.reason, b.started_at,
   b.ended_at, b.end_grounds
 from access_bar b
 left join lateral (select m.name, coalesce(nullif(a.public_label, ''), a.name) as agency
   from agencies_membership m join agencies_agency a on a.id = m.agency_id
   where m.human_id = b.human_id order by m.ended_on nulls first limit 1) w on true
 left join lateral (select trim(x.given || ' ' || x.surnames) as name
   from cases_familymember f join people_person x on x.id = f.person_id
   where f.case_id = of_case and cases_human_of(f.person_id) = b.human_id limit 1) p on true
 where b.root_id is null
   and (b.case_id = of_case or b.person_id in (
     select s.person_id from cases_subject s where s.case_id = of_case))
   and case when app_staff() then access_holds_case(of_case, 13, true)
     else b.kind = 4 and b.recorded_by = app_human() end
 order by b.ended_at nulls first, b.started_at desc $$;
revoke execute on function cases_bars from public;
grant execute on function cases_bars to ciranda_web;
