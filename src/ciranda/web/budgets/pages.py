"""Words and rows of the budgets' page."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.budgets.enums import PaidFor, Unit
from ciranda.budgets.queries import DrawLine, Line, MoveLine, TeamBudgets
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import current
from ciranda.web.components import Cell, Column, Empty, Table
from ciranda.web.wording import day, fraction


@dataclass(frozen=True)
class Shown:
    """A team's budgets as tables, and how many agencies it has against what is meant."""

    name: str
    size: str
    budgets: Table
    draws: Table
    moves: Table
    costs: Table


def shown(team: TeamBudgets) -> Shown:
    """A team's page."""
    pack = current(team.programme_key).pack
    return Shown(
        team.name, size(team, pack), _budgets(team, pack), _draws(team, pack), _moves(team),
        _costs(team, pack),
    )  # fmt: skip


def size(team: TeamBudgets, pack: Pack) -> str:
    """How many members there are, and a word where the programme means another number."""
    meant = pack.members
    if meant is None or meant.least <= team.members <= meant.most:
        return ""
    return _("%(n)s agencies work together here; the programme asks for %(least)s to %(most)s.") % {
        "n": team.members,
        "least": meant.least,
        "most": meant.most,
    }


def amount(number: Decimal, unit: str) -> str:
    """So many hours, or so much money."""
    return f"{fraction(number)} {Unit(unit).label}"


def _line(pack: Pack, key: str) -> str:
    if not key:
        return _("No such category")
    return pack.label(f"budget_lines.{key}", get_language() or "en")


def _budgets(team: TeamBudgets, pack: Pack) -> Table:
    columns = [
        Column(_("For")), Column(_("Held by")), Column(_("In all"), numeric=True),
        Column(_("Used"), numeric=True), Column(_("Left")), Column(_("Until")),
    ]  # fmt: skip
    rows = [[*_budget(one, pack)] for one in team.budgets]
    empty = Empty(_("No budgets yet"), _("The leader of the team enters them."))
    return Table(_("What each member holds"), columns, rows, empty=empty)


def _budget(one: Line, pack: Pack) -> list[Cell]:
    held = _("%(who)s, for all members") % {"who": one.service} if one.pooled else one.service
    left = amount(one.left, one.unit)
    if one.warns:
        left = _("%(left)s, and little time") % {"left": left}
    return [
        Cell(_line(pack, one.line_key)),
        Cell(held),
        Cell(amount(one.total, one.unit)),
        Cell(amount(one.drawn, one.unit)),
        Cell(left, tag_colour="yellow" if one.warns else ""),
        Cell(day(one.ends_on)),
    ]


def _draws(team: TeamBudgets, pack: Pack) -> Table:
    columns = [
        Column(_("Day")), Column(_("Used by")), Column(_("How much")), Column(_("For")),
    ]  # fmt: skip
    rows = [
        [
            Cell(day(one.drawn_on)),
            Cell(one.service),
            Cell(f"{amount(one.amount, one.unit)}: {_line(pack, one.line_key)}"),
            Cell(_paid(one)),
        ]
        for one in team.draws
    ]
    empty = Empty(_("Nothing was used yet"))
    return Table(_("What was used last"), columns, rows, empty=empty)


def _paid(one: DrawLine) -> str:
    return ": ".join(
        part for part in (str(PaidFor(one.paid_for).label), one.session, one.words) if part
    )


def _moves(team: TeamBudgets) -> Table:
    columns = [
        Column(_("From")), Column(_("To")), Column(_("How much")), Column(_("The funder")),
    ]  # fmt: skip
    rows = [
        [Cell(one.giver), Cell(one.taker), Cell(amount(one.amount, one.unit)), Cell(_funder(one))]
        for one in team.moves
    ]
    empty = Empty(_("No hours moved"), _("Unspent hours move once the funder approved."))
    return Table(_("Moved from one member to another"), columns, rows, empty=empty)


def _funder(one: MoveLine) -> str:
    if one.approved_on is None or one.approved_amount is None:
        return _("has not approved yet")
    return _("approved %(amount)s on %(day)s: %(who)s, %(paper)s") % {
        "amount": amount(one.approved_amount, one.unit),
        "day": day(one.approved_on),
        "who": one.approved_by,
        "paper": one.document,
    }


def _costs(team: TeamBudgets, pack: Pack) -> Table:
    columns = [
        Column(_("What")), Column(_("Paid by")), Column(_("How much")), Column(_("Category")),
    ]  # fmt: skip
    rows = [
        [
            Cell(one.what),
            Cell(one.service),
            Cell(fraction(one.amount)),
            Cell(_line(pack, one.line_key), tag_colour="" if one.line_key else "orange"),
        ]
        for one in team.costs
    ]
    empty = Empty(_("No costs yet"), _("A cost that fits no category is written down as such."))
    return Table(_("Costs"), columns, rows, empty=empty)
