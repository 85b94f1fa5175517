"""What in a text points at somebody of a family whom the writer may see."""

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.cases.policies.identifiers import named_words, names_in, numbers_in
from ciranda.common.database import rows

# From the families of one's teams, and those one works with: never from the wall alone.
_NAMES = """
select distinct p.given, p.known_as, p.surnames from people_person p where p.id in (
  select s.person_id from cases_custody u join cases_subject s on s.case_id = u.case_id
    where u.team_id = any (%(teams)s) and u.ended_at is null
  union select f.person_id from cases_custody u join cases_familymember f on f.case_id = u.case_id
    where u.team_id = any (%(teams)s) and u.ended_at is null
  union select s.person_id from cases_circlemember c join cases_subject s on s.case_id = c.case_id
    where c.membership_id = %(me)s and c.ended_at is null)
limit 20000
"""


def identifiers_in(actor: Actor, text: str) -> list[str]:
    """The words of a text that point at somebody: names of families the writer sees, references,
    dates, long numbers. Empty where nothing does."""
    found = numbers_in(text)
    if not named_words(text):
        return found
    asked = {"teams": list(actor.team_ids), "me": actor.membership_id}
    with connection.cursor() as cursor:
        people = rows(cursor, _NAMES, asked)
    names = [name for one in people for name in one.values() if name]
    return found + names_in(text, names)
