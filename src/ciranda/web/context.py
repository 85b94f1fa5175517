"""What every page shows whoever made it: the menu, whom one acts for, the ways out."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ciranda.web import navigation


@dataclass(frozen=True)
class Acting:
    """Who is signed in and whom they act for. `change_url` is empty with one membership only."""

    role: str
    agency: str
    change_url: str = ""
    name: str = ""


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor. The sign-in middleware sets `request.acting` (an `Acting`) and
    `request.permissions` (a frozenset of Permission values) on a worker's request."""
    return {
        "acting": getattr(request, "acting", None),
        "navigation": navigation.shown_to(request, getattr(request, "permissions", frozenset())),
        "exit_url": getattr(settings, "CIRANDA_EXIT_URL", ""),
        "sign_out_url": getattr(request, "sign_out_url", ""),
    }
