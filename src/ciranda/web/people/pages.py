"""The parts of a person's page, in words."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.cases.queries.expecting import OpenFile, files_on
from ciranda.common.dates import add_months
from ciranda.people.enums import ContactKind, HouseholdRole, NoticeKind, SafeWhen
from ciranda.people.policies.languages import language_name
from ciranda.people.policies.numbers import REGISTERS
from ciranda.people.queries.person import PersonPage, Row, day_of
from ciranda.web import wording
from ciranda.web.components import Link
from ciranda.web.components import Row as Line

_YOUNGEST = 10 * 12  # months; a pregnancy is not offered on a younger child's page

_NEWBORN = 12  # months after which nobody is offered to put a birth on a list


def page_of(actor: Actor, person: PersonPage) -> dict[str, Any]:
    """Everything the template draws."""
    changes = actor.may(Permission.PERSON_CHANGE) and bool(person.writes)
    return {
        "person": person,
        "who": _who(person, changes=changes),
        "parts": [_part(person, *one, changes=changes) for one in PARTS],
        "homes": _homes(person),
        "pregnancies": _pregnancies(actor, person.lists["pregnancies"]),
        "may_change": changes,
        "may_expect": actor.may(Permission.PERSON_REGISTER) and _may_be_pregnant(person),
        "is_newborn": actor.may(Permission.PERSON_REGISTER) and _is_newborn(person),
        "cases": person.lists["cases"],
        "links": person.lists["links"],
        "keepers": person.lists["keepers"],
        "notices": [_notice(row) for row in person.lists["notices"]],
        "may_protect": actor.may(Permission.PERSON_SHIELD),
    }


def _who(person: PersonPage, *, changes: bool) -> list[Line]:
    address = reverse("web:people:rename", args=[person.id])
    change = [Link(_("Correct"), address, _("the name or birth date"))] if changes else []
    rows = [
        Line(_("Name"), person.name, change),
        Line(_("Known as"), person.known_as),
        Line(_("Date of birth"), wording.partial_day(person.born_on, person.born_precision)),
    ]
    if person.died_on:
        rows.append(Line(_("Died"), wording.day(person.died_on)))
    before = (f"{old['given']} {old['surnames']}".strip() for old in person.lists["changes"])
    return rows + [Line(_("Called before"), name) for name in before]


def _part(person: PersonPage, key: str, what: str, title: str, *, changes: bool) -> dict[str, Any]:
    return {
        "title": TITLES[title](),
        "what": what,
        "add_href": reverse("web:people:add", args=[person.id, what]) if changes else "",
        "rows": [
            {
                "words": words,
                "note": note,
                "end_href": _end(person, what, row) if changes else "",
                "safety_href": _safety(person, what, row) if changes else "",
            }
            for row in person.lists[key]
            for words, note in [SAID[key](row)]
        ],
        "hidden": person.is_protected and key in HIDDEN and not person.lists[key],
    }


def _end(person: PersonPage, what: str, row: Row) -> str:
    if row.get("ended_on") or what == "school" or not person.may_change(row):
        return ""
    return reverse("web:people:end", args=[person.id, what, row["id"]])


def _safety(person: PersonPage, what: str, row: Row) -> str:
    if what != "contact" or not person.may_change(row):
        return ""
    return reverse("web:people:safety", args=[person.id, row["id"]])


def _residence(row: Row) -> tuple[str, str]:
    words = ", ".join(filter(None, (row["address"], row["postcode"], row["parish"])))
    return words, _span(row)


def _school(row: Row) -> tuple[str, str]:
    return row["name"], _span(row)


def _contact(row: Row) -> tuple[str, str]:
    kind, safe = str(ContactKind(row["kind"]).label), str(SafeWhen(row["safe"]).label)
    whose = f" ({row['whose']})" if row["whose"] else ""
    also = _("also used by %(who)s") % {"who": row["also_used_by"]} if row["also_used_by"] else ""
    note = "; ".join(filter(None, (safe, row["safe_note"], also)))
    return f"{kind}: {row['value']}{whose}", note


def _language(row: Row) -> tuple[str, str]:
    notes = [_("preferred")] if row["is_preferred"] else []
    notes += [_("an interpreter is needed")] if row["needs_interpreter"] else []
    return language_name(row["language"]), ", ".join(notes)


def _number(row: Row) -> tuple[str, str]:
    known = REGISTERS.get(row["register"])
    label = str(known.label) if known else row["register"]
    return f"{label}: {row['value']}", _("check digits right") if row["is_checked"] else ""


def _span(row: Row) -> str:
    start, end = day_of(row["started_on"]), day_of(row["ended_on"])
    parts = [_("since %(day)s") % {"day": wording.day(start)}] if start else []
    parts += [_("until %(day)s") % {"day": wording.day(end)}] if end else []
    parts += [_("said by %(who)s") % {"who": row["said_by"]}] if row["said_by"] else []
    return ", ".join(parts)


def _may_be_pregnant(person: PersonPage) -> bool:
    """Whether to offer it: nobody's sex is kept, so to all but the dead and small children."""
    if person.died_on or not person.writes:
        return False
    on = person.born_on
    return on is None or add_months(on, _YOUNGEST) <= timezone.localdate()


def _is_newborn(person: PersonPage) -> bool:
    """Whether the birth may still have to be put on an area's list."""
    born = person.born_on
    return bool(born and person.writes and not person.died_on) and (
        add_months(born, _NEWBORN) > timezone.localdate()  # type: ignore[arg-type]
    )


def _homes(person: PersonPage) -> list[dict[str, Any]]:
    """The households of a person, each with those who live there."""
    found: dict[str, dict[str, Any]] = {}
    for row in person.lists["living"]:
        empty = {"id": row["household_id"], "name": row["household"], "members": []}
        home = found.setdefault(row["household_id"], empty)
        home["members"].append(_lives(person, row))
    return list(found.values())


def _lives(person: PersonPage, row: Row) -> dict[str, Any]:
    started = day_of(row["started_on"])
    return {
        "id": row["id"],
        "name": row["name"],
        "role": str(HouseholdRole(row["role"]).label),
        "signs": row["holds_responsibility"],
        "since": _("since %(day)s") % {"day": wording.day(started)} if started else "",
        "href": "" if row["person_id"] == str(person.id) else row["person_id"],
    }


def _pregnancies(actor: Actor, found: list[Row]) -> list[dict[str, Any]]:
    """Each with the files there are; another is offered only where one's own team has none."""
    if not found:
        return []
    files = files_on(actor, [UUID(str(row["id"])) for row in found])
    opens = actor.may(Permission.CASE_OPEN)
    return [_expected(row, files, opens=opens) for row in found]


def _expected(row: Row, files: list[OpenFile], *, opens: bool) -> dict[str, Any]:
    on, precision = day_of(row["due_on"]), row["due_precision"]
    known = on is not None and precision != "unknown"
    due = wording.partial_day(on, precision) if known else _("when is not known yet")
    hers = [one for one in files if str(one.pregnancy_id) == str(row["id"])]
    return {
        "id": row["id"],
        "due": due,
        "expected": row["expected"],
        "files": hers,
        "may_open_file": opens and not any(one.is_ours for one in hers),
    }


def _notice(row: Row) -> str:
    on = wording.day(day_of(row["noticed_on"]))
    return f"{on}: {NoticeKind(row['kind']).label}"


PARTS = (
    ("contacts", "contact", "contacts"),
    ("residences", "residence", "residences"),
    ("schools", "school", "schools"),
    ("languages", "language", "languages"),
    ("numbers", "number", "numbers"),
)
HIDDEN = frozenset({"contacts", "residences", "schools"})
SAID = {
    "contacts": _contact,
    "residences": _residence,
    "schools": _school,
    "languages": _language,
    "numbers": _number,
}
TITLES = {
    "contacts": lambda: _("How to reach them"),
    "residences": lambda: _("Where they live"),
    "schools": lambda: _("Nursery or school"),
    "languages": lambda: _("Languages"),
    "numbers": lambda: _("Numbers"),
}
