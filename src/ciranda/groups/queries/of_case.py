"""The groups that somebody of a case comes to, for the family's page."""

# One jsonb subselect; %(case)s is the case.
OF_CASE = """
select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'who', p.given,
    'waits', e.standing = 'waiting', 'next_at', (select min(y.starts_at) from groups_session y
      where y.group_id = g.id and y.starts_at > now() and y.cancelled_at is null))
  order by e.asked_at)
from groups_enrolment e join groups_group g on g.id = e.group_id
join people_person p on p.id = e.person_id
where e.case_id = %(case)s and e.ended_on is null
"""
