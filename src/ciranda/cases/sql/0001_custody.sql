-- Custody and coordination: never overlapping (exclusion constraints), never a gap, never
-- back-dated, never deleted. Checked at COMMIT, for the owner and raw SQL too. SECURITY DEFINER
-- because the one who writes may not see what came before.
create function cases_check_unbroken() returns trigger
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
        over (order by started_at) and lag(started_at) over (order by started_at) is not null as gap
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

create function cases_refuse_rewriting() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception '% is history: it is ended, never deleted', tg_table_name
      using errcode = '23514';
  end if;
  if tg_op = 'INSERT' and new.started_at < now() - interval '5 seconds'
     and coalesce(current_setting('app.loading', true), '') <> 'yes' then
    raise exception '% is never back-dated', tg_table_name using errcode = '23514';
  end if;
  if tg_op = 'UPDATE' then
    if old.started_at <> new.started_at or old.case_id <> new.case_id
       or old.ended_at is not null and old.ended_at is distinct from new.ended_at then
      raise exception '% is history: it is not rewritten', tg_table_name using errcode = '23514';
    end if;
    if old.ended_at is null and new.ended_at < now() - interval '5 seconds' then
      raise exception '% is never back-dated', tg_table_name using errcode = '23514';
    end if;
  end if;
  return new;
end $$;

create trigger not_rewritten before insert or update or delete on cases_custody
  for each row execute function cases_refuse_rewriting();
create trigger not_rewritten before insert or update or delete on cases_coordination
  for each row execute function cases_refuse_rewriting();
create constraint trigger unbroken after insert or update or delete on cases_custody
  deferrable initially deferred for each row execute function cases_check_unbroken();
create constraint trigger unbroken after insert or update or delete on cases_coordination
  deferrable initially deferred for each row execute function cases_check_unbroken();

create function cases_check_case() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from cases_custody c where c.case_id = new.id
      and c.ended_at is not distinct from new.closed_at) then
    raise exception 'a case has an accountable team until its closure' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger accountable after insert or update of closed_at on cases_case
  deferrable initially deferred for each row execute function cases_check_case();
create trigger never_emptied before truncate on cases_custody
  for each statement execute function access_refuse_change();
create trigger never_deleted before delete on cases_case
  for each row execute function access_refuse_change();
