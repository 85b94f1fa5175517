"""The staff menu: one table. An area adds its line here, in the order people work."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Permission


@dataclass(frozen=True)
class Item:
    """A line of the menu: words, the page it opens, who gets it, and the pages it stands for."""

    label: str | Promise
    url_name: str
    area: str
    permission: Permission


@dataclass(frozen=True)
class Shown:
    """A line as the template draws it."""

    label: str | Promise
    url: str
    is_current: bool


STAFF = (
    Item(_("My day"), "web:day:open", "web:day", Permission.CASE_READ),
    Item(_("Families"), "web:cases:list", "web:cases", Permission.CASE_READ),
    Item(_("Referrals"), "web:referrals:list", "web:referrals", Permission.REFERRAL_READ),
    Item(_("Asked of us"), "web:plans:asked", "web:plans", Permission.ACTION_UPDATE),
    Item(_("Team"), "web:team:open", "web:team", Permission.TEAM_READ),
    Item(_("Missed deadlines"), "web:missed:list", "web:missed", Permission.TEAM_SUPERVISE),
    Item(_("Groups"), "web:groups:list", "web:groups", Permission.GROUP_READ),
    Item(_("Transfers"), "web:transfers:list", "web:transfers", Permission.TRANSFER_OFFER),
    Item(_("Archive"), "web:access:archive", "web:archive", Permission.ARCHIVE_OPEN),
    Item(_("Sign rate"), "web:consent:sign_rate", "web:reports", Permission.REPORT_READ),
    Item(
        _("Signing in"),
        "web:signing_in:open",
        "web:signing_in",
        Permission.SIGN_IN_MANAGE,
    ),
    Item(_("Search"), "web:search:open", "web:search", Permission.PERSON_SEARCH),
)

FAMILY = (
    Item(_("Start"), "portal:home:open", "portal:home", Permission.FAMILY_READ),
    Item(_("Your plan"), "portal:plan:open", "portal:plan", Permission.FAMILY_READ),
    Item(
        _("What you agreed to"), "portal:consents:open", "portal:consents", Permission.FAMILY_READ
    ),
    Item(_("Papers"), "portal:documents:list", "portal:documents", Permission.FAMILY_READ),
    Item(_("People"), "portal:people:open", "portal:people", Permission.FAMILY_READ),
    Item(_("Meetings"), "portal:meetings:list", "portal:meetings", Permission.FAMILY_READ),
    Item(_("Who looked"), "portal:who_looked:open", "portal:who_looked", Permission.FAMILY_READ),
    Item(_("News"), "portal:notices:open", "portal:notices", Permission.FAMILY_READ),
)


def shown_to(request: HttpRequest, permissions: frozenset[str]) -> list[Shown]:
    """The menu of someone holding `permissions`, with the current area marked."""
    here = request.resolver_match.namespace if request.resolver_match else ""
    allowed = (item for item in (*STAFF, *FAMILY) if item.permission in permissions)
    return [
        Shown(
            item.label,
            reverse(item.url_name),
            here == item.area or here.startswith(f"{item.area}:"),
        )
        for item in allowed
    ]
