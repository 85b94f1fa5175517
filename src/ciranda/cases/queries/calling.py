"""What a family is called that was opened without a child by name."""

# Its adults, as far as the reader may know them; nothing for a case about a child or a pregnancy.
# `{case}` is the column that holds the case.
ADULTS = """(select string_agg(
    coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)),
    ', ' order by f.started_at, f.id)
  from cases_familymember f join people_person p on p.id = f.person_id
  where f.case_id = {case} and f.ended_at is null and not exists (
    select 1 from cases_subject b
    where b.case_id = {case} and b.ended_on is null and b.kind <> 'family'))"""
