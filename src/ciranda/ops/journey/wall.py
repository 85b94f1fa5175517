"""Asking the wall, as someone, what they read of a case now."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Category, unmask
from ciranda.common.database import OWNER, rows, speaking_as

# The wall's own condition, for every volume of the case and of its plan at once.
_CATEGORIES = """
select coalesce(bit_or(g.cats), 0) as cats from access_grant g
where g.dossier_id in (select v.dossier_id from cases_volume v where v.case_id = %s)
  and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
  and now() >= g.valid_from and now() < g.valid_until and g.dossier_id <> all (app_barred())
"""
_PARAGRAPHS = """
select p.category, p.dossier_id = any (select o.dossier_id from cases_ownfile o
    where o.case_id = p.case_id) as own
from cases_paragraph p where p.case_id = %s and p.replaced_at is null
"""


@dataclass(frozen=True)
class Seen:
    """What somebody reads of a case: categories of the shared file, and notes one by one."""

    categories: tuple[Category, ...]
    shared: tuple[Category, ...]
    own: int

    @property
    def words(self) -> str:
        """In a line: the categories, or nothing, and how many notes."""
        said = [_named(self.categories)]
        if self.shared:
            said.append(_counted(len(self.shared), "shared note"))
        if self.own:
            said.append(_counted(self.own, "note") + " of the service itself")
        return "; ".join(said)


@dataclass(frozen=True)
class Look:
    """What the wall let somebody see at one moment of the journey."""

    who: str
    seen: Seen

    def __str__(self) -> str:
        return f"{self.who} reads: {self.seen.words}"


def _named(categories: tuple[Category, ...]) -> str:
    hidden = [str(c.label).lower() for c in Category if c not in categories]
    if not categories:
        return "nothing of the shared file"
    if not hidden:
        return "everything"
    if len(hidden) < 4:
        return f"everything but {', '.join(hidden)}"
    return ", ".join(str(c.label).lower() for c in categories)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("s" if number != 1 else "")


def seen_by(actor: Actor, case_id: UUID) -> Seen:
    """What `actor` reads of a case, asked as the web role with their principals."""
    with entered(actor), connection.cursor() as cursor:
        cats = rows(cursor, _CATEGORIES, [case_id])[0]["cats"]
        notes = rows(cursor, _PARAGRAPHS, [case_id])
    shared = tuple(Category(n["category"]) for n in notes if not n["own"])
    return Seen(tuple(unmask(cats)), shared, sum(1 for n in notes if n["own"]))


def look(who: str, actor: Actor, case_id: UUID) -> Look:
    """What `actor` reads of the case now, under the name it is printed with."""
    return Look(who, seen_by(actor, case_id))


def notes_in_all(case_id: UUID) -> int:
    """How many notes there are, whoever may read them."""
    with speaking_as(OWNER) as cursor:
        sql = "select count(*) as n from cases_paragraph where case_id = %s and replaced_at is null"
        found: int = rows(cursor, sql, [case_id])[0]["n"]
    return found
