-- Custody moved in this transaction: what was open on a basis other than consent comes along into
-- the new volume as a question to the new team, and opens nothing there until it is answered. In
-- the old volume a task set by law ends with the old team; a court's order, a duty to protect and
-- a danger to life go on until the new team has decided, so that no protection lapses unseen. For
-- the shielded everything of the old town ends at once (design, section 7). Returns how many wait.
-- SECURITY DEFINER: the new team must not see the old volume, and a duty to protect does not wait for
-- an agreement to hand the file on. For a worker of the team that took the case over.
create function cases_move_bases(of_case uuid, to_custody uuid, due date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare home uuid; before uuid; n int;
begin
  select v.dossier_id, p.custody_id into home, before from cases_custody u join cases_volume v on v.custody_id = u.id
      join cases_volume p on p.case_id = of_case and p.number = v.number - 1
      join cases_custody o on o.id = p.custody_id and o.ended_at = now() and o.end_reason = 'moved'
    where u.id = to_custody and u.case_id = of_case and u.started_at = now() and u.ended_at is null
      and exists (select 1 from agencies_placement l where l.team_id = u.team_id
        and l.membership_id = app_membership() and (l.ended_on is null or l.ended_on > current_date));
  if home is null then
    raise exception 'not this case' using errcode = '42501';
  end if;
  insert into consent_legalbasis (id, dossier_id, case_id, custody_id, kind, grounds, reference,
      service_id, membership_id, cats, purposes, started_at, ended_at, recorded_by, review_on,
      review, end_reason, carried_from, decide_by)
    select gen_random_uuid(), home, of_case, to_custody, b.kind, b.grounds, b.reference,
      b.service_id, b.membership_id, b.cats, b.purposes, now(), b.ended_at, b.recorded_by,
      b.review_on, '', '',
      case when b.decided_at is null then coalesce(b.carried_from, b.id) else b.id end, due
    from consent_legalbasis b where b.case_id = of_case and b.custody_id = before
      and (b.ended_at is null or b.ended_at > now());
  get diagnostics n = row_count;
  update consent_legalbasis b set ended_at = now(), end_reason = 'moved'
    where b.case_id = of_case and b.custody_id <> to_custody
      and (b.ended_at is null or b.ended_at > now())
      and (b.kind = 'statutory_task' or b.carried_from is not null and b.decided_at is null
        or cases_is_hidden(of_case));
  return n;
end $$;
revoke execute on function cases_move_bases from public;
grant execute on function cases_move_bases to ciranda_web;

-- The new team decided about a basis in this transaction: what it came from ends in the old volume,
-- which the new team may not see.
create function cases_basis_decided(of_basis uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
 update consent_legalbasis o set ended_at = now(), end_reason = 'moved'
   from consent_legalbasis b where b.id = of_basis and o.id = b.carried_from
    and b.decided_at = now() and (o.ended_at is null or o.ended_at > now()) $$;
revoke execute on function cases_basis_decided from public;
grant execute on function cases_basis_decided to ciranda_web;
