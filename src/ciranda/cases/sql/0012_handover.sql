-- What a worker still holds, as counts a team: for who closes a membership and sees no case. A
-- draft is only counted: nobody but its author may read it, and it is gone after seven days.
drop function cases_left_by(uuid);
create function cases_left_by(worker uuid) returns table (team_id uuid, team text, managed bigint,
  circle bigint, tasks bigint, meetings bigint, planned bigint, drafts bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 with left_over as (
  select k.case_id, 1 as managed, 0 as circle, 0 as tasks, 0 as meetings, 0 as planned, 0 as drafts
   from cases_coordination k where k.membership_id = worker and k.ended_at is null
  union all select c.case_id, 0, 1, 0, 0, 0, 0 from cases_circlemember c
   where c.membership_id = worker and c.ended_at is null
  union all select t.case_id, 0, 0, 1, 0, 0, 0 from cases_task t
   where t.membership_id = worker and t.done_at is null and t.dropped_at is null
  union all select g.case_id, 0, 0, 0, 1, 0, 0 from cases_meeting g
   where g.called_by_id = worker and g.starts_at > now() and g.held_at is null
     and g.cancelled_at is null
  union all select k.case_id, 0, 0, 0, 0, 1, 0 from cases_contact k
   where k.membership_id = worker and k.is_planned and k.cancelled_at is null
  union all select d.case_id, 0, 0, 0, 0, 0, 1 from cases_draft d
   where d.membership_id = worker and d.saved_at > now() - interval '7 days')
 select t.id, t.name, sum(l.managed), sum(l.circle), sum(l.tasks), sum(l.meetings),
  sum(l.planned), sum(l.drafts)
 from left_over l join cases_custody u on u.case_id = l.case_id and u.ended_at is null
 join agencies_team t on t.id = u.team_id
 where cases_leads(worker) group by 1, 2 order by 2 $$;
revoke execute on function cases_left_by from public;
grant execute on function cases_left_by to ciranda_web;

-- The one page that a guest without an account opens by a link: when, how long, where (never where
-- somebody of the family is protected) and what it is about, in the words of the agenda. No name of
-- anybody. Nothing once the link ended or was taken back, the meeting was called off or became one
-- about a child's safety, or the family asked for it without this guest.
create function cases_guest_meeting(digest bytea) returns table (kind_key text,
  pack_version_id uuid, starts_at timestamptz, lasts_minutes smallint, place text, zone text,
  agenda text[])
language sql stable security definer set search_path = public, pg_temp as $$
 select g.kind_key, c.pack_version_id, g.starts_at, g.lasts_minutes,
  case when exists (select 1 from people_shield h where h.ended_at is null and h.person_id in (
    select s.person_id from cases_subject s where s.case_id = g.case_id
    union select f.person_id from cases_familymember f where f.case_id = g.case_id
      and f.ended_at is null)) then '' else g.place end,
  coalesce((select t.zone from cases_custody u join agencies_team t on t.id = u.team_id
    where u.id = g.custody_id), 'UTC'),
  array(select a.words from cases_agendaitem a where a.meeting_id = g.id
    order by a.position, a.id)
 from cases_guestlink l join cases_invitee i on i.id = l.invitee_id
 join cases_meeting g on g.id = l.meeting_id join cases_case c on c.id = g.case_id
 where l.digest = cases_guest_meeting.digest and l.revoked_at is null and l.expires_at > now()
  and i.uninvited_at is null and g.cancelled_at is null and not g.is_safeguarding $$;
revoke execute on function cases_guest_meeting from public;
grant execute on function cases_guest_meeting to ciranda_web;
