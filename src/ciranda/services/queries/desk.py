"""Figures from the counter of one's own service."""

from datetime import date

from django.db import connection

from ciranda.programmes.policies.schema import Pack
from ciranda.services.policies.tallies import Counted, Figures, figures


def desk_figures(pack: Pack, quarter: date) -> Figures | None:
    """What was asked at the own counter in the quarter that holds a day; None without a counter.

    Whole quarters only: small numbers could be had from the difference of two that overlap. One
    statement.
    """
    if pack.desk is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select * from services_tallies(%s, %s)", [pack.key, quarter])
        found = [Counted(*row) for row in cursor.fetchall()]
    return figures(pack.desk, found)
