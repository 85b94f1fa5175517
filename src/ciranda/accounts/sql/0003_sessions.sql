-- A browser's session is known by its random key, or is one's own. The statement that enters says
-- which key the browser holds, and the store says it before it reads or writes another. Whoever
-- finds a hole in a page then reads nobody's key.
alter table accounts_session enable row level security;
alter table accounts_session force row level security;
create policy owner_all on accounts_session to ciranda_owner using (true) with check (true);
create policy wall on accounts_session to ciranda_web
  using (session_key = (select current_setting('app.session', true))
    or user_id = (select app_user_id()))
  with check (session_key = (select current_setting('app.session', true)));
