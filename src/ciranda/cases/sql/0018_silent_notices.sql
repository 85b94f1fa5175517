-- Whoever sends a notice: none is written into a silent case. One place for every sender.
create function cases_refuse_notice() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return case when cases_is_silent(new.case_id) then null else new end;
end $$;
create trigger silent_after_loss before insert on cases_familynotice
  for each row execute function cases_refuse_notice();
