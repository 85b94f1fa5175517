"""Every address × everyone: outside your world 404, inside without the permission 403."""

import pytest

from ciranda.access.policies.declared import Needs
from ciranda.web.enter import declaration
from tests.access.addresses import ADDRESSES, ANONYMOUS, ROLES
from tests.access.arrangement import arrange
from tests.access.walking import expected, named, path, signed_in, visit

ALL = {name: pattern for name, _route, pattern in named()}


def needs(name):
    declared = declaration(ALL[name].callback)
    return declared.permission if isinstance(declared, Needs) else None


def test_every_address_has_its_sample_arguments():
    assert set(ALL) == set(ADDRESSES)


@pytest.mark.parametrize("role", ROLES)
def test_everyone_gets_what_is_theirs_and_nothing_else(cast, role):
    made = arrange(cast)
    client = signed_in(role)
    wrong = []
    for name, address in ADDRESSES.items():
        permission = needs(name)
        answer = visit(client, name, made)
        holds = role != ANONYMOUS and answer.wsgi_request.actor.may(permission or "account.use")
        right = expected(address, role, permission, holds)
        if answer.status_code not in right:
            wrong.append(f"{name} {path(name, made)}: {answer.status_code}, not {sorted(right)}")
    assert wrong == []


@pytest.mark.parametrize("role", [r for r in ROLES if r != ANONYMOUS])
def test_nobody_changes_what_they_may_not_see(cast, role):
    """An empty form is sent to every address: who may not see the object gets no further."""
    made = arrange(cast)
    client = signed_in(role)
    wrong = []
    for name, address in ADDRESSES.items():
        permission = needs(name)
        if permission is None:
            continue
        answer = visit(client, name, made, "post")
        may = answer.wsgi_request.actor.may(permission)
        right = {403} if not may else {404} if _hidden(address, role) else {200, 302, 400, 403, 405}
        if answer.status_code not in right:
            wrong.append(f"POST {name}: {answer.status_code}, not {sorted(right)}")
    assert wrong == []


def _hidden(address, role):
    return bool(address.seen_by) and role not in address.seen_by
