"""Words and rows of the handover pages."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.programmes.queries import current
from ciranda.transfers.queries.reading import TransferPage
from ciranda.web.components import Cell, Column, Empty, Entry, Row, Table
from ciranda.web.wording import who_manages

COLOURS = {
    "offered": "yellow",
    "accepted": "blue",
    "contacted": "green",
    "complete": "green",
    "refused": "red",
    "expired": "red",
    "revoked": "grey",
}


def list_table(actor: Actor, found: Sequence[TransferPage], *, ended: bool) -> Table:
    """Transfers as rows; the first column leads to the page."""
    caption = _("Ended transfers") if ended else _("Transfers under way")
    columns = [Column(_("Child")), Column(_("From")), Column(_("To")), Column(_("State"))]
    rows = [
        [
            Cell(t.child, href=reverse("web:transfers:open", args=[t.id])),
            Cell(t.from_team),
            Cell(t.to_team),
            Cell(t.state_label, tag_colour=COLOURS[t.state]),
        ]
        for t in found
    ]
    empty = Empty(
        _("No transfer under way"),
        _("When a family moves, open its page and choose “Hand over to another team”."),
    )
    return Table(caption=caption, columns=columns, rows=rows, empty=empty)


def summary(transfer: TransferPage) -> list[Row]:
    """The transfer's facts."""
    agreed = (
        _("Yes, agreed by %(name)s") % {"name": transfer.agreed_by}
        if transfer.history_agreed
        else _("No, the new team starts afresh")
    )
    rows = [
        Row(_("Child"), transfer.child),
        Row(_("From"), transfer.from_team),
        Row(_("To"), transfer.to_team),
        Row(_("Reason"), transfer.reason),
        Row(_("How the family wants to be reached"), transfer.reach),
        Row(_("What to know"), transfer.summary),
        Row(_("The plan and the file go along"), agreed),
        Row(_manager_words(transfer), transfer.manager_name),
    ]
    if transfer.is_outside:
        rows.append(Row(_("How to reach that team"), transfer.outside_contact))
    if transfer.state == "offered":
        rows.append(Row(_("Answer due"), date_format(transfer.answer_due_on)))
    if transfer.state == "accepted" and transfer.contact_due_on:
        rows.append(Row(_("First contact due"), date_format(transfer.contact_due_on)))
    return rows


def _manager_words(transfer: TransferPage) -> str:
    called = who_manages([current(transfer.programme_key).pack])
    return _("%(called)s in the new team") % {"called": called}


def history(transfer: TransferPage) -> list[Entry]:
    """What happened, newest first."""
    return [
        Entry(
            title=step.label,
            at=step.at,
            by=", ".join(filter(None, (step.by_name, step.by_team))),
            paragraphs=[step.words] if step.words else [],
        )
        for step in reversed(transfer.steps)
    ]
