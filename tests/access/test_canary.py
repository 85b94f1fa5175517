"""A word that belongs to others appears on no page of whoever may not read it."""

import pytest

from tests.access.addresses import (
    ADDRESSES,
    ANONYMOUS,
    BARRED,
    CIRCLE,
    CONSENTED,
    FAMILY,
    OTHER_PARENT,
    OVERSIGHT,
    SAME_AGENCY,
    STRANGER,
    WITHDRAWN,
)
from tests.access.arrangement import OF_THE_CASE, SOCIAL, SOURCE, arrange
from tests.access.walking import signed_in, visit

OUTSIDE = (ANONYMOUS, STRANGER, SAME_AGENCY, OVERSIGHT, BARRED, WITHDRAWN)
MAY_NOT_READ = [
    *((role, word) for role in OUTSIDE for word in (OF_THE_CASE, SOCIAL, SOURCE)),
    (CONSENTED, SOCIAL),
    (CONSENTED, SOURCE),
    (CIRCLE, SOCIAL),
    (CIRCLE, SOURCE),
    (FAMILY, SOURCE),
    (OTHER_PARENT, SOURCE),
]


@pytest.mark.parametrize(("role", "word"), MAY_NOT_READ)
def test_the_word_appears_nowhere(cast, role, word):
    made = arrange(cast)
    client = signed_in(role)
    shown = [name for name in ADDRESSES if word.encode() in visit(client, name, made).getvalue()]
    assert shown == []


def test_the_words_do_appear_where_they_may(cast):
    """Otherwise the test above would pass on empty pages."""
    made = arrange(cast)
    client = signed_in("with_the_role")
    pages = b"".join(visit(client, name, made).getvalue() for name in ADDRESSES)
    assert OF_THE_CASE.encode() in pages
