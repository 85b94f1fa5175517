-- A family that said never is hinted at to nobody and no question is carried to it: whoever would
-- ask about it is led nowhere, as with a protected person. Who may see the person finds it as
-- before (design, section 7).
create function people_said_never(of_person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from people_neverask x where x.person_id = of_person
   and x.ended_at is null) $$;
revoke execute on function people_said_never from public;

do $$ begin
  execute replace(pg_get_functiondef('people_candidates'::regproc),
    'where not f.seen and not f.shielded', 'where not f.seen and not f.shielded
      and not people_said_never(f.person)');
  -- also what was searched before they said it
  execute replace(pg_get_functiondef('people_relay'::regproc),
    'and s.at > now() - interval ''1 day'';', 'and s.at > now() - interval ''1 day''
    and not people_said_never(s.hidden[1]);');
end $$;

-- Takes back what was said since, and nothing that was said before.
create function people_unsay_never(persons uuid[], programme text, since timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  update people_neverask x set ended_at = now() where x.person_id = any (persons)
    and x.programme_key = programme and x.ended_at is null and x.said_at >= since
    and people_seen(x.person_id);
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function people_unsay_never from public;
grant execute on function people_unsay_never to ciranda_web;
