"""Walking over every address of the site as somebody."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.addresses import ADDRESSES, ANONYMOUS, Address
from tests.access.arrangement import WHO
from tests.settling import PASSWORD


def named(
    patterns: Any = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Every address: its full name, its route, its pattern."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from named(entry.url_patterns, route, inner)
        else:
            yield f"{space}{entry.name}", route, entry


def signed_in(role: str) -> Client:
    """A browser signed in as whoever has this role."""
    client = Client(raise_request_exception=True)
    if role != ANONYMOUS:
        assert client.login(username=WHO[role], password=PASSWORD)
    return client


def path(name: str, made: dict[str, Any]) -> str:
    """The address with its sample arguments filled in."""
    from django.urls import reverse

    address = ADDRESSES[name]
    kwargs = {key: made.get(value, value) for key, value in address.args.items()}
    return reverse(name, kwargs=kwargs) + address.query


def visit(client: Client, name: str, made: dict[str, Any], method: str = "get") -> Any:
    """Open an address; whatever it changes is undone."""
    with transaction.atomic():
        answer = getattr(client, method)(path(name, made))
        transaction.set_rollback(True)
    return answer


def expected(address: Address, role: str, permission: Any, holds: bool) -> set[int]:
    """The statuses that are right for this role at this address."""
    shown = {405} if address.post_only else {200, 302}
    cases = (
        (address.absent, {404}),
        (permission is None, shown | {200, 302}),
        (role == ANONYMOUS, {302}),
        (not holds, {403}),
        (bool(address.seen_by) and role not in address.seen_by, {404}),
        (role in address.refused_to, {403}),
    )
    return next((right for applies, right in cases if applies), shown)
