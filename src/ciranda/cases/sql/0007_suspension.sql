-- Whether whoever asks answers for this worker: the lead of their agency, or the coordinator of a
-- team they are placed in or hold a case of. Never for themselves.
create function cases_leads(worker uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select app_staff() and exists (
  select 1 from agencies_membership me, agencies_membership x
  where me.id = app_membership() and x.id = worker and x.human_id <> me.human_id
   and (me.role = 'agency_lead' and me.agency_id = x.agency_id
    or exists (select 1 from agencies_placement a where a.membership_id = me.id
      and a.role = 'coordinator' and a.started_on <= current_date
      and (a.ended_on is null or a.ended_on > current_date)
      and (exists (select 1 from agencies_placement b where b.membership_id = x.id
          and b.team_id = a.team_id and (b.ended_on is null or b.ended_on > current_date))
        or exists (select 1 from cases_coordination k join cases_custody u
            on u.case_id = k.case_id and u.ended_at is null and u.team_id = a.team_id
          where k.membership_id = x.id and k.ended_at is null))))) $$;
revoke execute on function cases_leads from public;

-- Suspends a worker and lets others stand in, at once: for every case they manage, and for every
-- one they were covering. SECURITY DEFINER: an agency's lead sees no case and may still suspend.
-- NULL says no; else the cases to derive anew and how many found nobody to stand in.
create function cases_suspend(worker uuid, why text) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare touched uuid[]; covered uuid[]; alone int := 0; x record;
begin
  if not cases_leads(worker) then return null; end if;
  update agencies_membership set suspended_at = now(), suspended_reason = why
    where id = worker and suspended_at is null;
  with ended as (update cases_cover set ended_at = now()
      where membership_id = worker and (ended_at is null or ended_at > now())
      returning case_id, absent_id)
    select coalesce(array_agg(case_id), '{}') into covered from ended;
  select coalesce(array_agg(case_id), '{}') into touched from cases_coordination
    where membership_id = worker and ended_at is null;
  for x in select k.case_id, k.membership_id from cases_coordination k
      where k.ended_at is null and (k.case_id = any (touched) or k.case_id = any (covered))
        and not exists (select 1 from cases_cover v where v.case_id = k.case_id
          and v.absent_id = k.membership_id and v.started_at <= now()
          and (v.ended_at is null or v.ended_at > now()))
      order by k.case_id loop
    if cases_stand_in(x.case_id, x.membership_id, '') is null then alone := alone + 1; end if;
  end loop;
  perform cases_notify(c.case_id, 'away', c.id) from cases_circlemember c
    where c.membership_id = worker and c.ended_at is null;
  return jsonb_build_object('cases', to_jsonb(touched || covered), 'alone', alone);
end $$;
revoke execute on function cases_suspend from public;
grant execute on function cases_suspend to ciranda_web;

-- Lets a suspended worker return: the automatic covers end, except where they are barred.
create function cases_reinstate(worker uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed uuid[];
begin
  if not cases_leads(worker) then return null; end if;
  update agencies_membership set suspended_at = null, suspended_reason = ''
    where id = worker and ended_on is null;
  with ended as (update cases_cover v set ended_at = now() from agencies_membership m
      where v.absent_id = worker and v.automatic and (v.ended_at is null or v.ended_at > now())
        and m.id = worker and not cases_is_barred(v.case_id, m.human_id)
      returning v.case_id, v.id),
    told as (select cases_notify(case_id, 'stand_in_ended', id) from ended)
    select coalesce(array_agg(case_id), '{}') into changed from ended
    where (select count(*) from told) >= 0;
  return changed;
end $$;
revoke execute on function cases_reinstate from public;
grant execute on function cases_reinstate to ciranda_web;

-- What a worker still holds, as counts a team: for who closes a membership and sees no case.
create function cases_left_by(worker uuid) returns table (team_id uuid, team text, managed bigint,
  circle bigint, tasks bigint, meetings bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 with left_over as (
  select k.case_id, 1 as managed, 0 as circle, 0 as tasks, 0 as meetings
   from cases_coordination k where k.membership_id = worker and k.ended_at is null
  union all select c.case_id, 0, 1, 0, 0 from cases_circlemember c
   where c.membership_id = worker and c.ended_at is null
  union all select t.case_id, 0, 0, 1, 0 from cases_task t
   where t.membership_id = worker and t.done_at is null and t.dropped_at is null
  union all select g.case_id, 0, 0, 0, 1 from cases_meeting g join cases_invitee i
    on i.meeting_id = g.id and i.membership_id = worker and i.uninvited_at is null
   where g.starts_at > now() and g.cancelled_at is null)
 select t.id, t.name, sum(l.managed), sum(l.circle), sum(l.tasks), sum(l.meetings)
 from left_over l join cases_custody u on u.case_id = l.case_id and u.ended_at is null
 join agencies_team t on t.id = u.team_id
 where cases_leads(worker) group by 1, 2 order by 2 $$;
revoke execute on function cases_left_by from public;
grant execute on function cases_left_by to ciranda_web;

-- Ends a bar, with its followers; where it bound a case manager, whoever stood in need not any
-- longer. NULL says no; else the cases to derive anew.
drop function cases_end_bar(uuid, text);
create function cases_end_bar(bar uuid, grounds text) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare b access_bar; changed uuid[];
begin
  select * into b from access_bar where id = bar and root_id is null and ended_at is null;
  if b.id is null or length(trim(grounds)) = 0 then return null; end if;
  if app_staff() then
    -- nobody lifts a bar from themselves
    if b.human_id = app_human() or not cases_may_bar(b.kind, b.human_id, b.case_id, b.person_id)
      then return null; end if;
  elsif b.kind <> 4 or b.recorded_by is distinct from app_human() then
    return null;
  end if;
  update access_bar set ended_at = now(), ended_by = app_human(), end_grounds = grounds
    where bar in (id, root_id) and ended_at is null;
  with ended as (update cases_cover v set ended_at = now() from agencies_membership m
      where v.automatic and (v.ended_at is null or v.ended_at > now())
        and m.id = v.absent_id and m.human_id = b.human_id and m.suspended_at is null
        and v.case_id in (select x.case_id from access_bar x where bar in (x.id, x.root_id))
        and not cases_is_barred(v.case_id, b.human_id)
      returning v.case_id)
    select coalesce(array_agg(case_id), '{}') into changed from ended;
  return changed;
end $$;
revoke execute on function cases_end_bar from public;
grant execute on function cases_end_bar to ciranda_web;
