"""Walking over every address of the site as somebody."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import Needs
from ciranda.web.enter import declaration
from tests.access.addresses import ADDRESSES
from tests.access.arrangement import WHO, arrange
from tests.access.asking import (
    ANONYMOUS,
    BARRED,
    CONSENTED,
    FAMILY,
    ROLES,
    STRANGER,
    WITHDRAWN,
    Address,
)
from tests.cast import Cast
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


VIEWS = {name: pattern for name, _route, pattern in named()}


def signed_in(role: str) -> Client:
    """A browser signed in as whoever has this role."""
    client = Client(raise_request_exception=True)
    if role != ANONYMOUS:
        assert client.login(username=WHO[role], password=PASSWORD)
    return client


def path(name: str, made: dict[str, Any]) -> str:
    """The address with its sample arguments filled in."""
    address = ADDRESSES[name]
    kwargs = {key: made.get(value, value) for key, value in address.args.items()}
    return reverse(name, kwargs=kwargs) + address.query


def visit(client: Client, name: str, made: dict[str, Any], method: str = "get") -> Any:
    """Open an address; whatever it changes is undone, also that it signed somebody out."""
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            answer = getattr(client, method)(path(name, made))
            transaction.set_rollback(True)
    finally:
        client.cookies = cookies
    return answer


def expected(address: Address, role: str, permission: Any, holds: bool) -> set[int]:
    """The statuses that are right for this role at this address."""
    shown = {200, 302}
    cases = (
        (address.absent, {404}),
        (permission is None, shown | {200, 302}),
        (role == ANONYMOUS, {302}),
        (not holds, {403}),
        # what only takes a form leads whoever opens it to the page with that form
        (address.post_only, {302}),
        (bool(address.seen_by) and role not in address.seen_by, {404}),
        (role in address.refused_to, {403}),
    )
    return next((right for applies, right in cases if applies), shown)


@dataclass(frozen=True)
class Seen:
    """What an address answered: its status, whether the role holds its permission, its body."""

    status: int
    holds: bool
    body: bytes


@dataclass(frozen=True)
class Answered:
    """What one address answered a stranger: its status, its words but for what changes with each
    request, its statements, its seconds."""

    status: int
    words: str
    statements: int
    seconds: float


@dataclass(frozen=True)
class Walked:
    """What every address answered everyone who opened it, and who sent it an empty form. `strange`:
    what it answered a stranger to something that is there, and to nothing at all."""

    opened: dict[str, dict[str, Seen]]
    sent: dict[str, dict[str, Seen]]
    strange: dict[str, tuple[Answered, Answered]]


# Whoever has least to do with the case, and one inside it of each kind.
SENDERS = (STRANGER, CONSENTED, WITHDRAWN, BARRED, FAMILY)
_walked: list[Walked] = []


def walk(cast: Cast) -> Walked:
    """Every address opened once by everyone; kept, since many promises are read off it."""
    if not _walked:
        made = arrange(cast)
        clients = {role: signed_in(role) for role in ROLES}
        opened = {role: _around(client, made, "get") for role, client in clients.items()}
        sent = {role: _around(clients[role], made, "post") for role in SENDERS}
        _walked.append(Walked(opened, sent, _strange(clients[STRANGER], made)))
    return _walked[0]


def needs(name: str) -> Permission | None:
    """The permission that the view behind an address declares; none when it is public."""
    declared = declaration(VIEWS[name].callback)
    return declared.permission if isinstance(declared, Needs) else None


def _around(client: Client, made: dict[str, Any], method: str) -> dict[str, Seen]:
    return {name: _seen(client, name, made, method) for name in ADDRESSES}


def _seen(client: Client, name: str, made: dict[str, Any], method: str) -> Seen:
    try:
        answer = visit(client, name, made, method)
    except Exception as error:  # one broken page must not hide what the others answer
        return Seen(500, holds=True, body=repr(error).encode())
    holds = answer.wsgi_request.actor.may(needs(name) or Permission.ACCOUNT_USE)
    return Seen(answer.status_code, holds, answer.getvalue())


def _strange(client: Client, made: dict[str, Any]) -> dict[str, tuple[Answered, Answered]]:
    """Every address of something a stranger may not see, beside the same address of nothing."""
    nothing = {key: uuid4() if isinstance(at, UUID) else at for key, at in made.items()}
    hidden = {
        name: "post" if at.post_only else "get"
        for name, at in ADDRESSES.items()
        if at.seen_by
        and STRANGER not in at.seen_by
        and not at.absent
        and any(isinstance(made.get(value), UUID) for value in at.args.values())
    }
    return {
        name: (_answered(client, name, made, how), _answered(client, name, nothing, how))
        for name, how in hidden.items()
    }


def _answered(client: Client, name: str, made: dict[str, Any], method: str) -> Answered:
    began = perf_counter()
    with CaptureQueriesContext(connection) as seen:
        answer = visit(client, name, made, method)
    taken = perf_counter() - began
    words = answer.getvalue().decode() + answer.headers.get("Location", "")
    return Answered(
        answer.status_code,
        _CHANGING.sub("·", words),
        len(seen),
        taken,
    )


# A key, a token against forged forms, what lets one script run: new with each request.
_CHANGING = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=csrfmiddlewaretoken\" value=\")\w+|(?<=nonce=\")[^\"]+"
)
