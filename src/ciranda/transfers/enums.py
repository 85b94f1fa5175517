"""Words of handing over: to another team, and to what comes after the programme."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TransferState(TextChoices):
    """Where a transfer stands. Custody moves at CONTACTED and at no other moment."""

    OFFERED = "offered", _("Offered, waiting for an answer")
    ACCEPTED = "accepted", _("Accepted, first contact with the family to come")
    CONTACTED = "contacted", _("The new team has spoken with the family and answers for the case")
    COMPLETE = "complete", _("Complete")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("No answer in time")
    REVOKED = "revoked", _("Taken back")


# The one table of allowed moves; everything else is refused.
MOVES: dict[TransferState, frozenset[TransferState]] = {
    TransferState.OFFERED: frozenset(
        {
            TransferState.ACCEPTED,
            TransferState.REFUSED,
            TransferState.EXPIRED,
            TransferState.REVOKED,
        }
    ),
    TransferState.ACCEPTED: frozenset(
        {TransferState.CONTACTED, TransferState.EXPIRED, TransferState.REVOKED}
    ),
    TransferState.CONTACTED: frozenset({TransferState.COMPLETE}),
}
WAITING = frozenset({TransferState.OFFERED, TransferState.ACCEPTED})


class MoveState(TextChoices):
    """What became of a possible move."""

    OPEN = "open", _("To be looked at")
    OFFERED = "offered", _("A transfer was offered")
    DISMISSED = "dismissed", _("The team stays")


class TransitionState(TextChoices):
    """Where the way into school or another service stands."""

    PREPARING = "preparing", _("Being prepared")
    AGREED = "agreed", _("The family has said what may go along")
    SENT = "sent", _("Handed over, waiting for the receipt")
    RECEIVED = "received", _("Received")
    DECLINED = "declined", _("The family does not want anything handed over")
