"""People of the journey in browsers of their own, doing only what people do.

A walker types the address of the site and nothing else: every other page is reached by a link or a
button. Each kind of page is looked at once with axe, at the width its reader holds.
"""

import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from ciranda.ops.demo.cast import PASSWORD
from tests.looking import OPTIONS, UNDECIDED, line_of

PHONE, DESK = 360, 1280
HEIGHTS = {PHONE: 740, DESK: 900}
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@dataclass
class Walk:
    """What all walkers share: the site, the browser, pages looked at, and what was wrong."""

    browser: Browser
    site: str
    pictures: Path | None = None
    # How those at a desk move; families hold a phone and tap.
    at_a_desk: "type[Walker] | None" = None
    looked_at: set[tuple[str, int]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    _open: dict[tuple[str, int, str], "Walker"] = field(default_factory=dict)

    def person(self, username: str, width: int = DESK, language: str = "en") -> "Walker":
        """Somebody opens their own browser and signs in, or comes back to where they still are."""
        here = (username, width, language)
        if here not in self._open:
            self._open[here] = self._new(*here)
        self._open[here].start()
        return self._open[here]

    def _new(self, username: str, width: int, language: str) -> "Walker":
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            locale=language,
            device_scale_factor=1,
            reduced_motion="reduce",
        )
        hands = self.at_a_desk if width == DESK and self.at_a_desk else Walker
        walker = hands(self, context.new_page(), username, width)
        walker.page.set_default_timeout(30_000)
        walker.page.on("console", walker.hear)
        walker.page.on("pageerror", lambda error: self.faults.append(f"{username}: {error}"))
        return walker


class Walker:
    """One person's browser."""

    def __init__(self, walk: Walk, page: Page, username: str, width: int) -> None:
        self.walk, self.page, self.username, self.width = walk, page, username, width

    def start(self) -> None:
        """Type the address of the site; sign in where asked."""
        self.page.goto(self.walk.site + "/")
        self.look()
        if self.page.locator("main").get_by_text("Sign in").count():
            self.press("Sign in")
            self.fill("User name", self.username)
            self.fill("Password", PASSWORD)
            self.press("Sign in")

    def press(self, name: str) -> None:
        """Follow a link or press a button of the page: of exactly this name, else one with it."""
        main = self.page.locator("main, .govuk-back-link, header")
        named = [self._named(main, name, exact=exact) for exact in (True, False)]
        self._go(named[0] if named[0].count() else named[1])

    @staticmethod
    def _named(scope: Locator, name: str, *, exact: bool) -> Locator:
        # What only screen readers hear stands apart: "Change : the first goal".
        words = re.escape(name).replace(":", r"\s*:")
        pattern = re.compile(f"^{words}$" if exact else words, re.IGNORECASE)
        return scope.get_by_role("link", name=pattern).or_(
            scope.get_by_role("button", name=pattern)
        )

    def menu(self, name: str) -> None:
        """Open an area of the menu, from behind its button on a phone; what one's programme needs
        less often stands on the page behind "More"."""
        opener = self.page.locator("header, nav").get_by_role("button", name="Menu")
        if opener.count() and opener.first.is_visible():
            self._open(opener)
        entries = self.page.get_by_role("navigation")
        entry = entries.get_by_role("link", name=name, exact=True)
        if not entry.count():
            self._go(entries.get_by_role("link", name="More", exact=True))
            entry = self.page.get_by_role("main").get_by_role("link", name=name, exact=True)
        self._go(entry)

    def _go(self, target: Locator) -> None:
        with self.page.expect_navigation(wait_until="load"):
            target.first.click()
        self.look()

    def fill(self, label: str, words: str) -> None:
        """Write into the field with this label."""
        self._write(self.page.get_by_label(label).first, words)

    def choose(self, label: str, *, within: str = "") -> None:
        """Tick a box or choose a button of a group, where `within` is the group's question."""
        scope = self.page.get_by_role("group", name=within) if within else self.page
        self._tick(scope.get_by_label(label).first)

    def pick(self, label: str, option: str, *, within: str = "") -> None:
        """Pick a line of a list by words that stand in it."""
        scope = self.page.get_by_role("group", name=within) if within else self.page
        field_ = scope.get_by_label(label).first
        found = field_.locator("option").filter(has_text=option).first
        value = found.get_attribute("value")
        assert value is not None
        self._select(field_, value)

    def unfold(self, words: str) -> None:
        """Open a part that is folded away."""
        self._open(self.page.locator("summary", has_text=words))

    def date(self, question: str, day: int, month: int, year: int) -> None:
        """Fill the three parts of a date."""
        group = self.page.get_by_role("group", name=question)
        for part, value in (("Day", day), ("Month", month), ("Year", year)):
            self._write(group.get_by_label(part), str(value))

    # The hands: what `by_keyboard.Keys` does otherwise.

    def _write(self, field: Locator, words: str) -> None:
        field.fill(words)

    def _tick(self, box: Locator) -> None:
        box.check()

    def _select(self, field: Locator, value: str) -> None:
        field.select_option(value)

    def _open(self, opener: Locator) -> None:
        opener.first.click()

    def sees(self, *words: str) -> None:
        """These words stand on the page."""
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one)

    def sees_not(self, *words: str) -> None:
        """None of these words stands anywhere on the page."""
        for one in words:
            expect(self.page.locator("body")).not_to_contain_text(one)

    def hear(self, message: Any) -> None:
        """What the browser's console says is a fault."""
        if message.type in {"error", "warning"}:
            self.walk.faults.append(f"{self._where}: {message.text}")

    def look_at_a_desk(self) -> None:
        """The same page once more on a wide screen, without loading it again."""
        self.width = DESK
        self.page.set_viewport_size({"width": DESK, "height": HEIGHTS[DESK]})
        self.look()

    def look(self) -> None:
        """Each kind of page once: axe, and whether it scrolls sideways."""
        expect(self.page.locator("h1")).to_have_count(1)
        key = (_ID.sub("*", urlsplit(self.page.url).path), self.width)
        if key in self.walk.looked_at:
            return
        self.walk.looked_at.add(key)
        found = Axe().run(self.page, options=OPTIONS).response
        undecided = [r for r in found["incomplete"] if r["id"] not in UNDECIDED]
        self.walk.faults += [
            f"{self._where}: {line_of(r)}" for r in found["violations"] + undecided
        ]
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            self.walk.faults.append(f"{self._where}: wider than the screen")

    @property
    def _where(self) -> str:
        return f"{self.username} at {urlsplit(self.page.url).path} ({self.width})"

    def picture(self, name: str, *, portuguese: bool = False) -> None:
        """A picture of what the screen shows, where pictures are wanted (`make screenshots`)."""
        if self.walk.pictures is None:
            return
        if portuguese:
            self._in_language("Português")
        self.page.evaluate("window.scrollTo(0, 0)")
        taken = Image.open(BytesIO(self.page.screenshot()))
        taken.save(self.walk.pictures / f"{name}.webp", quality=82, method=6)
        if portuguese:
            self._in_language("English")

    def _in_language(self, name: str) -> None:
        self._go(self.page.get_by_role("button", name=name))


__all__ = ["DESK", "PHONE", "Walk", "Walker"]
