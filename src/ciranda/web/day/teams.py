"""What one's teams should hear of in time, as lines of the day: no family stands in them."""

from datetime import date
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.budgets.queries import Ending, Notices, Overdue, Unspent
from ciranda.programmes.queries import pack_of
from ciranda.web import wording
from ciranda.web.budgets.pages import amount
from ciranda.web.cases import words
from ciranda.web.day.pages import Group, Line, Teller


def told(found: Notices) -> list[Group]:
    """One group, or none where there is nothing to say."""
    things: list[Teller] = [
        *(partial(_overdue, one) for one in found.overdue),
        *(partial(_ending, one) for one in found.ending),
        *(partial(_unspent, one) for one in found.unspent),
    ]
    return [Group("teams", _("Your team"), things)] if things else []


def _overdue(one: Overdue) -> Line:
    kind = words.label(pack_of(one.pack_version_id), f"team_meetings.kinds.{one.kind_key}")
    what = _("Meeting of the team: %(kind)s") % {"kind": kind}
    return Line(what, one.team, reverse("web:together:open"), _by(one.due_on), "red")


def _ending(one: Ending) -> Line:
    what = _("The project ends: is every family asked?")
    return Line(what, one.team, reverse("web:together:open"), _by(one.last_day), "yellow")


def _unspent(one: Unspent) -> Line:
    pack = pack_of(one.pack_version_id)
    said = {
        "left": amount(one.left, one.unit, pack),
        "line": words.label(pack, f"budget_lines.{one.line_key}"),
    }
    what = _("%(left)s left unspent: %(line)s") % said
    href = reverse("web:budgets:budget", args=[one.id])
    return Line(what, one.team, href, _by(one.ends_on), "yellow", note=one.service)


def _by(on: date) -> str:
    return wording.deadline(on)[1]
