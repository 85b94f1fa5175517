-- Names as tokens. Two words within two edits share one of the pieces that are left of their first
-- seven letters after deleting up to two (one in short words): the index finds every such word,
-- where trigrams miss the short ones (engineering notes, search).
create function people_pieces(word text) returns text[]
language plpgsql immutable strict parallel safe as $$
declare
  w text := left(word, 7); once text; pieces text[] := array[w];
begin
  if length(w) < 3 then return pieces; end if;
  for i in 1..length(w) loop
    once := left(w, i - 1) || substr(w, i + 1);
    pieces := pieces || once;
    if length(word) > 4 then
      for j in i..length(once) loop
        pieces := pieces || (left(once, j - 1) || substr(once, j + 1));
      end loop;
    end if;
  end loop;
  return array(select distinct unnest(pieces));
end $$;

-- How a word sounds, roughly, across the spellings of our languages: Thiago and Tiago, Inez and
-- Ines, Matilde and Mathilde are one name; Sara and Lara are two.
create function people_sound(word text) returns text
language sql immutable strict parallel safe as $$
 select regexp_replace(translate(regexp_replace(replace(replace(replace(replace(
   word, 'ph', 'f'), 'th', 't'), 'qu', 'k'), 'ch', 'x'), 'c(?=[ei])', 's', 'g'),
   'wyzch', 'visk'), '(.)\1+', '\1', 'g') $$;

create function people_texts(list jsonb) returns text[] language sql immutable parallel safe as $$
 select case when jsonb_typeof(list) = 'array'
   then array(select jsonb_array_elements_text(list)) else '{}' end $$;

create function people_token_ids(list jsonb) returns int[]
language sql stable set search_path = public, pg_temp as $$
 select array(select t.id from unnest(people_texts(list)) with ordinality w(word, ord)
   join people_nametoken t on t.text = w.word order by w.ord) $$;

-- The words of names get their ids here, and a person the arrays of them. One statement for one
-- person or for many. A missing mother, phones or numbers leave what is there.
create function people_index(entries jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  insert into people_nametoken (text, pieces, is_given_name)
    select word, people_pieces(word), false from (
      select distinct unnest(people_texts(e->'given') || people_texts(e->'known')
        || people_texts(e->'surnames') || people_texts(e->'mother')) as word
      from jsonb_array_elements(entries) e) words
    where not exists (select 1 from people_nametoken t where t.text = word)
    order by word on conflict do nothing;
  with whole as materialized (
    select (e->>'person')::uuid as person, e, people_token_ids(e->'given') as given,
      people_token_ids(e->'known') as known, people_token_ids(e->'surnames') as surnames,
      people_token_ids(e->'mother') as mother, people_texts(e->'phones') as phones,
      people_texts(e->'numbers') as numbers
    from jsonb_array_elements(entries) e)
  insert into people_persontokens as x (person_id, given, known, surnames, mother, tokens, phones,
      numbers, born_on, born_precision)
    select person, given, known, surnames, mother, given || known || surnames, phones, numbers,
      (e->>'born_on')::date, coalesce(e->>'born_precision', 'unknown') from whole
    on conflict (person_id) do update set given = excluded.given, known = excluded.known,
      surnames = excluded.surnames, tokens = excluded.tokens, born_on = excluded.born_on,
      born_precision = excluded.born_precision,
      mother = case when excluded.mother = '{}' then x.mother else excluded.mother end,
      phones = case when excluded.phones = '{}' then x.phones else excluded.phones end,
      numbers = case when excluded.numbers = '{}' then x.numbers else excluded.numbers end;
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function people_index from public;
grant execute on function people_index to ciranda_web;

-- What else leads to a person: phones and numbers, as they are now. Nulls leave what is there.
create function people_index_more(of_person uuid, new_phones text[], new_numbers text[],
  new_mother uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update people_persontokens x set phones = coalesce(new_phones, x.phones),
    numbers = coalesce(new_numbers, x.numbers),
    mother = coalesce((select m.given || m.surnames from people_persontokens m
      where m.person_id = new_mother), x.mother)
  where x.person_id = of_person $$;
revoke execute on function people_index_more from public;
grant execute on function people_index_more to ciranda_web;
