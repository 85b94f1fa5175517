"""docs/access.md says what the code says."""

from tools import access_page


def test_the_access_page_is_current():
    assert access_page.PAGE.read_text("utf-8") == access_page.text()
