-- One action with what is agreed about it and how it went on.
select to_jsonb(t) || to_jsonb(a) || jsonb_build_object('sector', s.sector,
 'person_name', coalesce(nullif(a.person_now, ''), t.person_name), 'service', case
   when s.public_label <> '' then s.public_label when k.where_too then s.name else '' end,
 'about', coalesce(x.about, ''), 'place', coalesce(l.place, ''), 'payer', coalesce(l.payer, ''),
 'place_hidden', not k.where_too, 'asked_at', x.asked_at, 'writes', k.writes,
 'goal_words', coalesce((select g.family_words from plans_goal g where g.thread = t.goal_thread
   and g.plan_version_id = t.plan_version_id), ''),
 'plan_seen', exists (select 1 from plans_planversion v where v.plan_id = a.plan_id),
 'updates', (select coalesce(jsonb_agg(to_jsonb(u) order by u.at desc, u.id), '[]')
   from plans_actionupdate u where u.action_id = a.id))
from plans_action a join agencies_service s on s.id = a.service_id
cross join lateral (
  -- 2 is the bit of whereabouts
  select coalesce(bit_or(g.writes), 0) as writes,
    not plans_shielded(a.dossier_id) or coalesce(bit_or(g.cats), 0) & 2 <> 0 as where_too
   from access_grant g where g.dossier_id = a.dossier_id
    and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
    and now() >= g.valid_from and now() < g.valid_until) k
left join lateral (select * from cases_planpart p where p.dossier_id = a.dossier_id
   order by p.opened_at limit 1) x on true
join lateral (select * from plans_actionterms o where o.action_id = a.id
   order by (o.plan_version_id is not distinct from x.agreed_version_id) desc, o.written_at desc
   limit 1) t on true
left join plans_actionplace l on l.terms_id = t.id
where a.id = %(action)s
