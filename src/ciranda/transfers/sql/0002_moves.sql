-- A changed address or school, whoever writes it: proposes a move on each open case of the person
-- whose team does not hold the parish. The writer learns only how many. The proposal's category is
-- whereabouts, so that for a shielded person only the keepers see it.
create function transfers_propose(person uuid, parish text, seen text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  with found as (
    insert into transfers_possiblemove (id, case_id, dossier_id, category, parish_id, team_id,
      seen_in, state, found_at, reason)
    select gen_random_uuid(), c.id, v.dossier_id, 1, p.code, k.team_id, seen, 'open', now(), ''
    from cases_subject s join cases_case c on c.id = s.case_id and c.closed_at is null
      join cases_custody u on u.case_id = c.id and u.ended_at is null
      join agencies_team t on t.id = u.team_id
      join cases_volume v on v.case_id = c.id and v.closed_at is null
      join agencies_parish p on p.code = parish
      left join agencies_catchment k on k.parish_id = parish and k.programme_key = t.programme_key
        and k.ended_on is null
    where s.person_id = person and s.ended_on is null
      and k.team_id is distinct from u.team_id
      and not exists (select 1 from transfers_possiblemove m where m.case_id = c.id
        and m.parish_id = parish and m.state = 'open')
    returning 1)
  select count(*) into n from found;
  return n;
end $$;
revoke execute on function transfers_propose from public;
grant execute on function transfers_propose to ciranda_web;
