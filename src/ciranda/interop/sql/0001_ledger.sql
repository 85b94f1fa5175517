-- Whoever imported a row finds it again, and nobody else: to others the table says nothing, not
-- even whether a key is in it. The system's own imports (reference data) bear zeros.
create function interop_importer() returns uuid language sql stable parallel safe as $$
 select case when app_membership() is not null
   then (select agency_id from agencies_membership where id = app_membership())
   when app_staff() then '00000000-0000-0000-0000-000000000000'::uuid end $$;

alter table interop_importedrow enable row level security;
alter table interop_importedrow force row level security;
create policy owner_all on interop_importedrow to ciranda_owner using (true) with check (true);
create policy wall on interop_importedrow to ciranda_web
  using (importer_id = (select interop_importer()))
  with check (importer_id = (select interop_importer()));
grant select, insert on interop_importedrow to ciranda_web;
