-- Two persons somebody looked at and told apart. Their ids only, smaller first.
create function people_keep_apart(a uuid, b uuid, signals text[]) returns void
language sql security definer set search_path = public, pg_temp as $$
 insert into people_notsame (first_id, second_id, agreed, decided_at, decided_by)
   values (least(a, b), greatest(a, b), signals, now(), app_human())
   on conflict (first_id, second_id) do update set decided_at = now(), decided_by = app_human(),
     agreed = array(select distinct unnest(people_notsame.agreed || excluded.agreed)) $$;
revoke execute on function people_keep_apart from public;
grant execute on function people_keep_apart to ciranda_web;

-- What was entered after a search that met a shielded person: their keepers are told, nobody else.
create function people_entered_after(search uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
 select people_tell_keepers(s.shielded, 'entered') from people_search s
   where s.id = search and s.human_id is not distinct from app_human() $$;
revoke execute on function people_entered_after from public;
grant execute on function people_entered_after to ciranda_web;

-- A question to whoever answers for the child that a search may have met. The asker gets a random
-- reference and learns nothing else: not whom it reached, not whether it reached anybody.
create function people_relay(of_search uuid, words text, signed text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  met uuid; relay uuid := gen_random_uuid();
begin
  select s.hidden[1] into met from people_search s where s.id = of_search
    and s.human_id = app_human() and s.at > now() - interval '1 day';
  insert into people_relay (id, human_id, membership_id, body, sent_at, answers)
    values (relay, app_human(), app_membership(), words, now(), '{}');
  insert into people_relaymessage (id, dossier_id, person_id, relay_id, body, asked_by, sent_at,
      answer)
    select gen_random_uuid(), d.id, met, relay, words, signed, now(), '' from (
      select distinct on (coalesce(x.case_id, x.id)) x.id, x.kind
      from people_participation p join access_dossier x on x.id = p.dossier_id
      where p.person_id = met and p.ended_on is null and x.kind in (1, 2, 4)
        -- the case answers for a child; a referral where there is no case; else who entered it
        and x.kind = (select y.kind from people_participation q
            join access_dossier y on y.id = q.dossier_id
          where q.person_id = met and q.ended_on is null and y.kind in (1, 2, 4)
          order by case y.kind when 1 then 1 when 4 then 2 else 3 end limit 1)
      order by coalesce(x.case_id, x.id), x.opened_at desc) d;
  return relay;
end $$;
revoke execute on function people_relay from public;
grant execute on function people_relay to ciranda_web;

-- The answer goes to the asker without saying whose it is. Only who may read the question (it is of
-- category source) answers it.
create function people_relay_answer(message uuid, words text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare m people_relaymessage;
begin
  select x.* into m from people_relaymessage x where x.id = message and x.answered_at is null
    and x.dossier_id <> all (app_barred()) and exists (select 1 from access_grant f
      where f.dossier_id = x.dossier_id and f.cats & 16384 <> 0
        and f.principal = any (app_principals()) and f.purposes & app_purpose() <> 0
        and now() >= f.valid_from and now() < f.valid_until) for update;
  if m.id is null then return null; end if;
  update people_relaymessage set answer = words, answered_at = now() where id = m.id;
  update people_relay set answers = answers || words, answered_at = now() where id = m.relay_id;
  return m.dossier_id;
end $$;
revoke execute on function people_relay_answer from public;
grant execute on function people_relay_answer to ciranda_web;

-- The facts of a person's own dossier, complete and by key only, for deriving its grants again.
create function people_own_facts(of_person uuid) returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
 select jsonb_build_object('dossier', d.id, 'opened_at', d.opened_at,
   'entries', (select coalesce(jsonb_agg(jsonb_build_object('ref', e.id,
       'principal', e.principal, 'from', e.started_at, 'until', e.ended_at)), '[]')
     from people_entry e where e.person_id = of_person),
   'keepers', (select coalesce(jsonb_agg(jsonb_build_object('ref', k.id,
       'principal', access_principal_of(1::smallint, k.membership_id, ''),
       'from', k.started_at, 'until', k.ended_at)), '[]')
     from people_shield h join people_shieldkeeper k on k.shield_id = h.id
     where h.person_id = of_person and h.ended_at is null and k.ended_at is null),
   'shielded', exists (select 1 from people_shield h
     where h.person_id = of_person and h.ended_at is null))
 from access_dossier d where d.person_id = of_person and d.kind = 2 $$;
revoke execute on function people_own_facts from public;
grant execute on function people_own_facts to ciranda_web;

-- Who searched faster than a person types, for the data officer. Ids and counts, no search.
create function people_fast_searches(since timestamptz) returns table (
  human uuid, membership uuid, at_minute timestamptz, searches int)
language sql security definer stable set search_path = public, pg_temp as $$
 select human_id, membership_id, minute, f.searches from people_searchflag f
   where app_staff() and minute >= since order by minute desc limit 200 $$;
revoke execute on function people_fast_searches from public;
grant execute on function people_fast_searches to ciranda_web;
