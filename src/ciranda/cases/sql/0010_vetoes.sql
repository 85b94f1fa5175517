-- One adult's veto of one invitee. Bound here as well as in the action, because it is the family
-- that writes it: one an adult, not in a meeting about a child's safety, not another adult's own
-- helper, nobody of the family, not after it was held. Says whether it counts.
create function cases_veto(of_meeting uuid, who uuid, adult uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare g cases_meeting; i cases_invitee;
begin
  select * into g from cases_meeting where id = of_meeting for update;
  select * into i from cases_invitee where id = who and meeting_id = of_meeting;
  if g.id is null or i.id is null or g.is_safeguarding or g.held_at is not null
     or g.cancelled_at is not null or i.person_id is not null or i.is_organiser
     or i.uninvited_at is not null
     or i.helper_of_id is not null and i.helper_of_id <> adult then
    return false;
  end if;
  if not exists (select 1 from cases_familymember f where f.case_id = g.case_id
      and f.person_id = adult and f.ended_at is null and not f.is_young_person) then
    return false;
  end if;
  if not (app_person() = adult and not access_case_barred(g.case_id)
      or app_staff() and access_holds(g.dossier_id, 4, true)) then return false; end if;
  insert into cases_veto (id, meeting_id, dossier_id, invitee_id, person_id, at, recorded_by)
    values (gen_random_uuid(), of_meeting, g.dossier_id, who, adult, now(), app_human())
    on conflict (meeting_id, person_id) do nothing;
  if not found then return false; end if;
  update cases_invitee set uninvited_at = now() where id = who;
  return true;
end $$;
revoke execute on function cases_veto from public;
grant execute on function cases_veto to ciranda_web;
