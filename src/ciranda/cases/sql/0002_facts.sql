-- The facts of a case that decide who sees what, by id only, complete whatever the caller sees:
-- a derivation from part of the facts would drop the rest. Answers only those who already have a
-- grant on the case, and jobs.
create function cases_facts(of_case uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare answer jsonb;
begin
  if not app_staff() and not exists (select 1 from access_grant g
      where g.source_id = of_case and g.principal = any (app_principals())) then
    return null;
  end if;
  select jsonb_build_object(
    'pack_version', c.pack_version_id, 'opened_at', c.opened_at, 'closed_at', c.closed_at,
    'volumes', (select coalesce(jsonb_agg(jsonb_build_object('dossier', v.dossier_id,
        'custody', v.custody_id, 'at', v.opened_at) order by v.number), '[]')
      from cases_volume v where v.case_id = c.id),
    'plans', (select coalesce(jsonb_agg(jsonb_build_object('dossier', v.dossier_id,
        'custody', v.custody_id, 'at', v.opened_at)), '[]')
      from cases_planvolume v where v.case_id = c.id and v.ended_at is null),
    'parts', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id, 'dossier', x.dossier_id,
        'custody', x.custody_id, 'at', x.opened_at, 'asked', x.asked_at, 'ended', x.ended_at,
        'principal', access_principal_of(3::smallint, x.service_id, ''))), '[]')
      from cases_planpart x where x.case_id = c.id and exists (select 1 from cases_planvolume v
        where v.case_id = c.id and v.plan_id = x.plan_id and v.ended_at is null)),
    'custodies', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id, 'team', x.team_id,
        'coordinators', access_principal_of(2::smallint, x.team_id, 'coordinator'),
        'members', access_principal_of(2::smallint, x.team_id, 'member'),
        'from', x.started_at, 'until', x.ended_at, 'history', x.sees_history,
        'read_back', x.read_back_days) order by x.started_at), '[]')
      from cases_custody x where x.case_id = c.id),
    'coordinations', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id,
        'principal', access_principal_of(1::smallint, x.membership_id, ''), 'custody', x.custody_id,
        'from', x.started_at, 'until', x.ended_at, 'moved', x.end_reason = 'moved')), '[]')
      from cases_coordination x where x.case_id = c.id),
    'circle', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id, 'role', x.role_key,
        'principal', case when x.membership_id is not null
          then access_principal_of(1::smallint, x.membership_id, '')
          else access_principal_of(3::smallint, x.service_id, '') end,
        'from', x.started_at, 'until', x.ended_at)), '[]')
      from cases_circlemember x where x.case_id = c.id
        and (x.membership_id is not null or x.service_id is not null)),
    'covers', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id,
        'principal', access_principal_of(1::smallint, x.membership_id, ''),
        'from', x.started_at, 'until', x.ended_at)), '[]')
      from cases_cover x where x.case_id = c.id),
    'family', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id,
        'principal', access_principal_of(4::smallint, x.person_id, ''),
        'young', x.is_young_person, 'responsible', x.holds_responsibility,
        'from', x.started_at, 'until', x.ended_at)), '[]')
      from cases_familymember x where x.case_id = c.id),
    'own', (select coalesce(jsonb_agg(jsonb_build_object('dossier', x.dossier_id,
        'principal', access_principal_of(3::smallint, x.service_id, ''), 'kept', x.kept)), '[]')
      from cases_ownfile x where x.case_id = c.id),
    'origins', (select coalesce(jsonb_agg(jsonb_build_object('dossier', x.origin_id,
        'custody', v.custody_id, 'at', v.opened_at)), '[]')
      from cases_origin x join cases_volume v on v.dossier_id = x.dossier_id
      where x.case_id = c.id),
    'openings', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id,
        'principal', access_principal_of(1::smallint, x.membership_id, ''),
        'from', x.started_at, 'until', x.ended_at)), '[]')
      from cases_breakglass x where x.case_id = c.id),
    'appointments', (select coalesce(jsonb_agg(jsonb_build_object('ref', x.id, 'kind', x.kind,
        'principal', access_principal_of(5::smallint, x.id, ''),
        'from', greatest(x.started_at, u.started_at), 'until', least(x.ended_at, u.ended_at))), '[]')
      from cases_custody u join agencies_appointment x on x.team_id = u.team_id or x.case_id = c.id
      where u.case_id = c.id),
    'shares', consent_shares(c.id),
    'subjects', (select coalesce(jsonb_agg(jsonb_build_object('dossier', d.id, 'person', s.person_id,
        'born_on', p.born_on)), '[]')
      from cases_subject s left join people_person p on p.id = s.person_id
      -- a child's own dossier, or a pregnancy's: read by those who answer for the case, no family
      left join access_dossier d on d.id = case when s.person_id is null
        then (select g.dossier_id from people_pregnancy g where g.id = s.pregnancy_id)
        else (select o.id from access_dossier o where o.person_id = s.person_id and o.kind = 2) end
      where s.case_id = c.id and s.ended_on is null
        and s.kind in ('child', 'person', 'pregnancy')),
    'shielded', exists (select 1 from people_shield h where h.ended_at is null and h.person_id in (
      select s.person_id from cases_subject s where s.case_id = c.id
      union select f.person_id from cases_familymember f where f.case_id = c.id
        and f.ended_at is null)),
    'keepers', (select coalesce(jsonb_agg(distinct jsonb_build_object('ref', k.id,
        'principal', access_principal_of(1::smallint, k.membership_id, ''),
        'from', k.started_at, 'until', k.ended_at)), '[]')
      from people_shield h join people_shieldkeeper k on k.shield_id = h.id
      where h.ended_at is null and k.ended_at is null and h.person_id in (
        select s.person_id from cases_subject s where s.case_id = c.id
        union select f.person_id from cases_familymember f where f.case_id = c.id)))
  into answer from cases_case c where c.id = of_case;
  return answer;
end $$;
revoke execute on function cases_facts from public;
grant execute on function cases_facts to ciranda_web;
