-- One version of a plan with what stands around it, as the reader may see it: the version asked for
-- or the newest; drafts only for those who write or whose plan it is.
with v as materialized (
  select * from plans_planversion where plan_id = %(plan)s
    and (%(number)s::int is null or number = %(number)s) and (%(drafts)s or state <> 'draft')
  order by number desc limit 1),
linked as materialized (
  select distinct case_id from cases_planvolume
   where dossier_id = (select dossier_id from v) and ended_at is null),
mine as materialized (
  select coalesce(bit_or(g.cats), 0) as cats, coalesce(bit_or(g.writes), 0) as writes
   from access_grant g where g.dossier_id = (select dossier_id from v)
    and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
    and now() >= g.valid_from and now() < g.valid_until),
knows as materialized (
  -- 2 is the bit of whereabouts
  select not plans_shielded(v.dossier_id) or mine.cats & 2 <> 0 as where_too from v, mine)
select jsonb_build_object('plan_id', v.plan_id, 'dossier_id', v.dossier_id,
 'pack_version_id', (select pack_version_id from plans_plan p where p.id = v.plan_id),
 'version', to_jsonb(v), 'writes', mine.writes,
 'versions', (select jsonb_agg(to_jsonb(o) order by o.number desc) from plans_planversion o
   where o.plan_id = v.plan_id and (%(drafts)s or o.state <> 'draft')),
 'cases', (select coalesce(jsonb_agg(case_id order by exists (
     select 1 from cases_case c where c.id = case_id) desc, case_id), '[]') from linked),
 'manager', coalesce((select c.name from cases_coordination c join linked using (case_id)
   where c.ended_at is null order by c.started_at limit 1), ''),
 'subjects', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'born_on', p.born_on,
     'name', coalesce(nullif(p.known_as, ''), p.given)) order by p.born_on, p.id), '[]')
   from cases_subject s join linked using (case_id) join people_person p on p.id = s.person_id
   where s.ended_on is null),
 'family', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'relation', f.relation,
     'name', trim(p.given || ' ' || p.surnames), 'born_on', p.born_on,
     'holds_responsibility', f.holds_responsibility) order by f.started_at, f.id), '[]')
   from cases_familymember f join linked using (case_id) join people_person p on p.id = f.person_id
   where f.ended_at is null),
 'words', (select coalesce(jsonb_agg(to_jsonb(w)
     || jsonb_build_object('removed', w.removed_at is not null) order by w.written_at, w.id), '[]')
   from plans_words w where w.plan_version_id = v.id),
 'goals', (select coalesce(jsonb_agg(to_jsonb(g)
     || jsonb_build_object('removed', g.removed_at is not null,
       'ranks', (select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('name', r.ranker_name)
         order by r.ranker, r.ranker_name, r.id), '[]') from plans_rank r where r.goal_id = g.id))
     order by g.position, g.id), '[]')
   from plans_goal g where g.plan_version_id = v.id),
 'actions', (select coalesce(jsonb_agg(to_jsonb(t) || to_jsonb(a)
     || jsonb_build_object('terms_id', t.id, 'terms_edition', t.edition, 'sector', s.sector,
       'person_name', coalesce(nullif(a.person_now, ''), t.person_name),
       'service', case when s.public_label <> '' then s.public_label
         when k.where_too then s.name else '' end,
       'place', coalesce(l.place, ''), 'payer', coalesce(l.payer, ''),
       'place_hidden', not k.where_too,
       'removed', t.removed_at is not null,
       'asked', exists (select 1 from cases_planpart x where x.dossier_id = a.dossier_id
         and x.asked_at is not null))
     order by t.position, a.id), '[]')
   from plans_actionterms t join plans_action a on a.id = t.action_id
   join agencies_service s on s.id = a.service_id cross join knows k
   left join plans_actionplace l on l.terms_id = t.id where t.plan_version_id = v.id),
 -- what the former team's signed version held: whether it goes on here, and who did it before
 'before', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'what', t.what,
     'language', t.language, 'state', a.state, 'state_reason', a.state_reason,
     'service_id', a.service_id, 'service', case when s.public_label <> '' then s.public_label
       when k.where_too then s.name else '' end, 'sector', s.sector,
     'goes_on', exists (select 1 from plans_action n where n.passed_from = a.id
       and n.id in (select x.action_id from plans_actionterms x
         where x.plan_version_id = v.id and x.removed_at is null)))
     order by t.position, a.id), '[]')
   from plans_planversion c join plans_actionterms t on t.plan_version_id = c.made_from
     and t.removed_at is null
   join plans_action a on a.id = t.action_id join agencies_service s on s.id = a.service_id
   cross join knows k
   where c.dossier_id = v.dossier_id and c.carried_over and c.state = 'signed'),
 'signatures', (select coalesce(jsonb_agg(to_jsonb(s) - 'drawing'
     || jsonb_build_object('counts', s.digest = v.digest) order by s.signed_at, s.id), '[]')
   from plans_plansignature s where s.plan_version_id = v.id),
 'reviews', (select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object(
       'version_number', o.number, 'ratings', (select coalesce(jsonb_agg(to_jsonb(t)), '[]')
         from plans_attainment t where t.review_id = r.id))
     order by r.held_on desc, r.recorded_at desc), '[]')
   from plans_planversion o join plans_review r on r.plan_version_id = o.id
   where o.plan_id = v.plan_id))
from v, mine
