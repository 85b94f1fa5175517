"""What a family's page says of its plan: what each of the family put first, and where it stands.

A jsonb subselect for the page's one statement; its rows are behind the wall like any other. Two
first wishes stand side by side, neither hides the other (design, section 2).
"""

PLAN_ON_CASE = """
select jsonb_build_object('plan', v.plan_id, 'state', v.state, 'review_on', v.review_on,
  'first', (select coalesce(jsonb_agg(jsonb_build_object('words', x.family_words,
      'language', x.language, 'who', x.ranker_name) order by x.ranker_name), '[]')
    from (select g.family_words, g.language, r.ranker_name from plans_goal g
      join plans_rank r on r.goal_id = g.id and r.place = 1 and r.ranker = 'family'
      where g.plan_version_id = v.id and g.removed_at is null limit 4) x),
  'goals', (select count(*) from plans_goal g
    where g.plan_version_id = v.id and g.removed_at is null))
from cases_planvolume p join plans_planversion v on v.plan_id = p.plan_id
  and v.dossier_id = p.dossier_id
where p.case_id = %(case)s and v.state <> 'replaced'
order by v.state = 'signed' desc, v.number desc limit 1
"""
