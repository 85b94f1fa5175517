"""A person at a desk who has no mouse: every link, button and field is reached with Tab.

What is reached must show that it is: a ring, a frame or another ground. Links and buttons answer
Enter, boxes the space bar, a group of radio buttons its arrows (WAI-ARIA Authoring Practices).
"""

from playwright.sync_api import Locator

from tests.journeys.walking import Walker

# More stops than any page has: whoever needs more has lost the way.
MOST_STOPS = 400
_HERE = """e => { const a = document.activeElement; return a === e
  || (e.type === 'radio' && a && a.type === 'radio' && a.name === e.name && a.form === e.form) }"""
# Seen where the focus is: on the element, or on the drawn box that stands for a hidden input.
_SEEN = """() => { const a = document.activeElement;
  const shows = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
    || s.boxShadow !== 'none';
  const label = a.labels && a.labels[0];
  return a.matches(':focus-visible') && (shows(getComputedStyle(a))
    || (label && shows(getComputedStyle(label, '::before')))) }"""
_PAST = """e => { const a = document.activeElement; return a !== document.body
  && Boolean(e.compareDocumentPosition(a) & Node.DOCUMENT_POSITION_FOLLOWING) }"""


class Keys(Walker):
    """A walker whose hands touch nothing but the keys."""

    def reach(self, target: Locator) -> None:
        """Tab until the target has the focus, backwards where it lies behind; it must be seen."""
        one = target.first
        one.wait_for()
        key = "Shift+Tab" if one.evaluate(_PAST) else "Tab"
        for _ in range(MOST_STOPS):
            if one.evaluate(_HERE):
                break
            self.page.keyboard.press(key)
        else:
            raise AssertionError(f"{self._where}: no key leads to {target}")
        if not self.page.evaluate(_SEEN):
            self.walk.faults.append(f"{self._where}: the focus is not seen on {target}")

    def _go(self, target: Locator) -> None:
        self.reach(target)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")
        self.look()

    def _write(self, field: Locator, words: str) -> None:
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(words)

    def _tick(self, box: Locator) -> None:
        one = box.first
        self.reach(one)
        if one.get_attribute("type") != "radio":
            if not one.is_checked():
                self.page.keyboard.press("Space")
        elif one.evaluate("e => e === document.activeElement"):
            self.page.keyboard.press("Space")
        for _ in range(MOST_STOPS):
            if one.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self._where}: no key ticks {box}")

    def _select(self, field: Locator, value: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Home")
        for _ in range(MOST_STOPS):
            if field.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self._where}: no key picks {value}")

    def _open(self, summary: Locator) -> None:
        self.reach(summary)
        self.page.keyboard.press("Enter")
