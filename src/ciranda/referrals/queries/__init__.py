"""Reading signals, referrals and enquiries. One module a page."""

from ciranda.referrals.queries.above import Climbed, climbed_above
from ciranda.referrals.queries.choices import (
    MOST_PLACES,
    Place,
    known_children,
    place_of,
    places,
    places_meant,
    places_named,
    programmes_for_staff,
    public_programmes,
    services_to_ask,
    teams_of_programme,
)
from ciranda.referrals.queries.companions import Companion, Together, together
from ciranda.referrals.queries.desks import DeskOf, desks_of
from ciranda.referrals.queries.inbox import (
    Inbox,
    InboxRow,
    Pile,
    dossiers_of,
    inbox,
    undecided_signals,
    waiting_for_me,
)
from ciranda.referrals.queries.mine import (
    Asked,
    AskedRow,
    Sent,
    SentRow,
    asked_of,
    enquiry,
    sent_by,
)
from ciranda.referrals.queries.public import Happened, knocks_too_often, what_happened
from ciranda.referrals.queries.sheets import Sheet, SignalSheet, sheet, signal_sheet

__all__ = [
    "MOST_PLACES",
    "Asked",
    "AskedRow",
    "Climbed",
    "Companion",
    "DeskOf",
    "Happened",
    "Inbox",
    "InboxRow",
    "Pile",
    "Place",
    "Sent",
    "SentRow",
    "Sheet",
    "SignalSheet",
    "Together",
    "asked_of",
    "climbed_above",
    "desks_of",
    "dossiers_of",
    "enquiry",
    "inbox",
    "knocks_too_often",
    "known_children",
    "place_of",
    "places",
    "places_meant",
    "places_named",
    "programmes_for_staff",
    "public_programmes",
    "sent_by",
    "services_to_ask",
    "sheet",
    "signal_sheet",
    "teams_of_programme",
    "together",
    "undecided_signals",
    "waiting_for_me",
    "what_happened",
]
