"""The list of capabilities tells the truth: every test it names exists, and the page is current."""

from tools import capabilities


def test_every_test_that_shows_a_capability_exists() -> None:
    entries = capabilities.register().entries.values()
    missing = [t for entry in entries for t in entry.tests if not capabilities.exists(t)]
    assert missing == []


def test_every_entry_has_a_test_or_says_what_is_missing() -> None:
    entries = capabilities.register().entries.values()
    assert [e.number for e in entries if not e.tests and not e.distance] == []


def test_no_capability_is_listed_twice_or_unasked() -> None:
    found = capabilities.register()
    assert found.doubles == ()
    assert set(found.entries) <= set(capabilities.WANTED)


def test_the_page_is_current() -> None:
    assert capabilities.PAGE.read_text("utf-8") == capabilities.page(), "make graph"
