"""Words and rows of the budgets' page."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.budgets.enums import PaidFor, Unit
from ciranda.budgets.queries import BudgetPage, Line, MoveLine, MovePage, TeamBudgets
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import current, pack_of
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Row, Step, Table
from ciranda.web.money import money
from ciranda.web.wording import day, fraction


@dataclass(frozen=True)
class Shown:
    """A team's budgets as tables, and how many agencies it has against what is meant."""

    id: UUID
    name: str
    size: str
    used: list[Chart]
    budgets: Table
    draws: Table
    moves: Table
    costs: Table
    may_run: bool
    may_cost: bool


def shown(team: TeamBudgets, actor: Actor) -> Shown | None:
    """A team's page; None where its programme knows no budgets and none was ever entered."""
    pack = current(team.programme_key).pack
    if not (pack.budget_lines or team.budgets or team.costs):
        return None
    return Shown(
        team.id, team.name, size(team, pack), used(team, pack), _budgets(team, pack),
        _draws(team, pack),
        _moves(team, pack), _costs(team, pack),
        may_run=actor.may(Permission.BUDGET_RUN),
        may_cost=actor.may(Permission.BUDGET_DRAW) and actor.service_id is not None,
    )  # fmt: skip


def lines(pack: Pack) -> list[tuple[str, str]]:
    """The categories the funder accepts, to choose from."""
    return [(key, _line(pack, key)) for key in pack.budget_lines]


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


def amount(quantity: Decimal, unit: str, pack: Pack) -> str:
    """So many hours, or so much money in the programme's currency."""
    if unit == Unit.MONEY:
        return money(quantity, pack)
    words = ngettext("%(n)s hour", "%(n)s hours", int(quantity) if quantity == 1 else 2)
    return words % {"n": fraction(quantity)}


def used(team: TeamBudgets, pack: Pack) -> list[Chart]:
    """What is used of each budget, drawn: hours, then money."""
    found = []
    for unit, words in ((Unit.HOURS, _("Hours")), (Unit.MONEY, _("Money"))):
        bars = [_bar(one, pack) for one in team.budgets if one.unit == unit and one.total >= 1]
        if bars:
            found.append(Chart(_("Used so far"), _("For"), words, bars))
    return found


def _bar(one: Line, pack: Pack) -> Bar:
    # In words beside each bar stands the exact amount; the bar itself is a picture.
    return Bar(f"{_line(pack, one.line_key)}, {one.service}", int(one.drawn), int(one.total))


def steps(move: MovePage) -> list[Step]:
    """How far a move is: asked, approved by the funder, moved."""
    done = (True, move.approved_on is not None, move.has_moved)
    pack, approved = pack_of(move.pack_version_id), move.approved_amount
    said = amount(approved, move.unit, pack) if approved is not None else ""
    words = (move.why, _funder(move.approved_on, said, move.approved_by, move.document), "")
    names = (_("Asked"), _("Approved by the funder"), _("Moved"))
    now = done.index(False) if False in done else len(done)
    return [
        Step(name, "done" if index < now else "now" if index == now else "later", said)
        for index, (name, said) in enumerate(zip(names, words, strict=True))
    ]


def title(budget: BudgetPage) -> str:
    """What a budget is for, in its programme's words."""
    return _line(pack_of(budget.pack_version_id), budget.line_key)


def left(budget: BudgetPage) -> str:
    """What is unspent."""
    return amount(budget.left, budget.unit, pack_of(budget.pack_version_id))


def facts(budget: BudgetPage) -> list[Row]:
    """What everybody in the team knows of a budget."""
    pack, held = pack_of(budget.pack_version_id), budget.service
    if budget.pooled:
        held = _("%(who)s, for all members") % {"who": held}
    return [
        Row(_("Held by"), held),
        Row(_("In all"), amount(budget.total, budget.unit, pack)),
        Row(_("Used"), amount(budget.drawn, budget.unit, pack)),
        Row(_("Left"), left(budget)),
        Row(_("First day"), day(budget.starts_on)),
        Row(_("Last day"), day(budget.ends_on)),
    ]


def used_table(budget: BudgetPage) -> Table:
    """Everything a budget paid for, the last first."""
    pack = pack_of(budget.pack_version_id)
    columns = [
        Column(_("Day")), Column(_("Used by")), Column(_("How much")), Column(_("For")),
    ]  # fmt: skip
    rows = [
        [
            Cell(day(one.drawn_on)),
            Cell(one.service),
            Cell(amount(one.amount, budget.unit, pack)),
            Cell(_paid(one.paid_for, one.session, one.words)),
        ]
        for one in budget.draws
    ]
    empty = Empty(_("Nothing was used yet"), _("Each use is written down: how much, for what."))
    return Table(_("What was used"), columns, rows, empty=empty)


def move_facts(move: MovePage) -> list[Row]:
    """What was asked to move."""
    pack = pack_of(move.pack_version_id)
    return [
        Row(_("For"), _line(pack, move.line_key)),
        Row(_("From"), move.giver),
        Row(_("To"), move.taker),
        Row(_("How much"), amount(move.amount, move.unit, pack)),
    ]


def _line(pack: Pack, key: str) -> str:
    if not key:
        return _("No such category")
    return pack.label(f"budget_lines.{key}", get_language() or "en")


def _budgets(team: TeamBudgets, pack: Pack) -> Table:
    columns = [
        Column(_("For")), Column(_("Held by")), Column(_("Left")), Column(_("Of"), numeric=True),
        Column(_("Until")),
    ]  # fmt: skip
    rows = [[*_budget(one, pack)] for one in team.budgets]
    empty = Empty(_("No budgets yet"), _("The leader of the team enters them."))
    return Table(_("What each member holds"), columns, rows, empty=empty)


def _budget(one: Line, pack: Pack) -> list[Cell]:
    held = _("%(who)s, for all members") % {"who": one.service} if one.pooled else one.service
    left = amount(one.left, one.unit, pack)
    if one.warns:
        left = _("%(left)s, little time left") % {"left": left}
    return [
        Cell(_line(pack, one.line_key), href=reverse("web:budgets:budget", args=[one.id])),
        Cell(held),
        Cell(left, tag_colour="yellow" if one.warns else ""),
        Cell(amount(one.total, one.unit, pack)),
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
            Cell(f"{amount(one.amount, one.unit, pack)}: {_line(pack, one.line_key)}"),
            Cell(_paid(one.paid_for, one.session, one.words)),
        ]
        for one in team.draws
    ]
    empty = Empty(_("Nothing was used yet"))
    return Table(_("What was used last"), columns, rows, empty=empty)


def _paid(kind: str, session: str | None, words: str) -> str:
    return ": ".join(part for part in (str(PaidFor(kind).label), session, words) if part)


def _moves(team: TeamBudgets, pack: Pack) -> Table:
    columns = [
        Column(_("How much")), Column(_("From")), Column(_("To")), Column(_("The funder")),
    ]  # fmt: skip
    rows = [
        [
            Cell(
                amount(one.amount, one.unit, pack), href=reverse("web:budgets:move", args=[one.id])
            ),
            Cell(one.giver),
            Cell(one.taker),
            Cell(_said(one, pack), tag_colour="" if one.approved_on else "yellow"),
        ]
        for one in team.moves
    ]
    empty = Empty(_("No hours moved"), _("Unspent hours move once the funder approved."))
    return Table(_("Moved from one member to another"), columns, rows, empty=empty)


def _said(one: MoveLine, pack: Pack) -> str:
    said = amount(one.approved_amount, one.unit, pack) if one.approved_amount is not None else ""
    return _funder(one.approved_on, said, one.approved_by, one.document)


def _funder(on: date | None, approved: str, who: str, paper: str) -> str:
    if on is None or not approved:
        return _("has not approved yet")
    return _("approved %(amount)s on %(day)s: %(who)s, %(paper)s") % {
        "amount": approved,
        "day": day(on),
        "who": who,
        "paper": paper,
    }


def _costs(team: TeamBudgets, pack: Pack) -> Table:
    columns = [
        Column(_("What")), Column(_("Paid by")), Column(_("How much")), Column(_("Category")),
    ]  # fmt: skip
    rows = [
        [
            Cell(one.what),
            Cell(one.service),
            Cell(money(one.amount, pack)),
            Cell(_line(pack, one.line_key), tag_colour="" if one.line_key else "orange"),
        ]
        for one in team.costs
    ]
    empty = Empty(_("No costs yet"), _("A cost that fits no category is written down as such."))
    return Table(_("Costs"), columns, rows, empty=empty)
