-- The shared register of a team: which services are involved with a child whose family agreed to
-- stand in it; never why, since when, or through whom. Nothing is stored for it: it reads the
-- agreement and the circle as they are now, so a withdrawal ends it at once.
-- The answer is the same for a child nobody knows, one whose family did not agree, one of another
-- team, one who is protected and one whom this worker may not see: no name at all.
-- Null: not somebody who may ask here. At most 60 questions a person in 24 hours; then -1 as text.
create function cases_register_look(of_look uuid, given jsonb, surnames jsonb, born date, why text)
returns text[] language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  words int[]; names int[]; met uuid[]; dossiers uuid[]; found text[];
begin
  if not exists (select 1 from agencies_membership m join agencies_placement p
      on p.membership_id = m.id and p.started_on <= current_date
        and (p.ended_on is null or p.ended_on > current_date)
     where m.id = app_membership() and m.trained_on is not null and m.suspended_at is null
       and (m.ended_on is null or m.ended_on > current_date)) then
    return null;
  end if;
  if (select count(*) from cases_registerlook l
      where l.human_id = app_human() and l.at > now() - interval '24 hours') >= 60 then
    return array['-1'];
  end if;
  insert into cases_registerlook (id, human_id, membership_id, looked_for, at)
    values (of_look, app_human(), app_membership(), why, now());
  words := people_token_ids(given);
  names := people_token_ids(surnames);
  -- a word that names nobody names nobody here either
  if cardinality(words) = 0 or cardinality(names) = 0
     or cardinality(words) <> jsonb_array_length(given)
     or cardinality(names) <> jsonb_array_length(surnames) then
    words := array[-1]; names := array[-1];
  end if;
  select array_agg(distinct c.id), array_agg(distinct v.dossier_id) into met, dossiers
   from people_persontokens t
   join cases_subject j on j.person_id = t.person_id and j.ended_on is null
   join cases_case c on c.id = j.case_id and c.closed_at is null
   join cases_custody u on u.case_id = c.id and u.ended_at is null
   join cases_volume v on v.custody_id = u.id
   join consent_consent s on s.case_id = c.id and s.custody_id = u.id and s.kind = 'register'
   join consent_effect e on e.consent_id = s.id and e.started_at <= now()
     and (e.ended_at is null or e.ended_at > now())
   where t.born_on = born and t.born_precision = 'day'
     and words <@ (t.given || t.known) and names <@ t.surnames
     and exists (select 1 from agencies_placement p where p.membership_id = app_membership()
       and p.team_id = u.team_id and p.started_on <= current_date
       and (p.ended_on is null or p.ended_on > current_date))
     and not exists (select 1 from people_shield h
       where h.person_id = t.person_id and h.ended_at is null)
     and v.dossier_id <> all (app_barred())
   -- two children of one name and one birth date: nobody is told the services of the other
   having count(distinct t.person_id) = 1;
  if met is null then
    return '{}';
  end if;
  -- the family reads that somebody looked
  perform access_log(jsonb_agg(jsonb_build_object('verb', 'read', 'outcome', 0,
    'kind', 'register', 'object', of_look, 'dossier', d, 'purpose', 0)))
    from unnest(dossiers) d;
  select array_agg(distinct label order by label) into found from (
    select coalesce(nullif(s.public_label, ''),
      coalesce(nullif(a.public_label, ''), a.name) || ', ' || s.name) as label
    from agencies_service s join agencies_agency a on a.id = s.agency_id
    where s.id in (
      select m.service_id from cases_coordination o join agencies_membership m
          on m.id = o.membership_id where o.case_id = any (met) and o.ended_at is null
      union select coalesce(i.service_id, m.service_id) from cases_circlemember i
          left join agencies_membership m on m.id = i.membership_id
        where i.case_id = any (met) and i.ended_at is null
      union select k.service_id from consent_consent k join consent_effect e
          on e.consent_id = k.id and e.started_at <= now()
            and (e.ended_at is null or e.ended_at > now())
        where k.case_id = any (met) and k.kind = 'sharing')
    limit 50) x;
  return coalesce(found, '{}');
end $$;
revoke execute on function cases_register_look from public;
grant execute on function cases_register_look to ciranda_web;
