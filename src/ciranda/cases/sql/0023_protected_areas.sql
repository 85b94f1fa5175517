-- Who wrote a paper, an answer or a word on an action is kept with their agency, which tells the area.
-- While somebody of the family is shielded, it lies in cases_workplace (category location) and the
-- row keeps the name alone. Arguments of the trigger: what `of` says, and the column.
create function cases_put_area_away() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare r jsonb := to_jsonb(new); was text := r->>tg_argv[1]; kept text; of_case uuid;
begin
  -- «Name, agency» and «role, agency» keep what stands before; an agency alone goes whole
  kept := case when tg_argv[1] = 'author' then split_part(was, ', ', 1) else '' end;
  if coalesce(was, '') = kept then
    return new;
  end if;
  select c into of_case from (
    select d.case_id as c from access_dossier d where d.id = new.dossier_id
    union select v.case_id from cases_planvolume v where v.dossier_id = new.dossier_id
    union select p.case_id from cases_planpart p where p.dossier_id = new.dossier_id
    union select o.case_id from cases_origin o where o.origin_id = new.dossier_id) x
    where c is not null and cases_is_hidden(c) limit 1;
  if of_case is null then
    return new;
  end if;
  insert into cases_workplace as w (id, case_id, dossier_id, of, agency_name, phone, place)
    values (new.id, of_case, new.dossier_id, tg_argv[0], was, '', '')
    on conflict (id) do update set agency_name = excluded.agency_name;
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[1], kept));
end $$;
create trigger area_put_away before insert or update on documents_document
  for each row execute function cases_put_area_away('document', 'agency_name');

-- As 0012, and: every table whose rows put their agency away.
create or replace function cases_hide_places(theirs uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  update cases_custody set category = 1 where case_id = any (theirs) and category <> 1;
  update cases_circlemember set category = 1 where case_id = any (theirs) and category <> 1;
  update cases_contactplace set category = 1 where case_id = any (theirs) and category <> 1;
  -- an update to itself: the trigger of each table puts away what tells the area
  update cases_coordination set agency_name = agency_name where case_id = any (theirs);
  update cases_cover set agency_name = agency_name where case_id = any (theirs);
  update cases_trust set agency_name = agency_name where case_id = any (theirs);
  update cases_meeting set place = place where case_id = any (theirs);
  update cases_invitee set agency_name = agency_name where meeting_id in (
    select id from cases_meeting where case_id = any (theirs));
  if cardinality(theirs) = 0 then return; end if;
  for t in select g.tgrelid::regclass::text from pg_trigger g where g.tgname = 'area_put_away' loop
    execute format('update %s set id = id where dossier_id in (
      select d.id from access_dossier d where d.case_id = any ($1)
      union select v.dossier_id from cases_planvolume v where v.case_id = any ($1)
      union select p.dossier_id from cases_planpart p where p.case_id = any ($1)
      union select o.origin_id from cases_origin o where o.case_id = any ($1))', t) using theirs;
  end loop;
end $$;
revoke execute on function cases_hide_places from public;

select cases_hide_places(array(select distinct c from (
  select s.case_id as c from people_shield h join cases_subject s on s.person_id = h.person_id
    where h.ended_at is null
  union select f.case_id from people_shield h join cases_familymember f
    on f.person_id = h.person_id and f.ended_at is null where h.ended_at is null) x));
