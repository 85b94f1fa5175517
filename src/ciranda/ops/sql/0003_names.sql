-- Persons of whom no file lives any more, for the nightly job: none of their cases open or under a
-- hold, the identity of every closed one erased, every referral answered and past its time, nobody
-- who signs in, nobody protected, nobody sealed, and none entered later than `longest` ago. Keys only.
-- `kept`: by pack version the day before which an answered referral is past its time.
create function ops_nameless(kept jsonb, longest timestamptz, most int) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
 select array(select p.id from people_person p
  join access_dossier own on own.person_id = p.id and own.kind = 2 and own.opened_at < longest
  where p.given <> '' and app_human() is null
   and not exists (select 1 from accounts_user u where u.person_id = p.id)
   and not exists (select 1 from people_shield h where h.person_id = p.id and h.ended_at is null)
   and not people_is_sealed(p.id)
   and not exists (select 1 from people_pregnancy y where y.woman_id = p.id
     and (y.ended_on is null or y.ended_on > longest::date))
   and not exists (select 1 from cases_case c where (c.id in (
        select s.case_id from cases_subject s where s.person_id = p.id
        union select f.case_id from cases_familymember f where f.person_id = p.id)
       or c.id in (select d.case_id from people_participation q
         join access_dossier d on d.id = q.dossier_id where q.person_id = p.id))
     and (c.closed_at is null
       or exists (select 1 from cases_hold h where h.case_id = c.id and h.lifted_at is null)
       or exists (select 1 from access_dossier d where d.case_id = c.id and d.kind = 1
         and not exists (select 1 from cases_erasure e
           where e.from_dossier = d.id and e.category = 0))))
   and not exists (select 1 from referrals_referral r where (r.person_id = p.id
       or r.dossier_id in (select q.dossier_id from people_participation q
         where q.person_id = p.id))
     and (r.answered_at is null
       or r.answered_at >= coalesce((kept->>r.pack_version_id::text)::timestamptz, longest)))
  order by p.id limit most) $$;
revoke execute on function ops_nameless from public;
grant execute on function ops_nameless to ciranda_web;

-- What names, finds or reaches a person goes, and the words that only they were called by; a row
-- without a name stays, so that what others wrote keeps its place. For the two functions below.
create function ops_take_names(persons uuid[]) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare words int[]; t text; n int; gone int := 0;
begin
  select array_agg(distinct w) into words from people_persontokens x
    cross join unnest(x.given || x.known || x.surnames || x.mother) w
    where x.person_id = any (persons);
  foreach t in array array['people_persontokens', 'people_identifier', 'people_contactpoint',
      'people_residence', 'people_schooling', 'people_spokenlanguage', 'people_householdmember',
      'people_namechange', 'people_relaymessage', 'people_shieldnotice', 'people_neverask'] loop
    execute format('delete from %I where person_id = any ($1)', t) using persons;
    get diagnostics n = row_count;
    gone := gone + n;
  end loop;
  delete from people_notsame where first_id = any (persons) or second_id = any (persons);
  delete from people_nametoken k where k.id = any (words) and not k.is_given_name
    and not exists (select 1 from people_persontokens x
      where x.tokens && array[k.id] or x.mother && array[k.id]);
  update people_person set given = '', surnames = '', known_as = '', folded = '', born_on = null,
      born_precision = 'unknown', died_on = null
    where id = any (persons) and (given, surnames, folded) <> ('', '', '');
  get diagnostics n = row_count;
  delete from access_grant where source_id = any (persons);
  return gone + n;
end $$;
revoke execute on function ops_take_names from public;

create function ops_erase_names(kept jsonb, longest timestamptz, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare persons uuid[] := ops_nameless(kept, longest, most);
begin
  if app_human() is not null then raise exception 'only a job' using errcode = '42501'; end if;
  insert into people_erased (person_id, erased_at) select p, now() from unnest(persons) p
    on conflict do nothing;
  perform ops_take_names(persons);
  return cardinality(persons);
end $$;
revoke execute on function ops_erase_names from public;
grant execute on function ops_erase_names to ciranda_web;

-- After a backup was restored: every name on the list goes again. Returns how many rows.
create function ops_erase_names_again() returns int
language sql security definer set search_path = public, pg_temp as $$
 select ops_take_names(array(select person_id from people_erased)) where app_human() is null $$;
revoke execute on function ops_erase_names_again from public;
