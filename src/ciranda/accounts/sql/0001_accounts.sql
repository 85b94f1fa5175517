alter table accounts_user enable row level security;
alter table accounts_user force row level security;
create policy owner_all on accounts_user to ciranda_owner using (true) with check (true);
create policy self on accounts_user to ciranda_web
  using (id = (select app_user_id())) with check (id = (select app_user_id()));
grant select, update on accounts_user to ciranda_web;
grant select, insert, update, delete on accounts_session to ciranda_web;

-- Before sign-in nobody is anybody: this is the one way to an account by its user name.
create function accounts_for_sign_in(typed text) returns setof accounts_user
language sql security definer stable set search_path = public, pg_temp as
$$ select * from accounts_user where username = typed $$;
revoke execute on function accounts_for_sign_in from public;
grant execute on function accounts_for_sign_in to ciranda_web;
