"""The sign rate: how often families agree, told so that it can be doubted."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.common.dates import add_months
from ciranda.consent.policies.rates import SMALLEST, SUSPICIOUS_FROM, Rate
from ciranda.consent.queries import sign_rates
from ciranda.programmes.queries import current
from ciranda.web.components import Cell, Column, Empty, Table

MONTHS = 12


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def sign_rate(request: HttpRequest) -> HttpResponse:
    """Asked, agreed, refused, withdrawn by team and column over the last twelve months."""
    today = timezone.localdate()
    first = add_months(today.replace(day=1), 1 - MONTHS)
    found = sign_rates(request.actor, first, date(today.year + 1, 1, 1))  # type: ignore[attr-defined]
    labels = _labels({r.programme_key for r in found})
    context = {
        "table": _table(found, labels),
        "suspicious": [
            f"{r.team}: {labels.get((r.programme_key, r.column_key), r.column_key)}"
            for r in found
            if r.is_suspicious
        ],
        "since": first,
        "smallest": SMALLEST,
        "suspicious_from": SUSPICIOUS_FROM,
    }
    return render(request, "web/consent/sign_rate.html", context)


def _labels(programmes: set[str]) -> dict[tuple[str, str], str]:
    language = get_language() or "en"
    packs = {key: current(key).pack for key in programmes}
    return {
        (key, column): pack.label(f"consent_columns.{column}", language)
        for key, pack in packs.items()
        for column in pack.consent_columns
    }


def _table(found: list[Rate], labels: dict[tuple[str, str], str]) -> Table:
    columns = [
        Column(_("Team")),
        Column(_("Consent")),
        Column(_("Asked"), numeric=True),
        Column(_("Agreed"), numeric=True),
        Column(_("Refused"), numeric=True),
        Column(_("Withdrawn"), numeric=True),
        Column(_("Agreed, of those who answered"), numeric=True),
    ]
    rows = [
        [
            Cell(r.team),
            Cell(labels.get((r.programme_key, r.column_key), r.column_key)),
            *(Cell(_number(n)) for n in (r.asked, r.given, r.refused, r.withdrawn)),
            Cell(_share(r)),
        ]
        for r in found
    ]
    empty = Empty(
        _("Nothing was asked in these months"),
        _("Figures appear here once teams have asked families for their consent."),
    )
    return Table(_("Sign rate by team and consent"), columns, rows, empty)


def _number(count: int | None) -> str:
    return _("fewer than %(n)d") % {"n": SMALLEST} if count is None else str(count)


def _share(rate: Rate) -> str:
    if rate.percent is None or rate.given is None:
        return _("not shown")
    answered = rate.given + (rate.refused or 0) + (rate.withdrawn or 0)
    agreed = rate.given + (rate.withdrawn or 0)
    return _("%(percent)d %% (%(agreed)d of %(answered)d)") % {
        "percent": rate.percent,
        "agreed": agreed,
        "answered": answered,
    }
