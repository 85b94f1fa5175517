"""Every address × everyone: outside your world 404, inside without the permission 403."""

from statistics import median

import pytest

from tests.access.addresses import ADDRESSES
from tests.access.asking import ROLES
from tests.access.walking import SENDERS, VIEWS, expected, needs, walk


def test_every_address_has_its_sample_arguments():
    assert set(VIEWS) == set(ADDRESSES)


@pytest.mark.parametrize("role", ROLES)
def test_everyone_gets_what_is_theirs_and_nothing_else(cast, role):
    wrong = []
    for name, seen in walk(cast).opened[role].items():
        right = expected(ADDRESSES[name], role, needs(name), seen.holds)
        if seen.status not in right:
            wrong.append(f"{name}: {_told(seen)}, not {sorted(right)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", SENDERS)
def test_nobody_changes_what_they_may_not_see(cast, role):
    """An empty form is sent to every address: who may not see the object gets no further."""
    wrong = []
    for name, seen in walk(cast).sent[role].items():
        if needs(name) is None:
            continue
        right = _right(ADDRESSES[name], role, seen)
        if seen.status not in right:
            wrong.append(f"POST {name}: {_told(seen)}, not {sorted(right)}")
    assert not wrong, "\n".join(wrong)


def _right(address, role, seen):
    hidden = bool(address.seen_by) and role not in address.seen_by
    if not seen.holds:
        return {403}
    if address.absent or hidden:
        # a page that only shows says so to everyone alike
        return {404, 405}
    return {200, 204, 302, 400, 403, 404, 405}


def _told(seen):
    return seen.body.decode() if seen.status == 500 else seen.status


def test_what_is_hidden_and_what_is_missing_are_answered_alike(cast):
    """To a stranger: one status, one body, the same statements, and nothing that a clock tells."""
    strange = walk(cast).strange
    assert len(strange) > 100
    unlike = [
        f"{name}: {hidden.status} with {hidden.statements} statements, if missing "
        f"{missing.status} with {missing.statements}"
        for name, (hidden, missing) in strange.items()
        if (hidden.status, hidden.words, hidden.statements)
        != (missing.status, missing.words, missing.statements)
    ]
    assert not unlike, "\n".join(unlike)
    ratio = median(hidden.seconds / missing.seconds for hidden, missing in strange.values())
    assert 0.7 < ratio < 1.4, f"something hidden takes {ratio:.2f} times as long"
