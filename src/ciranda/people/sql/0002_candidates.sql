-- One meaning of a typed word, and one candidate: shapes only, no rows.
create type people_meaning as (role text, ord int, tok int, w real, exact boolean, other boolean);
create type people_candidate as (person uuid, score real, signals text[], proposed boolean,
  seen boolean, shielded boolean);

-- Once a day and kind, the keepers of a shielded person learn that somebody came near. No name, no
-- place, not who: that is the audit trail's.
create function people_tell_keepers(persons uuid[], what text) returns void
language sql security definer set search_path = public, pg_temp as $$
 insert into people_shieldnotice (id, person_id, dossier_id, kind, noticed_on)
   select distinct on (h.person_id) gen_random_uuid(), h.person_id, h.dossier_id, what, current_date
   from people_shield h where h.person_id = any (persons) and h.ended_at is null
   on conflict (person_id, kind, noticed_on) do nothing $$;
revoke execute on function people_tell_keepers from public;

-- Whether the asker's grants let a person be seen: the wall's own test on participation.
create function people_seen(of_person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
 select exists (select 1 from people_participation p join access_grant f
     on f.dossier_id = p.dossier_id and f.cats & 1 <> 0 and f.principal = any (app_principals())
     and f.purposes & app_purpose() <> 0 and now() >= f.valid_from and now() < f.valid_until
   where p.person_id = of_person and p.dossier_id <> all (app_barred())) $$;
revoke execute on function people_seen from public;

-- How two birth dates agree: 1 the same, down to 0 for different ones, null where either is
-- unknown. A day apart, day and month swapped, and another year are how dates are mistyped.
create function people_born_agrees(a date, pa text, b date, pb text) returns real
language sql immutable parallel safe as $$
 -- only immutable functions inside, so that the planner can put it in line: it runs once a
 -- candidate, and a call would cost more than the comparison
 select (case
  when a is null or b is null or pa = 'unknown' or pb = 'unknown' then null
  when a = b and pa = 'day' and pb = 'day' then 1
  when pa = 'year' or pb = 'year' then case abs(extract(year from a) - extract(year from b))
    when 0 then 0.75 when 1 then 0.3 else 0 end
  when pa = 'month' or pb = 'month' then case
    when extract(year from a) <> extract(year from b) then 0
    when extract(month from a) = extract(month from b) then 0.78 else 0.3 end
  when abs(a - b) = 1 then 0.92
  when extract(day from a) = extract(day from b) and extract(month from a) = extract(month from b)
    then case when abs(extract(year from a) - extract(year from b)) <= 10 then 0.8 else 0 end
  when extract(year from a) <> extract(year from b) then 0
  when extract(day from a) = extract(month from b) and extract(month from a) = extract(day from b)
    then 0.9
  when extract(month from a) = extract(month from b) or extract(day from a) = extract(day from b)
    then 0.5
  else 0 end)::real $$;

-- The words of known names that the typed words may stand for: role g(iven), s(urname), m(other).
-- `other` marks a given name that is a name of its own (Mario for Maria, Sara for Lara): twins and
-- siblings have such names, so it never makes two records one person.
create function people_meanings(asked jsonb) returns setof people_meaning
language sql stable set search_path = public, pg_temp
-- comparing arrays of words costs more than the planner thinks: always by the index
set enable_seqscan = off as $$
 with typed as materialized (
   select k.role, x.ord::int as ord, x.word, people_sound(x.word) as sound,
     people_pieces(x.word) as pieces,
     exists (select 1 from people_nametoken o where o.text = x.word and o.is_given_name) as is_given
   from (values ('g', 'given'), ('s', 'surnames'), ('m', 'mother')) k(role, key),
     jsonb_array_elements_text(coalesce(asked->k.key, '[]')) with ordinality x(word, ord)),
 near as materialized (
   select t.*, n.id, n.text as name, n.is_given_name,
     levenshtein_less_equal(t.word, n.text, 4) as edits, people_sound(n.text) = t.sound as alike,
     -- the same letters in another order: fingers that were too fast
     length(t.word) = length(n.text) and translate(t.word, n.text, '') = ''
       and translate(n.text, t.word, '') = '' as stirred
   from typed t cross join lateral (
     select * from people_nametoken n where n.pieces && t.pieces) n)
 select n.role, n.ord, n.id,
   (case when edits = 0 then 1 when alike then 0.95 when edits = 1 then 0.85 else 0.65 end)::real,
   edits = 0, n.role = 'g' and edits > 0 and not alike and (
     is_given and is_given_name
     or right(word, 1) in ('a', 'o') and right(name, 1) in ('a', 'o')
       and left(word, -1) = left(name, -1)
     or word = name || 'a' and right(name, 1) not in ('a', 'e', 'i', 'o')
     or name = word || 'a' and right(word, 1) not in ('a', 'e', 'i', 'o'))
 from near n where edits <= 1 or alike and edits <= 2
   or edits = 2 and least(length(word), length(name)) > 4 or stirred $$;

-- Everyone who may be meant, perhaps twice, before anybody looks at who may see them. Narrow on purpose: the
-- given name and a surname, or one name and a birth date that agrees, or a number, or a newborn.
create function people_maybe(asked jsonb, g int[], s int[], near date[], first_day date,
  last_day date) returns setof people_persontokens
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if cardinality(g) > 0 and cardinality(s) > 0 then
    return query select x.* from people_persontokens x
      where x.tokens && g and x.tokens && s limit 6000;
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
      where x.born_on between first_day and last_day and x.tokens && (g || s) limit 6000;
  end if;
  if cardinality(g) > 0 and cardinality(s) = 0 and near is null and first_day is null
     or cardinality(s) > 0 and cardinality(g) = 0 and not (asked->>'newborn')::boolean then
    return query select x.* from people_persontokens x
      where x.tokens && (g || s) limit 1000;
    -- a name alone is many people: those the asker may see are among them in any case
    return query select distinct on (x.person_id) x.* from access_grant f
        join people_participation p on p.dossier_id = f.dossier_id
        join people_persontokens x on x.person_id = p.person_id
      where f.principal = any (app_principals()) and f.cats & 1 <> 0 and x.tokens && (g || s)
      limit 1000;
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

-- Everyone born in these days with both of two names. Nothing without both.
create function people_named_twice(one int[], other int[], first_day date, last_day date)
returns setof people_persontokens
language sql stable security definer set search_path = public, pg_temp as $$
 select * from people_persontokens x where x.tokens && one and x.tokens && other
   and x.born_on between first_day and last_day limit 400 $$;
revoke execute on function people_named_twice from public;

-- The candidates with what speaks for each. A given name must agree for two records to be
-- proposed as one person; mother and phone are one household signal, which a sibling shares too.
create function people_weighed(asked jsonb) returns table (
  person uuid, score real, signals text[], proposed boolean)
language plpgsql stable security definer set search_path = public, pg_temp
-- the plan is the same for every name and costs more to make than to follow
set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  e people_meaning[]; g int[]; s int[]; m int[]; near date[]; first_day date; last_day date;
  born date := (asked->>'born_on')::date; pa text := coalesce(asked->>'born_precision', 'unknown');
  ng int := jsonb_array_length(coalesce(asked->'given', '[]'));
  ns int := jsonb_array_length(coalesce(asked->'surnames', '[]'));
  nm int := jsonb_array_length(coalesce(asked->'mother', '[]'));
  newborn boolean := coalesce((asked->>'newborn')::boolean, false);
  one int[]; other int[];
  my_phones text[] := array(select jsonb_array_elements_text(coalesce(asked->'phones', '[]')));
  my_numbers text[] := array(select jsonb_array_elements_text(coalesce(asked->'numbers', '[]')));
begin
  select array_agg(x), array_agg(tok) filter (where role = 'g'),
      array_agg(tok) filter (where role = 's'), array_agg(tok) filter (where role = 'm')
    into e, g, s, m from people_meanings(asked) x;
  g := coalesce(g, '{}'); s := coalesce(s, '{}'); m := coalesce(m, '{}');
  if born is not null and pa = 'day' then
    near := array[born, born - 1, born + 1] || array(
      select (born + make_interval(years => y))::date from generate_series(-10, 10) y where y <> 0)
      || case when extract(day from born) <= 12 then make_date(extract(year from born)::int,
        extract(day from born)::int, extract(month from born)::int) end;
  elsif born is not null and pa in ('month', 'year') then
    first_day := date_trunc(pa, born)::date;
    last_day := (date_trunc(pa, born) + ('1 ' || pa)::interval)::date - 1;
  end if;
  -- a short given name may be beyond recognition («Ncuo»): two surnames and the birth date lead to
  -- its owner all the same, in the list of like names and never as a proposed match
  if born is not null and greatest(ng, ns) > 1 then
    select array_agg(x.tok) filter (where x.ord = 1),
        array_agg(x.tok) filter (where x.ord = case when ns > 1 then ns else ng end)
      into one, other from unnest(e) x where x.role = case when ns > 1 then 's' else 'g' end;
  end if;
  return query
  with cand as materialized (
    select distinct on (x.person_id) x.*,
      people_born_agrees(born, pa, x.born_on, x.born_precision) as born_fits
    from (select * from people_maybe(asked, g, s, near, first_day, last_day)
      union all select * from people_named_twice(one, other, coalesce(first_day, born - 3),
        coalesce(last_day, born + 3))) x),
  part as (
    select c.person_id, 'g' as part, t as tok from cand c, unnest(c.given || c.known) t
    union all select c.person_id, 's', t from cand c, unnest(c.surnames) t
    union all select c.person_id, 'm', t from cand c, unnest(c.mother) t where nm + ns > 0),
  met as (
    select p.person_id, q.role, q.ord,
      max(q.w) filter (where p.part = 'g') as wg,
      max(q.w) filter (where p.part = 'g' and not q.other) as wg_ok,
      bool_or(p.part = 'g' and q.exact) as exact,
      max(q.w) filter (where p.part = 's') as ws, max(q.w) filter (where p.part = 'm') as wm
    from part p join unnest(e) q on q.tok = p.tok group by 1, 2, 3),
  summed as (
    select person_id,
      count(wg_ok) filter (where role = 'g') as g_in_g, count(ws) filter (where role = 'g') as g_in_s,
      count(ws) filter (where role = 's') as s_in_s, count(wg_ok) filter (where role = 's') as s_in_g,
      count(wm) filter (where role = 'm') as m_in_m, count(wm) filter (where role = 's') as s_in_m,
      count(ws) filter (where role = 'm') as m_in_s,
      count(*) filter (where role = 'g' and wg is not null and wg_ok is null) as other_names,
      count(*) filter (where role = 'g' and exact) as g_exact,
      coalesce(sum(greatest(wg, ws)) filter (where role in ('g', 's')), 0) as weight
    from met group by person_id),
  told as (
    select c.person_id, c.born_fits, cardinality(c.given) as n_given,
      cardinality(c.surnames) as n_surnames, coalesce(k.weight, 0) as weight,
      coalesce(k.g_in_g, 0) as g_in_g, coalesce(k.s_in_s, 0) as s_in_s,
      coalesce(k.g_in_s, 0) as g_in_s,
      coalesce(k.g_exact, 0) as g_exact, coalesce(k.other_names, 0) as other_names,
      c.numbers && my_numbers as number,
      c.phones && my_phones or nm > 0 and coalesce(k.m_in_m, 0)
        >= greatest(1, least(nm, cardinality(c.mother), 2)) and cardinality(c.mother) > 0
        as household,
      coalesce(k.g_in_s, 0) > 0 and ng > 0 and ns > 0
        and coalesce(k.s_in_g, 0) >= greatest(1, least(ns, cardinality(c.given))) as swapped,
      (newborn or cardinality(c.given) = 0) and c.born_fits >= 0.9 and (
        coalesce(k.m_in_m, 0) > 0 or coalesce(k.s_in_m, 0) > 0 or coalesce(k.m_in_s, 0) > 0)
        as newborn_fits
    from cand c left join summed k using (person_id)),
  judged as (
    select t.*, t.g_in_g > 0 and t.other_names = 0
        and t.g_in_g >= least(ng, greatest(t.n_given, 1)) as given_fits,
      ns > 0 and t.s_in_s >= least(ns, t.n_surnames) and t.s_in_s > 0 as surnames_fit
    from told t)
  select j.person_id,
    (case when number then 1 else
      0.62 * (0.75 * weight / greatest(ng + ns, 1) + 0.25 * least(1, weight
        / greatest(n_given + n_surnames, 1)))
      + 0.28 * coalesce(born_fits, 0.45) + 0.04 * (household is true)::int
      + 0.06 * (given_fits or swapped or newborn_fits)::int
      + case when newborn_fits then 0.3 else 0 end end)::real,
    array_remove(array[
      case when number then 'number' end,
      case when given_fits and g_exact >= g_in_g then 'given'
        when given_fits then 'given_alike' end,
      case when swapped and not given_fits then 'swapped' end,
      case when surnames_fit then 'surnames' when s_in_s > 0 then 'surname' end,
      case when born_fits = 1 then 'born' when born_fits > 0.91 then 'born_near'
        when born_fits > 0.89 then 'born_swapped' when born_fits > 0.79 then 'born_year'
        when born_fits > 0 then 'born_part' end,
      case when newborn_fits then 'newborn' end, case when household then 'household' end], null),
    number or newborn_fits or (
      (given_fits or swapped) and (born_fits is null or born_fits > 0.25)
      and (s_in_s > 0 or swapped or ns = 0 or n_surnames = 0 or born_fits > 0.79 or household)
      and (born_fits is not null or surnames_fit or swapped or household or ns + ng = 1))
  from judged j
  where number or newborn_fits or g_in_g > 0 or swapped or other_names > 0 or ng = 0
    or greatest(s_in_s, g_in_s) > 1 and born_fits >= 0.75
  order by 2 desc limit 400;
end $$;
revoke execute on function people_weighed from public;

-- Who may be meant by these names. The asker gets the ids of persons they may see anyway, with
-- what speaks for each, and whether somebody they may not see may be meant: never who, never how
-- many. A shielded person is neither shown nor hinted at; those who protect them are told. The
-- search itself is kept and audited without what was typed.
create function people_candidates(asked jsonb, want int) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found people_candidate[]; search uuid := gen_random_uuid(); this_minute int; answer jsonb;
  unseen uuid[]; protected uuid[];
begin
  select array_agg(row(w.person, w.score, w.signals, w.proposed, people_seen(w.person),
      exists (select 1 from people_shield h where h.person_id = w.person and h.ended_at is null)
      )::people_candidate)
    into found from people_weighed(asked) w
    where w.person is distinct from (asked->>'of_person')::uuid
      and not exists (select 1 from people_notsame d
        where d.first_id = least(w.person, (asked->>'of_person')::uuid)
          and d.second_id = greatest(w.person, (asked->>'of_person')::uuid)
          and d.agreed @> w.signals);
  select array(select f.person from unnest(found) f where not f.seen and not f.shielded
      and f.proposed and f.score >= 0.62 order by f.score desc limit 5),
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
revoke execute on function people_candidates from public;
grant execute on function people_candidates to ciranda_web;
