"""Who looked at our file: by role and agency, a line a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ciranda.access.enums import Permission, Purpose, Role
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.family import Look, who_looked
from ciranda.portal.pages import me

A_PAGE = 50


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """Who looked, newest first, fifty lines a page."""
    first = _first(request.GET.get("from", ""))
    found = who_looked(me(request), first=first, most=A_PAGE + 1)
    context = {
        "looks": [(look.on, _who(look), _what(look)) for look in found[:A_PAGE]],
        "older": first + A_PAGE if len(found) > A_PAGE else None,
        "newer": max(first - A_PAGE, 0) if first else None,
    }
    return render(request, "portal/who_looked/open.html", context)


def _first(typed: str) -> int:
    return min(int(typed), 100_000) if typed.isascii() and typed.isdigit() else 0


def _who(look: Look) -> tuple[str, str]:
    """Whose work it is, and where; the page says a profession in the reader's language."""
    if look.is_me:
        return pgettext("who looked", "You"), ""
    return look.profession or _roles().get(look.role, _("A worker")), look.agency


def _roles() -> dict[str, str]:
    return {
        Role.COORDINATOR: _("Coordinator of the team"),
        Role.PRACTITIONER: _("A worker of the team"),
        Role.PARTNER: _("A worker of another service"),
        Role.DATA_OFFICER: _("Data officer"),
    }


def _what(look: Look) -> str:
    names = {
        "case": _("your family's page"),
        "consents": _("your consents"),
        "question": _("your consents"),
        "bases": _("legal papers"),
        "basis": _("legal papers"),
        "documents": _("the list of documents"),
        "document": _("a document"),
        "plan": _("the plan"),
        "contact": _("a visit or call"),
        "contacts": _("visits and calls"),
        "home": _("your own pages"),
        "people": _("your own pages"),
        "register": _("the register: which services work with you"),
    }
    return ", ".join(dict.fromkeys(names.get(k, _("your file")) for k in sorted(look.kinds)))
