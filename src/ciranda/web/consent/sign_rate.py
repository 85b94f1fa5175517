"""The sign rate: how often families agree, told so that it can be doubted."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.common.dates import add_months
from ciranda.consent.policies.rates import (
    SMALLEST,
    SUSPICIOUS_FROM,
    Rate,
    Shares,
    SignRates,
    Together,
)
from ciranda.consent.queries import sign_rates
from ciranda.programmes.queries import current
from ciranda.web import paging
from ciranda.web.components import Cell, Column, Empty, Table
from ciranda.web.wording import NOT_SHOWN, number_shown

MONTHS = 12
LINES_A_PAGE = 30
# So many places are named above the table; the rest stand first in it.
NAMED_ABOVE = 5
Labels = dict[tuple[str, str], str]


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def sign_rate(request: HttpRequest) -> HttpResponse:
    """Asked, agreed, refused, withdrawn over the last twelve months: by column, and by team."""
    today = timezone.localdate()
    first = add_months(today.replace(day=1), 1 - MONTHS)
    found = sign_rates(request.actor, first, date(today.year + 1, 1, 1))  # type: ignore[attr-defined]
    labels = _labels({one.programme_key for one in found.together})
    page = Paginator(found.rates, LINES_A_PAGE).get_page(paging.page_asked(request))
    doubted = [f"{one.team}: {_label(one, labels)}" for one in found.suspicious]
    context = {
        "together": _together(found, labels),
        "table": _table(list(page.object_list), labels),
        "suspicious": doubted[:NAMED_ABOVE],
        "suspicious_more": len(doubted[NAMED_ABOVE:]),
        "since": first,
        "smallest": SMALLEST,
        "suspicious_from": SUSPICIOUS_FROM,
        **paging.lines(page, request.GET),
    }
    return render(request, "web/consent/sign_rate.html", context)


def _labels(programmes: set[str]) -> Labels:
    language = get_language() or "en"
    packs = {key: current(key).pack for key in programmes}
    return {
        (key, column): pack.label(f"consent_columns.{column}", language)
        for key, pack in packs.items()
        for column in pack.consent_columns
    }


def _label(of: Rate | Together, labels: Labels) -> str:
    return labels.get((of.programme_key, of.column_key), of.column_key)


def _together(found: SignRates, labels: Labels) -> Table | None:
    """The columns over all teams; nothing where it would repeat the lines of a single team."""
    if len(found.together) == len(found.rates):
        return None
    columns = [Column(_("Consent")), *_numbers()]
    rows = [[Cell(_label(one, labels)), *_cells(one.shares)] for one in found.together]
    return Table(_("All teams together"), columns, rows)


def _table(rates: list[Rate], labels: Labels) -> Table:
    columns = [Column(_("Team")), Column(_("Consent")), *_numbers()]
    rows = [[Cell(one.team), Cell(_label(one, labels)), *_cells(one.shares)] for one in rates]
    empty = Empty(
        _("Nothing was asked in these months"),
        _("Figures appear here once teams have asked families for their consent."),
    )
    return Table(_("Sign rate by team and consent"), columns, rows, empty)


def _numbers() -> list[Column]:
    words = (
        _("Asked"), _("Agreed"), _("Refused"), _("Withdrawn"), _("Agreed, of those who answered"),
    )  # fmt: skip
    return [Column(one, numeric=True) for one in words]


def _cells(of: Shares) -> list[Cell]:
    numbers = (of.asked, of.given, of.refused, of.withdrawn)
    return [*(Cell(number_shown(number)) for number in numbers), Cell(_share(of))]


def _share(of: Shares) -> str:
    if of.percent is None or of.given is None:
        return NOT_SHOWN
    answered = of.given + (of.refused or 0) + (of.withdrawn or 0)
    agreed = of.given + (of.withdrawn or 0)
    return _("%(percent)d %% (%(agreed)d of %(answered)d)") % {
        "percent": of.percent,
        "agreed": agreed,
        "answered": answered,
    }
