-- Idempotency keys. A second sender waits here for the first one's COMMIT, then gets its answer.
-- A key belongs to one human: somebody else's key answers nothing.
create function access_once(k uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare answer text;
begin
  insert into access_oncekey (key, human_id, answered_with, at, ids)
    values (k, app_human(), '', now(), '{}') on conflict (key) do nothing;
  if found then return null; end if;
  select answered_with into answer from access_oncekey
    where key = k and human_id is not distinct from app_human();
  return nullif(answer, '');
end $$;
create function access_once_done(k uuid, location text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if location = '' then
    delete from access_oncekey where key = k and answered_with = '';
  else
    update access_oncekey set answered_with = location
      where key = k and human_id is not distinct from app_human() and answered_with = '';
  end if;
end $$;
revoke execute on function access_once, access_once_done from public;
grant execute on function access_once, access_once_done to ciranda_web;

-- so that the web process can see whether the schema is the one it was written for
grant select on django_migrations to ciranda_web;
grant select on django_content_type to ciranda_web;
