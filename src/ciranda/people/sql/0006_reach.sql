-- Whom this person was told apart from, by key; the caller then sees those the wall shows. Answers
-- only about a person the caller sees: the table itself would list pairs of strangers.
create function people_apart_from(of_person uuid) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
 select case when people_seen(of_person) then array(
   select case when d.first_id = of_person then d.second_id else d.first_id end
   from people_notsame d where of_person in (d.first_id, d.second_id)) else '{}' end $$;
revoke execute on function people_apart_from from public;
grant execute on function people_apart_from to ciranda_web;

-- Takes back that two are different persons: they are proposed again. Only for whoever sees both,
-- since the table is closed. Whether there was anything to take back.
create function people_forget_apart(a uuid, b uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (people_seen(a) and people_seen(b)) then return false; end if;
  delete from people_notsame d where d.first_id = least(a, b) and d.second_id = greatest(a, b);
  return found;
end $$;
revoke execute on function people_forget_apart from public;
grant execute on function people_forget_apart to ciranda_web;
create index people_notsame_second on people_notsame (second_id);

-- A case answers for the child from now on: whoever entered the child no longer reaches into the
-- child's own dossier. SECURITY DEFINER because the one who opens a case may not be the one who
-- entered. Only for whoever writes who is who in a case of the child.
create function people_entry_ends(of_person uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  if not exists (select 1 from people_participation p join access_dossier d on d.id = p.dossier_id
      where p.person_id = of_person and p.part = 'subject' and p.ended_on is null
        and d.kind = 1 and access_holds(d.id, 0, true)) then
    return 0;
  end if;
  update people_entry e set ended_at = now() where e.person_id = of_person and e.ended_at is null;
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function people_entry_ends from public;
grant execute on function people_entry_ends to ciranda_web;

-- An entry opens a child's own dossier for 30 days at most (ADR 0013); an adult's stays open, for
-- nobody else may reach them. A child is who was one on the day of entering.
create or replace function people_own_facts(of_person uuid) returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
 select jsonb_build_object('dossier', d.id, 'opened_at', d.opened_at,
   'entries', (select coalesce(jsonb_agg(jsonb_build_object('ref', e.id,
       'principal', e.principal, 'from', e.started_at,
       'until', case when e.started_at < p.born_on + interval '18 years'
         then least(e.ended_at, e.started_at + interval '720 hours') else e.ended_at end)), '[]')
     from people_entry e join people_person p on p.id = e.person_id
     where e.person_id = of_person),
   'keepers', (select coalesce(jsonb_agg(jsonb_build_object('ref', k.id,
       'principal', access_principal_of(1::smallint, k.membership_id, ''),
       'from', k.started_at, 'until', k.ended_at)), '[]')
     from people_shield h join people_shieldkeeper k on k.shield_id = h.id
     where h.person_id = of_person and h.ended_at is null and k.ended_at is null),
   'shielded', people_is_protected(of_person))
 from access_dossier d where d.person_id = of_person and d.kind = 2 $$;

-- What stands already follows the same rule.
update people_entry e set ended_at = now() where e.ended_at is null and exists (
  select 1 from people_participation p join access_dossier d on d.id = p.dossier_id and d.kind = 1
  where p.person_id = e.person_id and p.part = 'subject' and p.ended_on is null);
delete from access_grant g using people_entry e
  where g.basis_ref = e.id and e.ended_at is not null;
update access_grant g set valid_until = e.started_at + interval '720 hours'
  from people_entry e join people_person p on p.id = e.person_id
  where g.basis_ref = e.id and g.valid_until = 'infinity' and e.ended_at is null
    and e.started_at < p.born_on + interval '18 years';
delete from access_grant g using people_entry e
  where g.basis_ref = e.id and g.valid_until <= now();
