-- As 0001, and: two that begin in one instant follow each other, the ended one first. Otherwise a
-- history without a gap is refused or not by the order in which the rows are read.
create or replace function cases_check_unbroken() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare opened timestamptz; closed timestamptz; broken int; first_start timestamptz;
  last_end timestamptz; n int; of_case uuid := coalesce(new.case_id, old.case_id);
begin
  select opened_at, closed_at into opened, closed from cases_case where id = of_case;
  if opened is null then return null; end if;
  execute format($q$
    select count(*), count(*) filter (where gap), min(started_at),
      case when bool_or(ended_at is null) then null else max(ended_at) end
    from (select started_at, ended_at, started_at is distinct from lag(ended_at)
        over (order by started_at, ended_at nulls last) and lag(started_at) over (order by started_at, ended_at nulls last) is not null as gap
      from %I where case_id = $1) x $q$, tg_table_name)
    into n, broken, first_start, last_end using of_case;
  if tg_table_name = 'cases_custody' then
    if n = 0 or first_start <> opened then
      raise exception 'a case has an accountable team from its opening' using errcode = '23514';
    end if;
    if last_end is distinct from closed then
      raise exception 'a case has an accountable team until its closure' using errcode = '23514';
    end if;
  elsif n > 0 and last_end is not null and last_end is distinct from closed then
    raise exception 'a case manager is replaced, never absent' using errcode = '23514';
  end if;
  if broken > 0 then
    raise exception 'a gap in %', tg_table_name using errcode = '23514';
  end if;
  return null;
end $$;
