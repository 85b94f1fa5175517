"""Words and rows of the way out."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciranda.transfers.queries.transitions import TransitionPage
from ciranda.web.components import Row, Step


def summary(page: TransitionPage) -> list[Row]:
    """The facts."""
    kinds, items = dict(page.kinds), dict(page.items)
    return [
        Row(_("Leaves the programme on"), date_format(page.exit_on) if page.exit_on else ""),
        Row(_("Goes next to"), kinds.get(page.receiving_kind, "")),
        Row(_("School or service"), page.receiving_name),
        Row(_("Contact there"), page.receiving_contact),
        Row(_("What the family hopes and worries about"), page.wishes),
        Row(_("What we do before then"), page.steps),
        Row(_("May be handed over"), ", ".join(items.get(k, k) for k in page.hands_over)),
        Row(_("Agreed by"), page.agreed_by),
        Row(_("Received by"), page.received_by),
    ]


_ORDER = ["preparing", "agreed", "sent", "received"]


def course(page: TransitionPage) -> list[Step]:
    """The steps, with the one that is next."""
    labels = [
        _("Prepare with the family"),
        _("The family says what may go along"),
        _("Hand over"),
        _("Receipt from the school or service"),
    ]
    if page.state == "declined":
        return [Step(labels[0], "done"), Step(_("The family declined the handover"), "done")]
    done = _ORDER.index(page.state) + 1 if page.state else 0
    return [
        Step(label, "done" if n < done else "now" if n == done else "later")
        for n, label in enumerate(labels)
    ]
