-- Events of one request or job, in one statement. The basis is looked up here because the web
-- role may not read it.
create function access_log(events jsonb) returns int
language sql security definer set search_path = public, pg_temp as $$
 with put as (
  insert into audit_event (at, human_id, membership_id, verb, outcome, kind, object_id,
    dossier_id, fields, basis, purpose, reason, request_id, region_id)
  select clock_timestamp(), coalesce((e->>'human')::uuid, app_human()),
    coalesce((e->>'membership')::uuid, app_membership()),
    e->>'verb', (e->>'outcome')::smallint, coalesce(e->>'kind', ''), (e->>'object')::uuid,
    (e->>'dossier')::uuid, coalesce(e->'fields', '[]'::jsonb),
    (select min(g.basis) from access_grant g where g.dossier_id = (e->>'dossier')::uuid
      and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
      and now() >= g.valid_from and now() < g.valid_until),
    (e->>'purpose')::smallint, coalesce(e->>'reason', ''), (e->>'request')::uuid, 1
  from jsonb_array_elements(events) e returning 1)
 select count(*)::int from put $$;
revoke execute on function access_log from public;
grant execute on function access_log to ciranda_web;

create trigger only_added before update or delete on audit_event
  for each row execute function access_refuse_change();
create trigger never_emptied before truncate on audit_event
  for each statement execute function access_refuse_change();
create trigger only_added before update or delete on audit_seal
  for each row execute function access_refuse_change();

alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy owner_all on audit_event to ciranda_owner using (true) with check (true);
-- «Who looked»: for whoever may see a dossier's consents. Entries made to protect a child stay
-- withheld until a data officer releases them (design, section 7).
create policy who_looked on audit_event for select to ciranda_web using (
  (exists (select 1 from access_grant f
    where f.dossier_id = audit_event.dossier_id and f.cats & 8192 <> 0
      and f.principal = any ((select app_principals())::int[])
      and f.purposes & (select app_purpose()) <> 0
      and now() >= f.valid_from and now() < f.valid_until)
   and dossier_id <> all ((select app_barred())::uuid[])
   and (purpose is distinct from 3
        or exists (select 1 from audit_release r where r.event_id = audit_event.id)))
  or human_id = (select app_human()));
grant select on audit_event to ciranda_web;

alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy owner_all on audit_seal to ciranda_owner using (true) with check (true);
alter table audit_release enable row level security;
alter table audit_release force row level security;
create policy owner_all on audit_release to ciranda_owner using (true) with check (true);
create policy readable on audit_release for select to ciranda_web using (true);
grant select on audit_release to ciranda_web;

create function audit_leaf(e audit_event) returns bytea language sql immutable as $$
 select sha256('\x00'::bytea || convert_to(concat_ws(chr(31), e.id, extract(epoch from e.at),
   coalesce(e.human_id::text, '-'), coalesce(e.membership_id::text, '-'), e.verb, e.outcome,
   e.kind, coalesce(e.object_id::text, '-'), coalesce(e.dossier_id::text, '-'), e.fields::text,
   coalesce(e.basis::text, '-'), coalesce(e.purpose::text, '-'), e.reason,
   coalesce(e.request_id::text, '-')), 'UTF8')) $$;

-- Seals everything written since the last seal. SHARE lock: every writer in flight has ended, so
-- no lower id can appear later. Gives up at once when it would wait: next minute is soon enough.
create function audit_seal_now() returns int
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '500ms'
as $$
declare
  hashes bytea[]; next_row bytea[]; first_id bigint; last_id bigint; n int;
  last_root bytea := ''; after_id bigint := 0; i int;
begin
  begin
    lock table audit_event in share mode;
  exception when lock_not_available then return 0;
  end;
  select s.root, s.last_event into last_root, after_id from audit_seal s order by id desc limit 1;
  select array_agg(audit_leaf(e) order by e.id), min(e.id), max(e.id), count(*)
    into hashes, first_id, last_id, n from audit_event e where e.id > coalesce(after_id, 0);
  if n = 0 then return 0; end if;
  while array_length(hashes, 1) > 1 loop
    next_row := '{}';
    i := 1;
    while i < array_length(hashes, 1) loop
      next_row := next_row || sha256('\x01'::bytea || hashes[i] || hashes[i + 1]);
      i := i + 2;
    end loop;
    if array_length(hashes, 1) % 2 = 1 then
      next_row := next_row || hashes[array_length(hashes, 1)];
    end if;
    hashes := next_row;
  end loop;
  insert into audit_seal (first_event, last_event, events, root, previous, sealed_at)
    values (first_id, last_id, n, hashes[1], coalesce(last_root, ''), clock_timestamp());
  return n;
end $$;
revoke execute on function audit_seal_now from public;
grant execute on function audit_seal_now to ciranda_web;

create function audit_release_event(event bigint) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into audit_release (event_id, released_at, released_by)
  values (event, now(), app_human()) on conflict do nothing $$;
revoke execute on function audit_release_event from public;
grant execute on function audit_release_event to ciranda_web;
