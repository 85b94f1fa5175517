-- Second factors and spare codes are their account's own, as the account is.
alter table accounts_factor enable row level security;
alter table accounts_factor force row level security;
create policy owner_all on accounts_factor to ciranda_owner using (true) with check (true);
create policy wall on accounts_factor to ciranda_web
  using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
grant select, insert, update, delete on accounts_factor to ciranda_web;

alter table accounts_sparecode enable row level security;
alter table accounts_sparecode force row level security;
create policy owner_all on accounts_sparecode to ciranda_owner using (true) with check (true);
create policy wall on accounts_sparecode to ciranda_web
  using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
grant select, insert, update, delete on accounts_sparecode to ciranda_web;

-- Whether a password alone is not enough for this account. A spare code counts too: after a reset
-- there is no factor, and still nobody enters without the code that the reset gave out.
create function accounts_owes_step(account bigint) returns boolean
language sql security definer stable set search_path = public, pg_temp as $$
  select exists (select 1 from accounts_factor where user_id = account)
      or exists (select 1 from accounts_sparecode where user_id = account) $$;
revoke execute on function accounts_owes_step from public;

-- The account of a session that knows the password and still owes its second step.
create function accounts_awaiting(key text) returns setof accounts_user
language sql security definer stable set search_path = public, pg_temp as $$
  select u.* from accounts_session s join accounts_user u on u.id = s.user_id
   where s.session_key = key and s.expire_date > now() and u.is_active
     and s.factor_at is null and accounts_owes_step(u.id) $$;
revoke execute on function accounts_awaiting from public;
grant execute on function accounts_awaiting to ciranda_web;

-- How many seconds to wait before the next try, and what failed. Names and places come as keyed
-- digests, whether or not such an account exists. A browser that has signed in to this account
-- before counts as a place of its own and waits only for its own failures: nobody can lock out
-- somebody else, nor a whole office behind one address.
create function accounts_wait(name text, place text, known boolean) returns int
language sql security definer stable set search_path = public, pg_temp as $$
  with recent as (
    select name_key, place_key, at from accounts_attempt
     where at > clock_timestamp() - interval '15 minutes' and (name_key = name or place_key = place)),
  seen as (
    select count(*) filter (where name_key = name and place_key = place) as pair,
           max(at) filter (where name_key = name and place_key = place) as pair_at,
           count(*) filter (where name_key = name) as named,
           max(at) filter (where name_key = name) as named_at,
           count(*) filter (where place_key = place) as placed,
           max(at) filter (where place_key = place) as placed_at
      from recent)
  select greatest(0,
    case when pair >= 5 then extract(epoch from pair_at + least(15 * 2 ^ (pair - 5), 600)
      * interval '1 second' - clock_timestamp()) end,
    case when named >= 20 and not known then extract(epoch from named_at + interval '60 seconds'
      - clock_timestamp()) end,
    case when placed >= 100 and not known then extract(epoch from placed_at + interval '30 seconds'
      - clock_timestamp()) end)::int from seen $$;
revoke execute on function accounts_wait from public;
grant execute on function accounts_wait to ciranda_web;

create function accounts_failed(name text, place text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from accounts_attempt where at < clock_timestamp() - interval '1 day';
  insert into accounts_attempt (name_key, place_key, at) values (name, place, clock_timestamp()) $$;
revoke execute on function accounts_failed from public;
grant execute on function accounts_failed to ciranda_web;

create function accounts_succeeded(name text, place text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from accounts_attempt where name_key = name and place_key = place $$;
revoke execute on function accounts_succeeded from public;
grant execute on function accounts_succeeded to ciranda_web;
