"""No page of the site sends more than eight statements on the wire (design, section 9)."""

from tests.access.shown import site, undone
from tests.budgets import READING, on_the_wire

# Whose page may send more, and why.
MORE: dict[str, int] = {}


def test_every_page_keeps_to_eight_statements(cast):
    over = []
    shown = site(cast)
    assert len(shown.pages) > 150
    for page in shown.pages:
        with undone(shown.clients[page.role]) as client, on_the_wire() as sent:
            client.get(page.path)
        # the test's own savepoint stands around it
        if len(sent) > MORE.get(page.name, READING):
            over.append(f"{page.name} as {page.role} sends {len(sent)}:\n{sent.shown()}")
    assert not over, "\n\n".join(over)
