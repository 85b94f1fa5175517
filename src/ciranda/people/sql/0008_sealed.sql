-- Adoption seals the old identity: nobody finds it, names it or reads its files any more, and nothing
-- here tells who it became (design, section 7).
create function people_is_sealed(of_person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from people_sealed s where s.person_id = of_person
   and s.opened_at is null) $$;
revoke execute on function people_is_sealed from public;
grant execute on function people_is_sealed to ciranda_backup;

-- As 0006, and whether the identity is sealed: then the own dossier opens to nobody.
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
   'shielded', people_is_protected(of_person), 'sealed', people_is_sealed(of_person))
 from access_dossier d where d.person_id = of_person and d.kind = 2 $$;

-- While it is sealed no word leads to it, whoever writes one.
create function people_not_indexed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if people_is_sealed(new.person_id) then return null; end if;
  return new;
end $$;
create trigger not_while_sealed before insert or update on people_persontokens
  for each row execute function people_not_indexed();
