-- The cases that a shield of this person changes, by key, for deriving them again: the one who
-- records it may not see them all. Answers only about a person the caller sees.
create function cases_of_person(of_person uuid) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
 select case when people_seen(of_person) then array(
   select s.case_id from cases_subject s where s.person_id = of_person and s.ended_on is null
   union select f.case_id from cases_familymember f
     where f.person_id = of_person and f.ended_at is null order by 1) else '{}' end $$;
revoke execute on function cases_of_person from public;
grant execute on function cases_of_person to ciranda_web;

-- Which team answers and who stands around tell the area: with a shield they become whereabouts in
-- every case of the person, and so is what is written while it lasts.
create function cases_hide_involvement() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare theirs uuid[] := array(
  select s.case_id from cases_subject s where s.person_id = new.person_id and s.ended_on is null
  union select f.case_id from cases_familymember f
    where f.person_id = new.person_id and f.ended_at is null);
begin
  update cases_custody set category = 1 where case_id = any (theirs) and category <> 1;
  update cases_circlemember set category = 1 where case_id = any (theirs) and category <> 1;
  return null;
end $$;
create trigger involvement_hidden after insert on people_shield
  for each row execute function cases_hide_involvement();

create function cases_keep_hidden() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from people_shield h where h.ended_at is null and h.person_id in (
      select s.person_id from cases_subject s where s.case_id = new.case_id
        and s.ended_on is null
      union select f.person_id from cases_familymember f where f.case_id = new.case_id
        and f.ended_at is null)) then
    new.category := 1;
  end if;
  return new;
end $$;
create trigger kept_hidden before insert on cases_custody
  for each row execute function cases_keep_hidden();
create trigger kept_hidden before insert on cases_circlemember
  for each row execute function cases_keep_hidden();
