-- As before, with the level at which an action is done and why no lower one is enough; what a court
-- ordered stays ordered when the plan moves.
-- The next version of a plan begins as a copy of the last: every row of it, also those that the one
-- who begins it may not see, so that nothing of the family's is lost by who happens to begin.
-- Returns nothing. Only for one who may write the plan there and read it here. `moved` maps
-- dossiers of an old custody to those of the new; actions that move begin anew in their new dossier.
create or replace function plans_copy(source uuid, target uuid, moved jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare here uuid; there uuid;
begin
  select dossier_id into here from plans_planversion where id = source;
  select dossier_id into there from plans_planversion where id = target;
  if here is null or there is null
    or here = any (app_barred()) or there = any (app_barred())
    or not exists (select 1 from access_grant g where g.dossier_id = here and g.cats & 32 <> 0
      and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
      and now() >= g.valid_from and now() < g.valid_until)
    or not exists (select 1 from access_grant g where g.dossier_id = there and g.writes & 32 <> 0
      and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
      and now() >= g.valid_from and now() < g.valid_until)
  then raise insufficient_privilege using message = 'this plan is not yours to continue';
  end if;
  insert into plans_words (id, plan_version_id, dossier_id, category, thread, section_key, language,
      body, speaker, speaker_id, speaker_name, position, written_at, written_by, removed_reason,
      edition)
    select gen_random_uuid(), target, coalesce((moved->>dossier_id::text)::uuid, dossier_id),
      category, thread, section_key, language, body, speaker, speaker_id, speaker_name, position,
      written_at, written_by, '', 1
    from plans_words where plan_version_id = source and removed_at is null;
  insert into plans_goal (id, plan_version_id, dossier_id, category, thread, language, family_words,
      professional_words, about, about_ids, domain, routine, levels, baseline, importance,
      difficulty, position, written_at, written_by, removed_reason, edition)
    select gen_random_uuid(), target, coalesce((moved->>dossier_id::text)::uuid, dossier_id),
      category, thread, language, family_words, professional_words, about, about_ids, domain,
      routine, levels, baseline, importance, difficulty, position, written_at, written_by, '', 1
    from plans_goal where plan_version_id = source and removed_at is null;
  insert into plans_rank (id, goal_id, dossier_id, ranker, ranker_id, ranker_name, place, ranked_at)
    select gen_random_uuid(), n.id, n.dossier_id, r.ranker, r.ranker_id, r.ranker_name, r.place,
      r.ranked_at
    from plans_rank r join plans_goal o on o.id = r.goal_id and o.plan_version_id = source
      join plans_goal n on n.plan_version_id = target and n.thread = o.thread;
  insert into plans_action (id, plan_id, dossier_id, category, service_id, state, state_reason,
      state_at, request, request_words, requested_at, answered_at, waiting_until, passed_from,
      opened_at, edition, ordered_by, order_explained)
    select gen_random_uuid(), a.plan_id, (moved->>a.dossier_id::text)::uuid, a.category,
      a.service_id, a.state, a.state_reason, a.state_at, a.request, a.request_words,
      a.requested_at, a.answered_at, a.waiting_until, a.id, now(), 1,
      a.ordered_by, a.order_explained
    from plans_action a join plans_actionterms t on t.action_id = a.id
      and t.plan_version_id = source and t.removed_at is null
    where moved ? a.dossier_id::text and a.state in ('planned', 'under_way')
      and not exists (select 1 from plans_action n where n.passed_from = a.id
        and n.dossier_id = (moved->>a.dossier_id::text)::uuid);
  insert into plans_actionterms (id, plan_version_id, action_id, dossier_id, category, goal_thread,
      language, what, person_name, frequency, length, level_key, level_reason, starts_on, due_on,
      position, written_at,
      written_by, removed_reason, edition)
    select gen_random_uuid(), target, n.id, n.dossier_id, t.category, t.goal_thread, t.language,
      t.what, t.person_name, t.frequency, t.length, t.level_key, t.level_reason, t.starts_on,
      t.due_on, t.position,
      t.written_at, t.written_by, '', 1
    from plans_actionterms t join plans_action a on a.id = t.action_id
      join plans_action n on case when moved ? a.dossier_id::text
        then n.passed_from = a.id and n.dossier_id = (moved->>a.dossier_id::text)::uuid
        else n.id = a.id end
    where t.plan_version_id = source and t.removed_at is null
      and a.state in ('planned', 'under_way');
  insert into plans_actionplace (id, terms_id, dossier_id, place, payer)
    select gen_random_uuid(), n.id, n.dossier_id, p.place, p.payer
    from plans_actionplace p join plans_actionterms o on o.id = p.terms_id
      and o.plan_version_id = source
      join plans_action a on a.id = o.action_id
      join plans_actionterms n on n.plan_version_id = target
      join plans_action b on b.id = n.action_id and (b.id = a.id or b.passed_from = a.id);
end $$;

-- What a version says, as one digest: a signature binds it. Over every row, also those that the one
-- who asks may not see; nothing can be learnt from it but whether something changed.
create or replace function plans_digest(of_version uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
 select encode(sha256(convert_to(coalesce(string_agg(said, E'\n' order by said), ''), 'UTF8')), 'hex')
 from (
  select 'w' || thread || section_key || language || body || speaker || speaker_name as said
   from plans_words where plan_version_id = of_version and removed_at is null
  union all
  select 'g' || thread || family_words || E'\t' || professional_words || about || about_ids::text
    || routine || levels::text || baseline || importance || difficulty
   from plans_goal where plan_version_id = of_version and removed_at is null
  union all
  select 'r' || g.thread || r.ranker_id || r.place
   from plans_rank r join plans_goal g on g.id = r.goal_id and g.plan_version_id = of_version
  union all
  select 'a' || t.action_id || a.service_id || t.what || E'\t' || t.frequency || E'\t' || t.length
    || coalesce(t.due_on::text, '') || t.person_name || t.level_key || t.level_reason
    || coalesce(p.place || E'\t' || p.payer, '')
   from plans_actionterms t join plans_action a on a.id = t.action_id
   left join plans_actionplace p on p.terms_id = t.id
   where t.plan_version_id = of_version and t.removed_at is null) x $$;

-- Takes one category out of one dossier; how many rows went. Rows that others hang on (a goal, what
-- was agreed about an action) stay as a skeleton and lose every word.
create or replace function cases_take_out(of_dossier uuid, what int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare t text; n int; gone int := 0;
begin
  delete from documents_content where document_id in (select id from documents_document
    where dossier_id = of_dossier and category = what);
  delete from cases_minutesseen where minutes_id in (select id from cases_minutes
    where dossier_id = of_dossier and category = what);
  foreach t in array array['cases_paragraph', 'cases_contactplace', 'cases_minutes',
      'documents_document', 'assessments_groupanswers', 'assessments_factor', 'plans_words',
      'plans_actionupdate', 'people_contactpoint'] loop
    execute format('delete from %I where dossier_id = $1 and category = $2', t)
      using of_dossier, what;
    get diagnostics n = row_count;
    gone := gone + n;
  end loop;
  update plans_goal set family_words = '', professional_words = '', routine = '',
      levels = array['', '', '', '', '']
    where dossier_id = of_dossier and category = what
      and (family_words, professional_words, routine) <> ('', '', '');
  get diagnostics n = row_count;
  gone := gone + n;
  update plans_actionterms set what = '', person_name = '', frequency = '', length = '',
      level_reason = '', removed_reason = ''
    where dossier_id = of_dossier and category = cases_take_out.what
      and (plans_actionterms.what, person_name) <> ('', '');
  get diagnostics n = row_count;
  gone := gone + n;
  if what = 4 then -- dates and tasks
    delete from cases_task where dossier_id = of_dossier;
    get diagnostics n = row_count;
    gone := gone + n;
  elsif what = 1 then -- whereabouts
    delete from plans_actionplace where dossier_id = of_dossier;
    get diagnostics n = row_count;
    gone := gone + n;
    delete from cases_workplace where dossier_id = of_dossier;
    get diagnostics n = row_count;
    gone := gone + n;
  end if;
  return gone;
end $$;
