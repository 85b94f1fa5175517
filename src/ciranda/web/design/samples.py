"""What the catalogue shows. All of it invented, and plainly so."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.web.components import (
    Bar,
    Cell,
    Chart,
    Chosen,
    Column,
    Empty,
    Entry,
    Link,
    Member,
    Row,
    Scale,
    Step,
    Tab,
    Table,
    Task,
    Tile,
)

COLOURS = ("", "green", "yellow", "orange", "red", "purple", "grey")


def everything() -> dict[str, Any]:
    """The samples by the names the template uses."""
    return {
        **_people(),
        **_lists(),
        **_numbers(),
        "colours": [(colour or _("plain"), colour) for colour in COLOURS],
        "today": timezone.localdate(),
        "days": {name: _day(days) for name, days in DAYS.items()},
        "born": _day(-1160),
    }


DAYS = {"late": -4, "today": 0, "soon": 3, "later": 40}


def _day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def _people() -> dict[str, Any]:
    nursery, health = _("Sun Nursery"), _("Health Centre")
    members = [
        Member("Ana Exemplo", _("Speech therapist"), _("Family Support Association"),
               _("Case manager"), "210 000 001", "manager", "#"),
        Member("Rita Amostra", _("Mother"), kind="family", relation=_("Signs for the child")),
        Member("Avó Lurdes", _("Grandmother"), kind="family", contact="910 000 002"),
        Member("João Modelo", _("Teacher"), nursery, contact="210 000 003"),
        Member("Inês de Teste", _("Nurse"), health, note=_("Away until Monday: covered")),
        Member("Carlos Ensaio", _("Social worker"), _("Municipality")),
        Member("Marta Fictícia", _("Paediatrician"), health),
    ]  # fmt: skip
    return {"members": members, "few_members": members[:2], "child": "Leonor"}


def _lists() -> dict[str, Any]:
    change = Link(_("Change"), "#", _("the date of birth"))
    at = datetime(2026, 11, 19, 14, 2, tzinfo=timezone.get_current_timezone())
    columns = [Column(_("Child")), Column(_("Next date")), Column(_("Visits"), numeric=True)]
    rows = [
        [Cell("Leonor E.", "#"), Cell(_("tomorrow")), Cell(12)],
        [Cell("Tomás A.", "#"), Cell(_("waiting"), tag_colour="yellow"), Cell(3)],
    ]
    nothing = Empty(
        _("No visits yet"),
        _("After the first visit you will see here when you met and what you agreed."),
        Link(_("Record a visit"), "#"),
    )
    return {
        "rows": [
            Row(_("Date of birth"), "18 09 2023", [change]),
            Row(_("Languages"), _("Portuguese, some English")),
            Row(_("Interpreter")),
        ],
        "facts": [
            Row(_("Child"), "Leonor E."),
            Row(_("Age"), _("3 years 2 months")),
            Row(_("Case manager"), "Ana Exemplo"),
            Row(_("Next date"), _("tomorrow"), [Link(_("Open"), "#")]),
            Row(_("Most urgent"), _("2 days overdue")),
            Row(_("New since your visit")),
        ],
        "title_actions": [Link(_("Change"), "#", _("who the child is"))],
        "entries": [
            Entry(_("Visit at home"), at, "Ana Exemplo", [_("We read together. He named "
                  "the dog for the first time.")], "#", _("Development"), "green"),
            Entry(_("The mother agreed to share with the health centre"), at.date()),
        ],
        "empty": nothing,
        "table": Table(_("Families of the week"), columns, rows),
        "empty_table": Table(_("Families without a visit"), columns, [], nothing),
        "tabs": [
            Tab(_("Overview"), "#", True),
            Tab(_("Plan"), "#"),
            Tab(_("Documents"), "#", count=3),
        ],
        "tasks": [
            Task(_("Who the child is"), _("Complete"), "#"),
            Task(_("What the family wants first"), _("To do"), "#", colour="yellow"),
            Task(_("Signatures"), _("Cannot start yet"), hint=_("After the meeting")),
        ],
        "chosen": [Chosen(_("Visit"), "#"), Chosen(_("This month"), "#")],
        "links": [Link(_("Families"), "#"), Link("Leonor E.", "#")],
        "banner_link": Link(_("See what changed"), "#"),
    }  # fmt: skip


def _numbers() -> dict[str, Any]:
    return {
        "tiles": [
            Tile(14, _("families with a visit"), _("of 18 families"), "#"),
            Tile(3, _("clocks run out this week"), href="#"),
            Tile(0, _("children without an accountable team")),
        ],
        "chart": Chart(
            _("Who sent the referrals"),
            _("From"),
            _("Referrals"),
            [Bar(_("Nurseries and schools"), 24, 61), Bar(_("Health"), 31, 61),
             Bar(_("Families themselves"), 6, 61), Bar(_("Police"), None, 61)],
            _("The last twelve months. Counts under 5 are not shown."),
        ),
        "goal": Scale(1, -1),
        "unknown_goal": Scale(None, -2),
        "steps": [
            Step(_("Offered"), "done", _("3 November")),
            Step(_("Accepted"), "done", _("5 November")),
            Step(_("First contact"), "now"),
            Step(_("Complete")),
        ],
    }  # fmt: skip
