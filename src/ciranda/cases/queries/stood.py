"""How the children of a team stand, once a statement: who manages each, where, what is late.

Driver: the team. Every child is looked up once, whatever the page counts from it; a team of some
hundred children shows its board, its list and its caseloads from the same rows.
"""

# The team's open cases the reader may see, each with its stage, its manager and what is late.
STOOD = """
with held as materialized (
  select u.case_id from cases_custody u where u.team_id = %(team)s and u.ended_at is null),
overdue as (
  select t.case_id, count(*) as late from held h join cases_clock t on t.case_id = h.case_id
  where t.stopped_at is null and t.due_on < current_date group by 1),
stood as materialized (
  select h.case_id, c.pack_version_id, g.key, g.recall_on,
    k.membership_id as manager_id, k.name as manager, coalesce(o.late, 0) as late
  from held h join cases_case c on c.id = h.case_id
  left join lateral (select x.key, x.recall_on from cases_stage x where x.case_id = h.case_id
    order by x.started_at desc limit 1) g on true
  left join cases_coordination k on k.case_id = h.case_id and k.ended_at is null
  left join overdue o on o.case_id = h.case_id)
"""
# What each worker of the team holds: children by stage, what they cover, what is overdue.
LOADS = """
select m.id as membership_id, m.name, m.profession, m.phone,
  coalesce(nullif(a.public_label, ''), a.name) as agency,
  m.suspended_at is not null as suspended, l.is_coordinator, l.hours_per_week,
  coalesce(v.cases, 0) as covering, coalesce(z.things, 0) as overdue,
  coalesce(s.stages, '[]') as stages
from (select p.membership_id, bool_or(p.role = 'coordinator') as is_coordinator,
    sum(p.hours_per_week) as hours_per_week
  from agencies_placement p where p.team_id = %(team)s and p.started_on <= current_date
    and (p.ended_on is null or p.ended_on > current_date) group by 1) l
join agencies_membership m on m.id = l.membership_id
  and (m.ended_on is null or m.ended_on > current_date)
join agencies_agency a on a.id = m.agency_id
left join (
  select v.membership_id, count(*) as cases from held h join cases_cover v
    on v.case_id = h.case_id and v.started_at <= now()
    and (v.ended_at is null or v.ended_at > now())
  group by 1) v on v.membership_id = m.id
left join (
  select x.membership_id, sum(x.things) as things from (
    select s.manager_id as membership_id, sum(s.late) as things from stood s group by 1
    union all
    select t.membership_id, count(*) from held h join cases_task t on t.case_id = h.case_id
      where t.done_at is null and t.dropped_at is null and t.due_on < current_date group by 1) x
  group by 1) z on z.membership_id = m.id
left join (
  select x.manager_id, json_agg(json_build_array(x.pack_version_id, x.key, x.cases)) as stages
  from (select s.manager_id, s.pack_version_id, s.key, count(*) as cases from stood s
    group by 1, 2, 3) x group by 1) s on s.manager_id = m.id
order by m.name
"""
