"""What requests wait for, for my day and the family's page (see cases.queries.day and page).

Selects over %(me)s and the CTE `families`; their rows are behind the same wall.
"""

_PARTS = """
select p.id, p.case_id, p.about as child, left(p.words, 80) as what,
  case when cases_shielded(p.case_id) then '' else coalesce(nullif(s.public_label, ''), s.name) end
    as name, {due} as due_on, {since} as since
from families f join services_requestpart p on p.case_id = f.case_id and p.way = 'warm'
join agencies_service s on s.id = p.service_id
where {where}
"""
# asked, and the service has not answered
PARTS_UNANSWERED = _PARTS.format(
    due="p.due_on",
    since="(select r.asked_at::date from services_request r where r.id = p.request_id)",
    where="p.state = 'sent' and p.appointment_at is null",
)
# an appointment that the family, or whoever asked, does not hold yet
PARTS_NOT_HELD = _PARTS.format(
    due="p.appointment_at::date",
    since="null::date",
    where="""p.state in ('sent', 'accepted', 'waiting') and p.appointment_at > now()
  and (p.family_holds_at is null or p.sender_holds_at is null)""",
)
# nobody has said yet whether the family got there
PARTS_TO_ASK = _PARTS.format(
    due="p.ask_arrival_on",
    since="null::date",
    where="""p.state in ('sent', 'accepted', 'waiting') and p.arrived is null
  and p.ask_arrival_on <= current_date""",
)
# what one's own service is asked and has not answered
PARTS_OF_US = """
select p.id, null::uuid as case_id, p.about as child, left(p.words, 80) as what, '' as name,
  p.due_on, null::date as since
from agencies_membership m join cases_askedpart a on a.service_id = m.service_id
  and a.asked_at is not null and a.ended_at is null
join services_requestpart p on p.dossier_id = a.dossier_id and p.state = 'sent'
where m.id = %(me)s
"""
# somebody who works on the same asks one's own service, or whoever answers for a family, to call
KNOCKS = """
select p.id, p.case_id, p.about as child, '' as what, m.name, null::date as due_on,
  min(k.at)::date as since
from services_knock k join services_requestpart p on p.id = k.part_id
join agencies_membership m on m.id = k.membership_id
where k.heard_at is null and (p.case_id in (select case_id from families)
  or p.service_id = (select o.service_id from agencies_membership o where o.id = %(me)s))
group by 1, 2, 3, 5
"""
# A jsonb subselect for the family's page: what is open, the next appointment first.
REQUESTS_ON_CASE = """
select jsonb_build_object('case', %(case)s::uuid, 'total', t.total, 'open', t.open,
  'next', t.next) from (
  select count(*) as total,
    count(*) filter (where q.is_open) as open,
    coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'service', q.service, 'topic', q.topic,
      'pack', q.pack_version_id, 'state', q.state, 'at', q.appointment_at,
      'way', q.way,
      'family', q.family_holds_at, 'sender', q.sender_holds_at, 'arrived', q.arrived)
      order by q.place)
      filter (where q.is_open and q.place <= 4), '[]') as next
  from (select p.*, x.is_open, row_number() over (order by x.is_open desc,
      p.appointment_at nulls last, p.id) as place,
      case when cases_shielded(p.case_id) then ''
        else coalesce(nullif(s.public_label, ''), s.name) end as service
    from services_requestpart p join agencies_service s on s.id = p.service_id
    cross join lateral (select p.state in ('unsigned', 'sent', 'accepted', 'waiting')
      and p.arrived is not true as is_open) x
    where p.case_id = %(case)s order by place) q) t
where t.total > 0
"""
