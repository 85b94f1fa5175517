-- Who could sign for a case, by id, whatever the caller sees: a signature settles only when all who
-- must sign are known. Somebody barred by a court from the case or its child is nobody's signer.
-- Answers only those who already have a grant on the case, and staff. Never shown.
create or replace function cases_holders(of_case uuid) returns jsonb
language plpgsql security definer stable set search_path = public, pg_temp as $$
declare answer jsonb;
begin
  if not app_staff() and not exists (select 1 from access_grant g
      where g.source_id = of_case and g.principal = any (app_principals())) then
    return null;
  end if;
  select jsonb_build_object('pack_version', c.pack_version_id, 'custody', u.id, 'team', u.team_id,
    'zone', t.zone,
    'dossier', (select v.dossier_id from cases_volume v where v.case_id = c.id
      and v.custody_id = u.id order by v.number desc limit 1),
    'subjects', (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind,
        -- for a pregnancy, the woman: only she signs
        'person', coalesce(s.person_id, g.woman_id), 'born_on', p.born_on) order by s.id), '[]')
      from cases_subject s left join people_person p on p.id = s.person_id
      left join people_pregnancy g on g.id = s.pregnancy_id
      where s.case_id = c.id and s.ended_on is null),
    'family', (select coalesce(jsonb_agg(jsonb_build_object('person', f.person_id,
        'relation', f.relation, 'responsible', f.holds_responsibility,
        'young', f.is_young_person) order by f.started_at, f.id), '[]')
      from cases_familymember f where f.case_id = c.id and f.ended_at is null
       and not exists (select 1 from access_bar b
         where b.started_at <= now() and (b.ended_at is null or b.ended_at > now())
          and (b.human_id = f.person_id or b.human_id in
            (select x.human_id from accounts_user x where x.person_id = f.person_id))
          and (b.case_id = c.id
            or b.dossier_id in (select v.dossier_id from cases_volume v where v.case_id = c.id)
            or b.person_id in (select s.person_id from cases_subject s where s.case_id = c.id)))))
  into answer from cases_case c
    join cases_custody u on u.case_id = c.id and u.ended_at is null
    join agencies_team t on t.id = u.team_id
  where c.id = of_case;
  return answer;
end $$;
