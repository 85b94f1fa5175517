"""Which dossier a fact about a person belongs in."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Category, DossierKind
from ciranda.common.database import rows
from ciranda.people.enums import Part

_WRITABLE = """
select d.id, d.kind, p.part from people_participation p join access_dossier d on d.id = p.dossier_id
where p.person_id = %s and p.ended_on is null and d.kind in (1, 2)
  and exists (select 1 from access_grant f where f.dossier_id = d.id and f.writes & %s <> 0
    and f.principal = any ((select app_principals())::int[])
    and f.purposes & (select app_purpose()) <> 0
    and now() >= f.valid_from and now() < f.valid_until)
order by d.opened_at desc
"""


_WRITES = """
select exists (select 1 from access_grant f where f.dossier_id = %s and f.writes & %s <> 0
  and f.principal = any ((select app_principals())::int[])
  and f.purposes & (select app_purpose()) <> 0
  and now() >= f.valid_from and now() < f.valid_until)
"""


@dataclass(frozen=True)
class Homes:
    """Where the actor may write about a person. `subject` says that a case is about them."""

    own: UUID | None
    case: UUID | None
    subject: bool


def homes(person_id: UUID, category: Category) -> Homes:
    """The dossiers of a person in which the actor may write rows of `category`. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _WRITABLE, [person_id, 1 << category])
    cases = [row for row in found if row["kind"] == DossierKind.CASE]
    cases.sort(key=lambda row: row["part"] != Part.SUBJECT)
    own = [row["id"] for row in found if row["kind"] == DossierKind.PERSON]
    return Homes(
        own=own[0] if own else None,
        case=cases[0]["id"] if cases else None,
        subject=bool(cases) and cases[0]["part"] == Part.SUBJECT,
    )


def home_of(person_id: UUID, category: Category, *, for_case: bool = False) -> UUID:
    """Where a new fact about a person goes: a child's into its case, an adult's into their own
    dossier unless they gave it for the case (design, section 4). Raises Refused."""
    found = homes(person_id, category)
    if found.case and (found.subject or for_case):
        return found.case
    if found.own:
        return found.own
    if found.case:
        raise Refused(_("An adult's file is their own. If they gave this for the case, say so."))
    raise Refused(_("You can read about this person, not write about them in this way."))


def may_write_in(dossier_id: UUID, category: Category) -> bool:
    """Whether the actor writes rows of `category` in a dossier. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITES, [dossier_id, 1 << category])
        return bool(cursor.fetchone()[0])


def must_write(dossier_id: UUID, category: Category) -> None:
    """Raises Refused in words where the actor may not write such rows of a dossier: the wall would
    say no as well, but not why. One statement."""
    if not may_write_in(dossier_id, category):
        raise Refused(_("You can read about this person, not write about them in this way."))
