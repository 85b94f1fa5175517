-- «Who looked», narrower: the family reads looks of professionals and its own deeds, never another
-- adult's looks or answers (design, section 7: each adult answers alone). What was looked at to
-- protect a child, or on a legal basis other than consent, waits for the data officer's release.
drop policy who_looked on audit_event;
create policy who_looked on audit_event for select to ciranda_web using (
  (exists (select 1 from access_grant f
    where f.dossier_id = audit_event.dossier_id and f.cats & 8192 <> 0
      and f.principal = any ((select app_principals())::int[])
      and f.purposes & (select app_purpose()) <> 0
      and now() >= f.valid_from and now() < f.valid_until)
   and dossier_id <> all ((select app_barred())::uuid[])
   and ((select app_staff()) or verb = 'read' and membership_id is not null)
   and (purpose is distinct from 3 and basis is distinct from 6
        or exists (select 1 from audit_release r where r.event_id = audit_event.id)))
  or human_id = (select app_human()));

-- Whether who asks is the data officer of a dossier: appointed (basis 7), with consents to write.
create function access_guards(of_dossier uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from access_grant f where f.dossier_id = of_dossier and f.basis = 7
   and f.writes & 8192 <> 0 and f.principal = any (app_principals())
   and now() >= f.valid_from and now() < f.valid_until)
  and of_dossier <> all (app_barred()) $$;
revoke execute on function access_guards from public;

-- What is withheld from «who looked», for the data officer who decides: of the dossiers named, and
-- only those they guard.
create function audit_withheld(dossiers uuid[]) returns table (id bigint, at timestamptz,
  membership_id uuid, kind text, dossier_id uuid, basis smallint, purpose smallint)
language sql stable security definer set search_path = public, pg_temp as $$
 select e.id, e.at, e.membership_id, e.kind, e.dossier_id, e.basis, e.purpose from audit_event e
  where e.dossier_id = any (dossiers) and e.verb = 'read'
   and (e.purpose = 3 or e.basis = 6) and access_guards(e.dossier_id)
   and not exists (select 1 from audit_release r where r.event_id = e.id)
  order by e.id $$;
revoke execute on function audit_withheld from public;
grant execute on function audit_withheld to ciranda_web;

-- Only the dossier's data officer releases. Says whether it was released.
drop function audit_release_event(bigint);
create function audit_release_event(event bigint) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from audit_event e where e.id = event and access_guards(e.dossier_id))
    then return false; end if;
  insert into audit_release (event_id, released_at, released_by)
    values (event, now(), app_human()) on conflict do nothing;
  return true;
end $$;
revoke execute on function audit_release_event from public;
grant execute on function audit_release_event to ciranda_web;

-- Why I can see a dossier: my own grants, with the basis the web role cannot read otherwise.
create function access_why(dossiers uuid[]) returns table (dossier_id uuid, kind smallint,
  basis smallint, cats int, writes int, purposes int, valid_from timestamptz,
  valid_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 select g.dossier_id, d.kind, g.basis, g.cats, g.writes, g.purposes, g.valid_from,
   nullif(g.valid_until, 'infinity')
 from access_grant g join access_dossier d on d.id = g.dossier_id
 where g.dossier_id = any (dossiers) and g.principal = any (app_principals())
  and now() >= g.valid_from and now() < g.valid_until
  and g.dossier_id <> all (app_barred())
 order by g.basis, g.valid_from $$;
revoke execute on function access_why from public;
grant execute on function access_why to ciranda_web;

-- The head of the chain of seals, kept beside it: a seal cut off the end, with its events, leaves
-- the head pointing at nothing.
create table audit_head (one boolean primary key default true check (one), seal bigint not null,
  events bigint not null, root bytea not null);
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy owner_all on audit_head to ciranda_owner using (true) with check (true);
insert into audit_head select true, coalesce(max(id), 0), coalesce(sum(events), 0),
  coalesce((select root from audit_seal order by id desc limit 1), '') from audit_seal;
create function audit_move_head() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit_head set seal = new.id, events = events + new.events, root = new.root;
  return null;
end $$;
create trigger head_moves after insert on audit_seal
  for each row execute function audit_move_head();
