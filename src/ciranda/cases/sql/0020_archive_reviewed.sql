-- Openings of closed cases that wait for review: of their archive, and those from before closing that
-- nobody came to. For whoever answers for that archive; reasons and who opened, no family name.
-- SECURITY DEFINER: nobody's grants reach a closed case's openings.
create function cases_closed_openings(reviewed boolean) returns table (id uuid, case_id uuid,
  reason text, started_at timestamptz, ended_at timestamptz, reviewed_at timestamptz, review text,
  justified boolean, reference text, name text, profession text, agency text, is_mine boolean,
  of_archive boolean)
language sql stable security definer set search_path = public, pg_temp as $$
 select b.id, b.case_id, b.reason, b.started_at, b.ended_at, b.reviewed_at, b.review, b.justified,
   c.reference, m.name, m.profession, a.name, m.human_id = app_human(), b.started_at >= c.closed_at
 from cases_breakglass b join cases_case c on c.id = b.case_id
 join agencies_membership m on m.id = b.membership_id
 join agencies_agency a on a.id = m.agency_id
 where c.closed_at is not null and (b.reviewed_at is null or reviewed)
   and c.id in (select u.case_id from cases_custody u where u.team_id in (
     select o.team_id from agencies_appointment o where o.membership_id = app_membership()
     union select l.team_id from agencies_placement l where l.membership_id = app_membership())
     union select o.case_id from agencies_appointment o where o.membership_id = app_membership())
   and cases_keeps_archive(c.id, false) $$;
revoke execute on function cases_closed_openings from public;
grant execute on function cases_closed_openings to ciranda_web;

-- The review of one of them, by somebody else who answers for that archive. Returns its dossier;
-- nothing for strangers and for whoever opened it.
create function cases_review_closed(opening uuid, words text, right_so boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare home uuid;
begin
  update cases_breakglass b set reviewed_at = now(), reviewed_by = app_human(), review = words,
      justified = right_so
    where b.id = opening and b.reviewed_at is null and length(trim(words)) > 0
      and b.id in (select o.id from cases_closed_openings(false) o where not o.is_mine)
    returning b.dossier_id into home;
  return home;
end $$;
revoke execute on function cases_review_closed from public;
grant execute on function cases_review_closed to ciranda_web;

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
      removed_reason = ''
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
