"""When unspent hours deserve a word before they are lost."""

from datetime import date, timedelta
from decimal import Decimal

WARN_DAYS = 60
# «they had 100-150 hours left. How can you spend it?» came up in the last weeks of a year.
WORTH_SAYING = Decimal("0.1")


def warns(total: Decimal, drawn: Decimal, ends_on: date, today: date) -> bool:
    """Whether more than a tenth is left with two months or less to go (and not yet over)."""
    close = today <= ends_on <= today + timedelta(days=WARN_DAYS)
    return close and bool(total) and (total - drawn) / total > WORTH_SAYING
