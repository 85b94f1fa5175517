"""The one statement behind a family's page. Each part holds what this reader may see, and no more.

Driver: the case. Columns and keys match the dataclasses in `page`.
"""

# The dossiers of the case this reader may see: its volumes, and their own service's.
_DOSSIERS = """
with mine as (
  select v.dossier_id, v.number, v.opened_at, v.closed_at from cases_volume v
   where v.case_id = %(case)s
  union all select o.dossier_id, 0, null, null from cases_ownfile o
    where o.case_id = %(case)s and o.service_id = %(service)s),
latest as (select dossier_id from mine where number > 0 order by number desc limit 1),
-- where this reader writes: today's file, else their service's own notes (as `desk_of`)
desk as (select m.dossier_id, bit_or(g.writes) as writes from mine m
  join access_grant g on g.dossier_id = m.dossier_id and g.principal = any (app_principals())
    and g.purposes & app_purpose() <> 0 and now() >= g.valid_from and now() < g.valid_until
  where m.closed_at is null and g.writes > 0
  group by 1, m.number order by m.number desc limit 1),
visit as (select l.at, case when l.at < now() - interval '30 minutes' then l.at
    else l.since_at end as since
  from cases_lastvisit l where l.case_id = %(case)s and l.human_id = %(human)s)
"""

_WHO = """
 'id', c.id, 'reference', c.reference, 'pack_version', c.pack_version_id, 'opened_at', c.opened_at,
 'closed_at', c.closed_at, 'shielded', cases_shielded(c.id),
 'dossier', (select dossier_id from latest),
 'own_dossier', (select dossier_id from mine where number = 0),
 'sees', (select coalesce(bit_or(g.cats), 0) from access_grant g
   where g.dossier_id = (select dossier_id from latest) and g.principal = any (app_principals())
     and g.purposes & app_purpose() <> 0 and now() >= g.valid_from and now() < g.valid_until),
 'writes', (select coalesce(bit_or(g.writes), 0) from access_grant g
   where g.dossier_id = (select dossier_id from latest) and g.principal = any (app_principals())
     and g.purposes & app_purpose() <> 0 and now() >= g.valid_from and now() < g.valid_until),
 'is_today', exists (select 1 from mine where closed_at is null
   and dossier_id = (select dossier_id from latest)),
 'came_on', (select opened_at from mine m where m.number > 1 and m.closed_at is null
   and not exists (select 1 from consent_consent k where k.case_id = c.id
     and k.dossier_id = m.dossier_id)),
 'of_team', exists (select 1 from cases_custody u where u.case_id = c.id and u.ended_at is null
   and u.team_id = any (%(teams)s)),
 'subjects', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.full_name,
     'short', p.short, 'born_on', p.born_on, 'precision', p.born_precision, 'died_on', p.died_on)
     order by p.born_on, p.id), '[]')
   from (select x.*, trim(x.given || ' ' || x.surnames) as full_name,
       coalesce(nullif(x.known_as, ''), x.given) as short from people_person x
     where x.id in (select q.person_id from people_participation q where q.part = 'subject'
       and q.ended_on is null and q.dossier_id in (select dossier_id from mine))) p),
 'expected', (select count(*) from cases_subject s where s.case_id = c.id and s.ended_on is null
   and s.kind = 'pregnancy'),
 'stage', (select jsonb_build_object('key', s.key, 'since', s.started_at, 'recall_on', s.recall_on)
   from cases_stage s where s.case_id = c.id order by s.started_at desc limit 1),
 'team', (select jsonb_build_object('name', t.name, 'phone', t.phone, 'country', t.country,
     'subdivision', t.subdivision, 'zone', t.zone, 'days_off', (select coalesce(jsonb_agg(h.on),
       '[]') from agencies_teamholiday h where h.team_id = t.id))
   from cases_custody u join agencies_team t on t.id = u.team_id
   where u.case_id = c.id order by u.started_at desc limit 1),
"""

_AROUND = """
 'manager', (select jsonb_build_object('membership', k.membership_id, 'name', k.name,
     'role', k.profession, 'agency', coalesce(w.agency_name, k.agency_name),
     'phone', coalesce(w.phone, k.phone), 'trusted', exists (
       select 1 from cases_trust t where t.case_id = c.id and t.ended_at is null
       and t.membership_id = k.membership_id))
   from cases_coordination k left join cases_workplace w on w.id = k.id
   where k.case_id = c.id and k.ended_at is null),
 'covers', (select coalesce(jsonb_agg(jsonb_build_object('membership', k.membership_id,
     'name', k.name, 'agency', coalesce(w.agency_name, k.agency_name),
     'phone', coalesce(w.phone, k.phone), 'until', k.ended_at)), '[]')
   from cases_cover k left join cases_workplace w on w.id = k.id
   where k.case_id = c.id and k.started_at <= now()
     and (k.ended_at is null or k.ended_at > now())),
 'circle', (select coalesce(jsonb_agg(jsonb_build_object('membership', m.membership_id,
     'name', m.name, 'role', m.role_key, 'relation', m.relation, 'agency', m.agency_name,
     'phone', m.phone, 'is_person', m.membership_id is null and m.service_id is null,
     'trusted', exists (select 1 from cases_trust t where t.case_id = c.id and t.ended_at is null
       and (t.member_id = m.id or t.membership_id = m.membership_id))) order by m.started_at), '[]')
   from cases_circlemember m where m.case_id = c.id and m.ended_at is null),
 'family', (select coalesce(jsonb_agg(jsonb_build_object('name',
     coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)), 'role', f.relation,
     'signs', f.holds_responsibility) order by f.started_at, f.id), '[]')
   from cases_familymember f join people_person p on p.id = f.person_id
   where f.case_id = c.id and f.ended_at is null and not f.is_young_person),
"""

_WORK = """
 'planned', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind_key,
     'at', x.at, 'name', x.name, 'mine', x.membership_id = %(me)s, 'place', x.place,
     'may_end', exists (select 1 from desk d where d.dossier_id = x.dossier_id
       and d.writes & 8 <> 0))
     order by x.at), '[]')
   from (select k.id, k.kind_key, k.at, k.name, k.membership_id, k.dossier_id, w.place
     from cases_contact k
     left join cases_contactplace w on w.contact_id = k.id and w.replaced_at is null
     where k.case_id = c.id and k.is_planned and k.cancelled_at is null
     order by k.at limit 6) x),
 'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'what', x.what,
     'prompt', x.prompt, 'about', x.about,
     'due_on', x.due_on, 'name', x.name, 'mine', x.membership_id = %(me)s,
     'may_end', exists (select 1 from desk d where d.dossier_id = x.dossier_id
       and d.writes & 16 <> 0))
     order by x.due_on nulls last, x.id), '[]')
   from (select * from cases_task k where k.case_id = c.id and k.done_at is null
     and k.dropped_at is null order by k.due_on nulls last, k.id limit 6) x),
 'tasks_open', (select count(*) from cases_task k where k.case_id = c.id and k.done_at is null
   and k.dropped_at is null),
 'clocks', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'key', k.key,
     'about', k.about_id, 'started_at', k.started_at, 'fixed_on', k.fixed_on,
     'pauses', (select coalesce(jsonb_agg(jsonb_build_object('reason', p.reason_key,
         'from_on', p.from_on, 'until_on', p.until_on) order by p.from_on), '[]')
       from cases_clockpause p where p.clock_id = k.id),
     'climbed', (select coalesce(jsonb_agg(m.role_key), '[]') from cases_clockclimb m
       where m.clock_id = k.id)) order by k.due_on), '[]')
   from cases_clock k where k.case_id = c.id and k.stopped_at is null),
 'draft_saved_at', (select max(d.saved_at) from cases_draft d where d.case_id = c.id
   and d.membership_id = %(me)s and d.saved_at > now() - interval '7 days'),
 'documents', (select count(*) from documents_document x
   where x.dossier_id in (select dossier_id from mine)),
 'consents', (select coalesce(jsonb_object_agg(x.answer, x.n), '{}') from (
     select k.answer, count(*) as n from consent_consent k where k.case_id = c.id
       and k.answer <> 'replaced' group by 1) x),
 'closing', (select jsonb_build_object('reason', x.reason_key, 'note', x.note,
     'summary', x.summary, 'told_on', x.family_told_on, 'ask_again_on', x.ask_again_on)
   from cases_closing x where x.case_id = c.id),
"""

# What others did since the visit before this one; nothing on a first visit.
_CHANGES = """
 'since', (select since from visit),
 'changes', (select jsonb_build_object(
   'contacts', (select count(*) from cases_contact k where k.case_id = c.id
     and k.recorded_at > v.since and k.membership_id is distinct from %(me)s
     and not k.is_planned),
   'planned', (select count(*) from cases_contact k where k.case_id = c.id
     and k.recorded_at > v.since and k.membership_id is distinct from %(me)s and k.is_planned
     and k.cancelled_at is null),
   'notes', (select count(distinct p.contact_id) from cases_paragraph p where p.case_id = c.id
     and p.recorded_at > v.since and p.membership_id is distinct from %(me)s
     and not exists (select 1 from cases_contact k where k.id = p.contact_id)),
   'tasks', (select count(*) from cases_task k where k.case_id = c.id
     and (k.created_at > v.since and k.created_by is distinct from %(me)s
       or k.done_at > v.since and k.done_by is distinct from %(me)s)),
   'stages', (select count(*) from cases_stage s where s.case_id = c.id
     and s.started_at > v.since and s.decided_by is distinct from %(human)s),
   'circle', (select count(*) from cases_circlemember m where m.case_id = c.id
       and (m.started_at > v.since or m.ended_at > v.since))
     + (select count(*) from cases_coordination k where k.case_id = c.id
       and k.started_at > v.since),
   'consents', (select count(*) from consent_effect e join consent_consent k
       on k.id = e.consent_id where k.case_id = c.id
       and (e.started_at > v.since or e.ended_at > v.since)),
   'documents', (select count(*) from documents_document x where x.added_at > v.since
     and x.dossier_id in (select dossier_id from mine)),
   'events', (select count(*) from cases_happening h where h.case_id = c.id
     and h.recorded_at > v.since and h.human_id is distinct from %(human)s
     and h.event = any (%(events)s)))
  from visit v where v.since is not null)
"""


_PAGE = "{dossiers} select jsonb_build_object({parts}) from cases_case c where c.id = %(case)s"


def statement(sections: dict[str, str]) -> str:
    """The page's SQL. `sections` are jsonb subselects of other apps that may use %(case)s,
    %(me)s and %(human)s; their rows are behind the same wall."""
    more = "".join(f", '{key}', ({sql})" for key, sql in sections.items())
    return _PAGE.format(
        dossiers=_DOSSIERS,
        parts=f"{_WHO}{_AROUND}{_WORK}{_CHANGES}, 'sections', jsonb_build_object('', null{more})",
    )
