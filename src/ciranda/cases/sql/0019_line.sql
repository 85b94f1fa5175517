-- A case that moves keeps its line: the coming dates, what was declined, and what of the extra
-- support is used go into the new volume. SECURITY DEFINER: the new team may not read the old one.
create function cases_carry_line() returns trigger
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
  return null;
end $$;
create trigger line_carried after insert on cases_volume
  for each row when (new.number > 1) execute function cases_carry_line();

-- Ids of cases with a planned contact to invite to, or an invitation nobody answered, for the job
-- that looks at each alone. A family that declined is left out until its day to be asked again.
create function cases_lines_to_tend(ahead int) returns setof uuid
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
    and app_staff() and app_human() is null $$;
revoke execute on function cases_lines_to_tend from public;
grant execute on function cases_lines_to_tend to ciranda_web;

-- How many children of a programme's lines were reached, were not, or declined, by parish: numbers
-- alone. Children who are in no register are one number for all parishes. A row with a number
-- under `smallest` keeps its numbers to itself, and so does the smallest other one where there would
-- be only one such row: subtracting it from the sum would give it away.
create function cases_line_reach(of_programme text, smallest int)
returns table (parish text, reached int, waiting int, declined int, hidden boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 with lines as (
  select l.case_id, l.start, l.declined_on is not null and l.review_on > current_date as said_no,
   exists (select 1 from cases_moment m where m.case_id = l.case_id and m.held_on is not null)
     as seen,
   case when l.start = 'came' and not exists (select 1 from people_identifier i
       join cases_subject s on s.person_id = i.person_id
       where s.case_id = l.case_id and i.ended_on is null) then '-'
   else coalesce((select r.parish_id from people_residence r
       join cases_subject s on s.person_id = r.person_id and s.ended_on is null
       where s.case_id = l.case_id and r.ended_on is null and r.parish_id is not null
         and not exists (select 1 from people_shield h where h.person_id = r.person_id
           and h.ended_at is null)
       order by r.recorded_at desc limit 1), '') end as area
  from cases_line l join cases_case c on c.id = l.case_id and c.closed_at is null
  join programmes_packversion p on p.id = c.pack_version_id
  join programmes_programme k on k.id = p.programme_id and k.key = of_programme
  where l.dossier_id = (select v.dossier_id from cases_volume v where v.case_id = l.case_id
    order by v.number desc limit 1) and app_staff()),
 counted as (
  select area, count(*) filter (where seen and not said_no)::int as r,
   count(*) filter (where not seen and not said_no)::int as w,
   count(*) filter (where said_no)::int as d, count(*)::int as n
  from lines group by area),
 marked as (select *, r between 1 and smallest - 1 or w between 1 and smallest - 1
   or d between 1 and smallest - 1 as small from counted),
 ranked as (select *, row_number() over (partition by small, area = '-' order by n, area) as rank,
   count(*) filter (where small and area <> '-') over () as smalls from marked),
 told as (select *, small or (smalls = 1 and area <> '-' and rank = 1) as hide from ranked)
 select area, case when not hide then r end, case when not hide then w end,
  case when not hide then d end, hide from told
 union all
 select '+', case when not bad then r end, case when not bad then w end,
  case when not bad then d end, bad
 from (select sum(r)::int as r, sum(w)::int as w, sum(d)::int as d,
   sum(r) between 1 and smallest - 1 or sum(w) between 1 and smallest - 1
     or sum(d) between 1 and smallest - 1 or (bool_or(hide) and count(*) = 1) as bad
   from told where area <> '-' having count(*) > 0) x $$;
revoke execute on function cases_line_reach from public;
grant execute on function cases_line_reach to ciranda_web;
