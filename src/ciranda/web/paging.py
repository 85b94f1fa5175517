"""The addresses of a list's pages."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict


def lines(page: Page[Any], query: QueryDict) -> dict[str, Any]:
    """What the pagination shows: nearby pages, gaps, and the ways forward and back."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "lines": [_line(number, page.number, query) for number in numbers],
        "previous_href": address(query, page.number - 1) if page.has_previous() else "",
        "next_href": address(query, page.number + 1) if page.has_next() else "",
    }


def page_asked(request: HttpRequest) -> int:
    """The number of the page asked for; 1 for anything that is none."""
    typed = request.GET.get("page", "")
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def address(query: QueryDict, number: int) -> str:
    """The address of page `number` with all else unchanged."""
    changed = query.copy()
    changed["page"] = str(number)
    return f"?{changed.urlencode()}"


def _line(number: int | str, current: int, query: QueryDict) -> dict[str, Any]:
    if not isinstance(number, int):  # Paginator.ELLIPSIS
        return {"is_gap": True}
    return {
        "number": number,
        "href": address(query, number),
        "is_current": number == current,
        "is_gap": False,
    }
