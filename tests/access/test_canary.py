"""A word that belongs to others appears on no page of whoever may not read it."""

import pytest

from tests.access.arrangement import OF_THE_CASE, SOCIAL, SOURCE
from tests.access.asking import (
    ANONYMOUS,
    BARRED,
    CIRCLE,
    CONSENTED,
    COORDINATOR,
    FAMILY,
    OTHER_PARENT,
    OVERSIGHT,
    SAME_AGENCY,
    STRANGER,
    WITHDRAWN,
)
from tests.access.walking import walk

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
    shown = [name for name, seen in walk(cast).opened[role].items() if word.encode() in seen.body]
    assert shown == []


def test_the_words_do_appear_where_they_may(cast):
    """Otherwise the test above would pass on empty pages."""
    pages = b"".join(seen.body for seen in walk(cast).opened[COORDINATOR].values())
    assert all(word.encode() in pages for word in (OF_THE_CASE, SOCIAL, SOURCE))
