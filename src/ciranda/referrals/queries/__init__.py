"""Reading signals, referrals and enquiries. One module a page."""

from ciranda.referrals.queries.public import Happened, knocks_too_often, what_happened

__all__ = ["Happened", "knocks_too_often", "what_happened"]
