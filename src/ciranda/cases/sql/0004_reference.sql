-- A case's random reference: 60 random bits of a version 4 UUID (bytes 6 and 8 hold its version),
-- in letters that are not misread. Made here so that a bulk loader gets one too.
create function cases_new_reference() returns text
language sql volatile as $$
 select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(b, i) & 31) + 1, 1)
     || case when at in (4, 8) then '-' else '' end, '' order by at)
  from (select uuid_send(gen_random_uuid()) as b offset 0) x,
    unnest(array[0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13]) with ordinality p(i, at) $$;
