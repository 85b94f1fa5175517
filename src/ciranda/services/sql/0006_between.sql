-- Adds to a team's figures of interpreters and mediators asked for. The figures hold no case, no
-- author and no day but the month. Only for a request that the caller may see and wrote or answers
-- in this transaction: the row is read as the caller, the team from the custody behind it.
create function services_count_between(of_request uuid, n_asked int, n_met int, n_unmet int,
  n_waited int) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  insert into services_interpretingtally as t
    (team_id, month, language, how, asked, met, unmet, waited)
  select u.team_id, date_trunc('month', i.asked_at)::date, i.language, i.how,
    least(n_asked, 1), least(n_met, 1), least(n_unmet, 1), greatest(n_waited, 0)
  from services_interpreting i
  join cases_custody u on u.case_id = i.case_id and u.ended_at is null
  where i.id = of_request
    and exists (select 1 from access_grant g where g.dossier_id = i.dossier_id
      and g.principal = any (app_principals()) and g.writes & 16 <> 0
      and now() >= g.valid_from and now() < g.valid_until)
    and (i.asked_at = now() or i.answered_at = now())
  on conflict (team_id, month, language, how) do update set asked = t.asked + excluded.asked,
    met = t.met + excluded.met, unmet = t.unmet + excluded.unmet,
    waited = t.waited + excluded.waited;
end $$;
revoke execute on function services_count_between from public;
grant execute on function services_count_between to ciranda_web;
