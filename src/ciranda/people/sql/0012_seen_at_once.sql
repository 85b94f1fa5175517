-- Everyone who may be meant, perhaps twice, before anybody looks at who may see them. Narrow on
-- purpose: the given name and a surname, or one name and a birth date that agrees, or a number, or
-- a newborn. Where more people have the names than can be weighed and a birth is known, those of its
-- year come whole beside them. Whoever the asker may see is among them in any case.
create or replace function people_maybe(asked jsonb, g int[], s int[], near date[], first_day date,
  last_day date) returns setof people_persontokens
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  year int[] := array[-extract(year from coalesce(near[1], first_day))::int];
  most int := case when year[1] is null then 6000 else 3000 end;
  met bigint;
begin
  if cardinality(g) > 0 and cardinality(s) > 0 then
    return query select x.* from people_persontokens x
      where people_keys(x.tokens, x.born_on) && g and people_keys(x.tokens, x.born_on) && s
      limit most;
    get diagnostics met = row_count;
    if met = most then
      return query select x.* from people_mine(g, s) x;
      if year[1] is not null then
        return query select x.* from people_persontokens x
          where people_keys(x.tokens, x.born_on) && year and people_keys(x.tokens, x.born_on) && g
            and people_keys(x.tokens, x.born_on) && s limit 3000;
      end if;
    end if;
  end if;
  if cardinality(near) > 0 then
    if cardinality(g || s) > 0 then
      return query select x.* from people_persontokens x where x.born_on = any (near)
        and x.tokens && case when cardinality(g) > 0 then g else s end;
    elsif jsonb_array_length(coalesce(asked->'mother', '[]')) = 0 then
      return query select x.* from people_persontokens x
        where x.born_on = near[1] limit 2000;
    end if;
    return query select x.* from people_persontokens x
      where x.born_on between near[1] - 3 and near[1] + 3
        and (cardinality(x.given) = 0 or (asked->>'newborn')::boolean);
  elsif first_day is not null and (cardinality(g) = 0 or cardinality(s) = 0)
      and cardinality(g || s) > 0 then
    return query select x.* from people_persontokens x
      where people_keys(x.tokens, x.born_on) && year
        and people_keys(x.tokens, x.born_on) && (g || s)
        and x.born_on between first_day and last_day limit 6000;
  end if;
  if cardinality(g) > 0 and cardinality(s) = 0 and near is null and first_day is null
     or cardinality(s) > 0 and cardinality(g) = 0 and not (asked->>'newborn')::boolean then
    return query select x.* from people_persontokens x
      where people_keys(x.tokens, x.born_on) && (g || s) limit 1000;
    -- a name alone is many people
    return query select x.* from people_mine(g || s, g || s) x;
  end if;
  if jsonb_array_length(coalesce(asked->'numbers', '[]')) > 0 then
    return query select x.* from people_persontokens x
      where x.numbers && array(select jsonb_array_elements_text(asked->'numbers'));
  end if;
  if jsonb_array_length(coalesce(asked->'phones', '[]')) > 0 and cardinality(g || s) = 0 then
    return query select x.* from people_persontokens x
      where x.phones && array(select jsonb_array_elements_text(asked->'phones')) limit 200;
  end if;
end $$;
revoke execute on function people_maybe from public;

-- Who may be meant by these names. The asker gets the ids of persons they may see anyway, with
-- what speaks for each, and whether somebody they may not see may be meant: never who, never how
-- many. A shielded person is neither shown nor hinted at; those who protect them are told. The
-- search itself is kept and audited without what was typed.
create or replace function people_candidates(asked jsonb, want int) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found people_candidate[]; search uuid := gen_random_uuid(); this_minute int; answer jsonb;
  unseen uuid[]; protected uuid[];
begin
  -- whom the asker sees is asked once for all: the wall's own test on participation
  with met as materialized (select w.* from people_weighed(asked) w
    where w.person is distinct from (asked->>'of_person')::uuid
      and not exists (select 1 from people_notsame d
        where d.first_id = least(w.person, (asked->>'of_person')::uuid)
          and d.second_id = greatest(w.person, (asked->>'of_person')::uuid)
          and d.agreed @> w.signals)),
  seen as materialized (select p.person_id from people_participation p
      join access_grant f on f.dossier_id = p.dossier_id and f.cats & 1 <> 0
        and f.principal = any (app_principals()) and f.purposes & app_purpose() <> 0
        and now() >= f.valid_from and now() < f.valid_until
    where p.person_id = any (array(select m.person from met m))
      and p.dossier_id <> all (app_barred()))
  select array_agg(row(m.person, m.score, m.signals, m.proposed,
      m.person in (select s.person_id from seen s), exists (select 1 from people_shield h
        where h.person_id = m.person and h.ended_at is null))::people_candidate)
    into found from met m;
  select array(select f.person from unnest(found) f where not f.seen and not f.shielded
      and not people_said_never(f.person) and f.proposed and f.score >= 0.62 order by f.score desc limit 5),
    array(select f.person from unnest(found) f where f.shielded and not f.seen and f.proposed
      and f.score >= 0.62 limit 5)
    into unseen, protected;
  insert into people_search (id, human_id, membership_id, at, hidden, shielded)
    values (search, app_human(), app_membership(), clock_timestamp(), unseen, protected);
  insert into audit_event (at, human_id, membership_id, verb, outcome, kind, object_id, fields,
      purpose, reason, region_id)
    select clock_timestamp(), app_human(), app_membership(), 'people.search', 0, 'search', search,
      coalesce(jsonb_agg(k.key), '[]'), null, '', 1 from jsonb_each(asked) k
      where k.value not in ('null', '[]', 'false', '""', '"unknown"');
  select count(*) into this_minute from people_search x
    where x.human_id = app_human() and x.at > clock_timestamp() - interval '1 minute';
  if this_minute > 60 then
    insert into people_searchflag as f (human_id, membership_id, minute, searches)
      values (app_human(), app_membership(), date_trunc('minute', clock_timestamp()), this_minute)
      on conflict (human_id, minute) do update set
        searches = greatest(f.searches, excluded.searches);
  end if;
  perform people_tell_keepers(protected, 'searched');
  select jsonb_build_object('search', search, 'hidden', cardinality(unseen) > 0,
    'found', coalesce(jsonb_agg(jsonb_build_object('person', f.person, 'score', f.score,
      'signals', f.signals, 'proposed', f.proposed) order by f.score desc, f.person), '[]'))
    into answer from (select x.* from unnest(found) x where x.seen
      order by x.score desc, x.person limit least(want, 100)) f;
  return answer;
end $$;
