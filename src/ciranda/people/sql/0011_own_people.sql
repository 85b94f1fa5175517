-- The people of the dossiers whose names the asker may read, among them those with one of these
-- words and one of those. Asked where a name is more people than can be weighed: a worker's own
-- child is found however many in the country are called so.
create function people_mine(words int[], further int[]) returns setof people_persontokens
language sql stable security definer set search_path = public, pg_temp as $$
 select x.* from (select distinct p.person_id from access_grant f
     join people_participation p on p.dossier_id = f.dossier_id
     where f.principal = any (app_principals()) and f.cats & 1 <> 0
       and f.valid_until > now()) mine
   join people_persontokens x on x.person_id = mine.person_id
 where x.tokens && words and x.tokens && further limit 1000 $$;
revoke execute on function people_mine from public;

-- Everyone who may be meant, perhaps twice, before anybody looks at who may see them. Narrow on
-- purpose: the given name and a surname, or one name and a birth date that agrees, or a number, or
-- a newborn. Where more people have the names than can be weighed and a birth is known, those of its
-- year come whole and the others give way. Whoever the asker may see is among them in any case.
create or replace function people_maybe(asked jsonb, g int[], s int[], near date[], first_day date,
  last_day date) returns setof people_persontokens
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  year int[] := array[-extract(year from coalesce(near[1], first_day))::int];
  met people_persontokens[];
begin
  if cardinality(g) > 0 and cardinality(s) > 0 then
    met := array(select x from people_persontokens x
      where people_keys(x.tokens, x.born_on) && g and people_keys(x.tokens, x.born_on) && s
      limit 6000);
    if cardinality(met) = 6000 then
      return query select x.* from people_mine(g, s) x;
      if year[1] is not null then
        return query select x.* from people_persontokens x
          where people_keys(x.tokens, x.born_on) && year and people_keys(x.tokens, x.born_on) && g
            and people_keys(x.tokens, x.born_on) && s limit 3000;
        met := met[:1000];
      end if;
    end if;
    return query select x.* from unnest(met) x;
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
