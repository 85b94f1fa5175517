-- As in 0003_series, with what is asked at the counters quarter by quarter.
-- A team's figures month by month, as separate series: numbers only, nobody behind them by key.
-- `whole` is what a number is of, `unknown` how many are not known; null where there is no whole.
-- Only for whoever is placed in the team, or stands above it: under the wall each would count the
-- families they work with and take that for all.
create or replace function groups_series(of_team uuid, since date)
returns table (series text, key text, month date, number bigint, whole bigint, unknown bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 with may as (
  select 1 where exists (select 1 from agencies_placement p where p.team_id = of_team
     and p.membership_id = app_membership() and p.started_on <= current_date
     and (p.ended_on is null or p.ended_on > current_date))
   or exists (select 1 from agencies_appointment n where n.team_id = of_team
     and n.membership_id = app_membership() and n.kind = 'team_supervisor' and n.ended_at is null)),
 months as (select m::date as month, (m + interval '1 month')::date as next
  from generate_series(date_trunc('month', since), date_trunc('month', now()), interval '1 month') m
  where exists (select 1 from may)),
 held as (select u.case_id, u.started_at, u.ended_at from cases_custody u
  where u.team_id = of_team and exists (select 1 from may)),
 now_held as (select h.case_id from held h where h.ended_at is null),
 members as (select distinct m.service_id from agencies_placement p
  join agencies_membership m on m.id = p.membership_id
  where p.team_id = of_team and p.ended_on is null and m.service_id is not null),
 places as (select e.* from groups_enrolment e
  where e.case_id in (select case_id from held)),
 sessions as (select y.id, y.group_id, y.starts_at, date_trunc('month', y.starts_at)::date as month
  from groups_session y join groups_group g on g.id = y.group_id
  where g.service_id in (select service_id from members) and y.cancelled_at is null
   and y.starts_at < now() and y.starts_at >= since)
 select 'reach', '', m.month, count(distinct h.case_id), null::bigint, null::bigint
  from months m left join held h on h.started_at < m.next
   and (h.ended_at is null or h.ended_at >= m.month) group by m.month
 union all
 select 'enrolment', '', m.month, count(p.id), null, null
  from months m left join places p on p.started_on >= m.month and p.started_on < m.next
  group by m.month
 union all
 select 'attendance', '', m.month, count(a.id) filter (where a.came > 0), count(a.id),
   count(p.id) - count(a.id)
  from months m left join sessions y on y.month = m.month
  left join places p on p.group_id = y.group_id and p.started_on <= y.starts_at::date
   and (p.ended_on is null or p.ended_on >= y.starts_at::date)
  left join groups_attendance a on a.session_id = y.id and a.enrolment_id = p.id
  group by m.month
 union all
 select 'dropout', '', m.month,
   count(p.id) filter (where p.ended_on >= m.month and p.ended_on < m.next
     and p.end_reason in ('family', 'agreement')),
   count(p.id),
   count(p.id) filter (where p.ended_on >= m.month and p.ended_on < m.next and p.end_reason = '')
  from months m left join places p on p.started_on < m.next
   and (p.ended_on is null or p.ended_on >= m.month) group by m.month
 union all
 select 'satisfaction', '', m.month, coalesce(sum(h.liked), 0),
   coalesce(sum(coalesce(h.liked, 0) + coalesce(h.unsure, 0) + coalesce(h.disliked, 0)), 0),
   coalesce(sum(h.children + h.adults - coalesce(h.liked, 0) - coalesce(h.unsure, 0)
     - coalesce(h.disliked, 0)), 0)
  from months m left join sessions y on y.month = m.month
  left join groups_headcount h on h.session_id = y.id group by m.month
 union all
 select 'entry', r.asked_by, date_trunc('month', r.received_at)::date, count(*), null, null
  from referrals_referral r
  where r.case_id in (select case_id from held) and r.received_at >= since group by 2, 3
 union all
 select 'entry', 'unknown', date_trunc('month', h.started_at)::date, count(*), null, null
  from held h where h.started_at >= since
   and not exists (select 1 from referrals_referral r where r.case_id = h.case_id) group by 3
 union all
 -- quarter by quarter, as the counter itself shows it: from periods that overlap one could
 -- subtract; `month` is the first of the quarter
 select 'questions', t.programme_key || '.' || t.topic, date_trunc('quarter', t.week)::date,
   sum(t.number)::bigint, null, null
  from services_desktally t where t.service_id in (select service_id from members)
   and t.week >= date_trunc('quarter', since)::date and exists (select 1 from may) group by 2, 3
 union all
 select 'languages', l.language, null::date, count(distinct s.person_id), null, null
  from cases_subject s join people_spokenlanguage l on l.person_id = s.person_id
   and l.ended_on is null
  where s.case_id in (select case_id from now_held) and s.ended_on is null group by 2
 union all
 select 'languages', 'unknown', null::date, count(distinct s.person_id), null, null
  from cases_subject s where s.case_id in (select case_id from now_held) and s.ended_on is null
   and s.person_id is not null
   and not exists (select 1 from people_spokenlanguage l where l.person_id = s.person_id
     and l.ended_on is null)
  having count(distinct s.person_id) > 0 $$;
