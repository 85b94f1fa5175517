"""Every page that shows something, opened as somebody for whom it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.access import asking
from tests.access.addresses import ADDRESSES
from tests.access.arrangement import arrange
from tests.access.walking import path, signed_in, visit
from tests.cast import Cast
from tests.settling import PASSWORD

DATA_OFFICER = "data_officer"
# Whoever has most to do there is asked first: their page holds the most.
ASKED = (
    asking.MANAGER,
    asking.COORDINATOR,
    asking.SAME_AGENCY,
    asking.FAMILY,
    asking.CONSENTED,
    asking.WITHDRAWN,
    asking.CIRCLE,
    DATA_OFFICER,
    asking.OVERSIGHT,
    asking.STRANGER,
    asking.ANONYMOUS,
)


@dataclass(frozen=True)
class Page:
    """An address with its sample arguments and who opens it; `kind` is what it answers with."""

    name: str
    path: str
    role: str
    kind: str
    size: int


@dataclass(frozen=True)
class Site:
    """The pages that somebody may open, those nobody may as things stand, and who opens them."""

    pages: tuple[Page, ...]
    unshown: frozenset[str]
    clients: dict[str, Client]


def site(cast: Cast) -> Site:
    """Arrange the full case and find for each address the first who is shown its page."""
    made = arrange(cast)
    clients = {role: _client(role) for role in ASKED}
    found = {
        name: _first(clients, made, name) for name, at in ADDRESSES.items() if not at.post_only
    }
    pages = tuple(page for page in found.values() if page)
    unshown = frozenset(name for name, page in found.items() if not page)
    return Site(pages, unshown, clients)


@contextmanager
def undone(client: Client) -> Iterator[Client]:
    """Whatever a visit changes is undone, also that it signed somebody out."""
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            yield client
            transaction.set_rollback(True)
    finally:
        client.cookies = cookies


def in_portuguese(client: Client) -> Client:
    """The same browser with the other language chosen."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "pt"
    return client


def _client(role: str) -> Client:
    if role != DATA_OFFICER:
        return signed_in(role)
    client = Client()
    assert client.login(username="dora_data", password=PASSWORD)
    return client


def _first(clients: dict[str, Client], made: dict[str, Any], name: str) -> Page | None:
    for role, client in clients.items():
        answer = visit(client, name, made)
        if answer.status_code == 200:
            kind = answer.headers["Content-Type"].partition(";")[0]
            return Page(name, path(name, made), role, kind, len(answer.getvalue()))
    return None
