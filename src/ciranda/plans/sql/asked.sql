-- What plans ask of one service: waiting for an answer first, then by due date; what it took on
-- itself, in terms that one of its own workers wrote, comes last and waits for no answer; and the
-- newest plans that no longer share with it.
with mine as materialized (
 select a.id, x.about, t.what, t.due_on, a.state, a.request, x.asked_at,
   coalesce((select m.service_id = %(service)s from agencies_membership m
     where m.id = t.written_by), false) as is_ours
  from cases_planpart x
  join plans_action a on a.dossier_id = x.dossier_id and a.service_id = %(service)s
  join plans_actionterms t on t.action_id = a.id and t.plan_version_id = x.agreed_version_id
   and t.removed_at is null
  where x.service_id = %(service)s and x.asked_at is not null and x.ended_at is null
   and (%(plan)s::uuid is null or x.plan_id = %(plan)s)
   and a.state in ('planned', 'under_way')),
page as (select * from mine order by is_ours, (request = 'requested') desc, due_on nulls last, asked_at, id
  limit %(limit)s offset %(offset)s)
select jsonb_build_object(
 'actions', (select coalesce(jsonb_agg(to_jsonb(page)
   order by is_ours, (request = 'requested') desc, due_on nulls last, asked_at, id), '[]') from page),
 'total', (select count(*) from mine),
 'unanswered', (select count(*) from mine where request = 'requested' and not is_ours),
 'ended', (select coalesce(jsonb_agg(jsonb_build_object('dossier_id', x.dossier_id,
    'about', x.about, 'ended_at', x.ended_at, 'words', (select count(*) from plans_actionupdate u
      where u.dossier_id = x.dossier_id)) order by x.ended_at desc), '[]')
   from (select * from cases_planpart where service_id = %(service)s and ended_at is not null
     and (%(plan)s::uuid is null or plan_id = %(plan)s)
     and %(offset)s = 0 order by ended_at desc limit 10) x))
