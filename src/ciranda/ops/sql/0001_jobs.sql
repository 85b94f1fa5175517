-- A job carries the id of a case. A page may put a job into the line; only the process that does
-- the jobs (its connection says app.jobs=on, see ops/jobs.py) may look at the line.
create function app_jobs() returns boolean language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.jobs', true), ''), 'off') = 'on' $$;

do $$
declare name text;
begin
  foreach name in array array['procrastinate_jobs', 'procrastinate_events',
                              'procrastinate_periodic_defers', 'procrastinate_workers'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to ciranda_owner using (true) with check (true)',
                   name);
    execute format('create policy line on %I to ciranda_web using ((select app_jobs()))
                    with check ((select app_jobs()))', name);
    execute format('grant select, insert, update, delete on %I to ciranda_web', name);
    execute format('grant usage on sequence %I to ciranda_web', name || '_id_seq');
  end loop;
end $$;

-- The only way into the line for a page: it gives back the new jobs' numbers and nothing else.
alter function procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[])
  security definer set search_path = public, pg_temp;
revoke execute on function procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[]) from public;
grant execute on function procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[])
  to ciranda_web;
