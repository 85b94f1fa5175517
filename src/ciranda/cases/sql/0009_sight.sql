-- Whether this reader must not learn the area: someone of the family is shielded, and the reader
-- does not hold their whereabouts.
create function cases_hides_places(of_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select not access_holds_case(of_case, 1, false) and exists (
  select 1 from people_shield h where h.ended_at is null and h.person_id in (
   select s.person_id from cases_subject s where s.case_id = of_case
   union select f.person_id from cases_familymember f where f.case_id = of_case
     and f.ended_at is null)) $$;
revoke execute on function cases_hides_places from public;

-- A worker by role and agency, never by name: for «who looked» and «who can see this». A place
-- that would tell where a shielded person lives is left empty. For whoever holds the case's
-- consents.
create function cases_worker_labels(of_case uuid, workers uuid[])
returns table (id uuid, role text, profession text, agency text)
language sql stable security definer set search_path = public, pg_temp as $$
 select m.id, m.role::text, m.profession, case when cases_hides_places(of_case) then ''
   else coalesce(nullif(s.public_label, ''), nullif(a.public_label, ''), a.name) end
 from agencies_membership m join agencies_agency a on a.id = m.agency_id
 left join agencies_service s on s.id = m.service_id
 where m.id = any (workers) and access_holds_case(of_case, 13, false) $$;
revoke execute on function cases_worker_labels from public;
grant execute on function cases_worker_labels to ciranda_web;

-- Who can see a case: by role and place, with the basis and its days. For whoever holds the
-- consents of that dossier. A family member sees professionals and themselves.
create function cases_who_sees(of_case uuid) returns table (dossier_id uuid, dossier_kind smallint,
  kind smallint, role text, profession text, place text, basis smallint, cats int, writes int,
  valid_from timestamptz, valid_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
 with hidden as (select cases_hides_places(of_case) as it)
 select d.id, d.kind, p.kind,
   case p.kind when 1 then m.role::text when 2 then p.role when 4 then 'family'
     when 5 then o.kind::text else '' end,
   case p.kind when 1 then m.profession when 4 then coalesce(f.relation, '') else '' end,
   case when hidden.it then '' else case p.kind
     when 1 then coalesce(nullif(a.public_label, ''), a.name) when 2 then t.name
     when 3 then coalesce(nullif(s.public_label, ''), s.name)
     when 5 then coalesce(nullif(a.public_label, ''), a.name) else '' end end,
   g.basis, g.cats, g.writes, g.valid_from, nullif(g.valid_until, 'infinity')
 from access_dossier d cross join hidden
 join access_grant g on g.dossier_id = d.id and g.valid_until > now()
 join access_principal p on p.id = g.principal
 left join agencies_appointment o on p.kind = 5 and o.id = p.ref
 left join agencies_membership m on m.id = case p.kind when 1 then p.ref
   when 5 then o.membership_id end
 left join agencies_agency a on a.id = m.agency_id
 left join agencies_team t on p.kind = 2 and t.id = p.ref
 left join agencies_service s on p.kind = 3 and s.id = p.ref
 left join lateral (select y.relation from cases_familymember y where p.kind = 4
   and y.case_id = of_case and y.person_id = p.ref limit 1) f on true
 where d.case_id = of_case and access_holds(d.id, 13, false)
  and (app_staff() or p.kind <> 4 or p.ref = app_person()) $$;
revoke execute on function cases_who_sees from public;
grant execute on function cases_who_sees to ciranda_web;

-- The meetings of a case as facts for the derivation: by id only. Whoever could ask for the facts
-- of the case may ask for these.
create function cases_meeting_facts(of_case uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_staff() and not exists (select 1 from access_grant g
      where g.source_id = of_case and g.principal = any (app_principals())) then
    return '[]';
  end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('dossier', x.dossier_id,
    'custody', x.custody_id, 'at', x.called_at, 'safeguarding', x.is_safeguarding,
    'invitees', (select coalesce(jsonb_agg(jsonb_build_object('ref', i.id,
        'principal', case when i.membership_id is not null
            then access_principal_of(1::smallint, i.membership_id, '')
          when i.service_id is not null then access_principal_of(3::smallint, i.service_id, '')
          else access_principal_of(4::smallint, i.person_id, '') end,
        'family', i.person_id is not null, 'organiser', i.is_organiser,
        'from', i.invited_at, 'until', i.uninvited_at)), '[]')
      from cases_invitee i where i.meeting_id = x.id
        and (i.membership_id is not null or i.service_id is not null
          or i.person_id is not null)))), '[]')
    from cases_meeting x where x.case_id = of_case);
end $$;
revoke execute on function cases_meeting_facts from public;
grant execute on function cases_meeting_facts to ciranda_web;

-- The nightly proof recomputes every grant: it reads past the wall as the backup role and needs
-- the same facts as everyone (see ops/proofs).
grant execute on function cases_facts, cases_meeting_facts to ciranda_backup;
