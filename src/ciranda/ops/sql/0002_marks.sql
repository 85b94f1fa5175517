-- Which part of the demonstration stands already, with the ids it was given: so that a second run
-- doubles nothing. Only a connection that says app.demo=on (ops/demo/marks.py) sees it.
create table ops_mark (key text primary key, ids jsonb not null, made_at timestamptz not null
  default now());
alter table ops_mark enable row level security;
alter table ops_mark force row level security;
create policy owner_all on ops_mark to ciranda_owner using (true) with check (true);
create policy demonstration on ops_mark to ciranda_web
  using ((select coalesce(nullif(current_setting('app.demo', true), ''), 'off')) = 'on')
  with check ((select coalesce(nullif(current_setting('app.demo', true), ''), 'off')) = 'on');
grant select, insert on ops_mark to ciranda_web;
