"""Every page of the site in a real browser, on a phone and on a desk, in both languages."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tests.access.shown import Page, Site, in_portuguese, site, undone
from tests.cast import AGENCIES
from tests.looking import Looker
from tools.messages import LOCALE, PLACEHOLDER

PACKS = Path(__file__).parents[2] / "packs"
KILOBYTES = 60
WIDTHS = (360, 1280)
# What a window of 1280 by 1024 holds at 400 %: WCAG 1.4.10.
ENLARGED = {"width": 320, "height": 256}
# A page that nobody may open as the full case stands, and why.
UNSHOWN: dict[str, str] = {
    "portal:consents:take_back": "the consent was withdrawn",
    "portal:story:write": "this programme has no parts of a story to write",
    "web:access:archived": "no case is closed",
    "web:access:hold": "no case is closed",
    "web:access:search": "nobody searched too fast; tests/web/access/test_searches.py does",
    "web:account:add_app": "asks first that one shows again who one is",
    "web:account:add_passkey": "asks first that one shows again who one is",
    "web:account:remove_step": "asks first that one shows again who one is",
    "web:signing_in:add_provider": "asks first that one shows again who one is",
    "web:signing_in:link": "asks first that one shows again who one is",
    "web:signing_in:reset": "asks first that one shows again who one is",
    "web:account:second_step": "nobody has a second step",
    "web:account:with": "no agency signs in elsewhere",
    "web:account:back": "no agency signs in elsewhere",
    "web:catalogue": "only in development; tests/web/test_catalogue.py looks at it",
    "web:guests:open": "only a true link opens it; tests/web/meetings/test_guests.py does",
    "web:line:go_on": "this programme counts no extra support; tests/web/line does",
    "web:line:support": "this programme counts no extra support; tests/web/line does",
    "web:line:suggestion": "this programme suggests nothing; tests/web/line does",
    "web:plans:sign": "the plan is signed; tests/web/plans/test_looks.py looks before",
    "web:plans:sign_as_worker": "the plan is signed",
    "web:plans:signing": "the plan is signed; tests/web/plans/test_looks.py looks before",
    "web:plans:start": "the plan is there; tests/web/plans/test_looks.py looks before",
    "web:referrals:more": "nothing more was asked of the referrer",
    "web:telling:write": "this programme has no parts of a story to write",
}

# One page about two kinds of things.
SAME = {
    "web:assessments:eligibility_of_referral": "web:assessments:eligibility",
    "web:assessments:aside_of_referral": "web:assessments:aside",
}


@dataclass
class Looked:
    """What was found on every page; each fault is one line: the address, then what is wrong."""

    site: Site
    # of each side, the staff's and the family's, which nobody reads together
    titles: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, promise: str, page: Page, what: str) -> None:
        """Note a page that does not keep a promise."""
        self.faults[promise].append(f"{page.name} ({page.role}): {what}")

    def told(self, promise: str) -> str:
        """All pages that do not keep it."""
        return "\n".join(self.faults[promise])


_looked: list[Looked] = []


@pytest.fixture
def looked(cast: Any, page: Any) -> Looked:
    """Every page opened once in each language; kept, since many promises are read off it."""
    if not _looked:
        seen = Looked(site(cast))
        for client in seen.site.clients.values():
            client.raise_request_exception = False
        looker = Looker(page, next(iter(seen.site.clients.values())), axe_at_once=True)
        for one in seen.site.pages:
            if one.kind == "text/html":
                looker.client = seen.site.clients[one.role]
                with undone(looker.client):
                    _in_the_browser(seen, looker, one)
                with undone(looker.client):
                    _in_portuguese(seen, one)
        _looked.append(seen)
    return _looked[0]


pytestmark = pytest.mark.browser


def test_every_page_is_shown_to_somebody(looked):
    assert looked.site.unshown == set(UNSHOWN)


def test_every_page_is_usable_by_everyone(looked):
    assert not looked.faults["axe"], looked.told("axe")


def test_no_page_scrolls_sideways_on_a_phone_or_at_400_percent(looked):
    assert not looked.faults["wide"], looked.told("wide")


def test_every_page_has_one_heading_and_a_title_of_its_own(looked):
    titles = looked.titles.items()
    same = [f"{title}: {', '.join(who)}" for (_side, title), who in titles if len(set(who)) > 1]
    assert not same, "\n".join(same)
    assert not looked.faults["heading"], looked.told("heading")


def test_no_page_makes_the_browser_complain(looked):
    assert not looked.faults["console"], looked.told("console")


def test_no_page_is_heavy(looked):
    assert not looked.faults["heavy"], looked.told("heavy")


def test_a_page_in_portuguese_says_nothing_in_english(looked):
    assert not looked.faults["language"], looked.told("language")


def _in_the_browser(seen: Looked, looker: Looker, one: Page) -> None:
    for width in WIDTHS:
        if width == WIDTHS[0]:
            shown = looker.open(one.path, width=width)
        else:
            shown.set_viewport_size({"width": width, "height": 900})
        for fault in looker.faults():
            seen.add("axe", one, f"at {width}: {fault}")
        if looker.is_wider_than_screen():
            seen.add("wide", one, f"wider than {width}")
    shown.set_viewport_size(ENLARGED)
    if looker.is_wider_than_screen():
        seen.add("wide", one, "wider than the screen at 400 %")
    for line in looker.said:
        seen.add("console", one, line)
    looker.said.clear()
    if one.size > KILOBYTES * 1024:
        seen.add("heavy", one, f"{one.size / 1024:.0f} kB")
    _its_head(seen, shown, one)


def _its_head(seen: Looked, shown: Any, one: Page) -> None:
    title, headings, letters = shown.evaluate(
        "[document.title, [...document.querySelectorAll('h1')].map(h => h.innerText.trim()),"
        " document.documentElement.lang]"
    )
    seen.titles[one.name.partition(":")[0], title].append(SAME.get(one.name, one.name))
    if len(headings) != 1 or not headings[0]:
        seen.add("heading", one, f"headings {headings}")
    if letters != "en":
        seen.add("language", one, f"English page says it is {letters}")


# What a pack calls a topic, a reason, an entry of the week or a line of its form, where that pack
# has no Portuguese. Nothing but such words is let pass on these pages.
IN_THE_PACKS_WORDS = {
    "portal:place:answer",
    "web:births:form",
    "web:offers:change",
    "web:offers:map",
    "web:offers:match",
    "web:offers:new",
    "web:ordinary:answer",
    "web:ordinary:lost",
    "web:ordinary:record",
    "web:services:counter",
    "web:week:add",
}


@cache
def words_of_packs() -> str:
    """All that stands in packs that know English alone."""
    folders = (file.parent for file in PACKS.glob("*/locale/en.yaml"))
    alone = (folder for folder in folders if not (folder / "pt.yaml").exists())
    return " ".join(" ".join((f / "en.yaml").read_text().split()) for f in sorted(alone))


def _in_portuguese(seen: Looked, one: Page) -> None:
    answer = in_portuguese(seen.site.clients[one.role]).get(one.path)
    reading = Reading()
    reading.feed(answer.content.decode())
    if reading.language != "pt-PT":
        seen.add("language", one, f"Portuguese page says it is {reading.language}")
    text = f" {' '.join(' '.join(reading.words).split())} "
    for agency, _sector in AGENCIES.values():
        text = text.replace(agency, "")
    for sentence, among in english().items():
        if sentence not in text or not among.search(text):
            continue
        if one.name not in IN_THE_PACKS_WORDS or not among.search(words_of_packs()):
            seen.add("language", one, f"“{sentence}” in English")


class Reading(HTMLParser):
    """The text that a page shows or has read aloud, one piece after the other."""

    SPOKEN = ("aria-label", "alt", "title", "placeholder")
    SILENT = frozenset({"script", "style", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.language = ""
        self._silent = 0
        self._foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that are read aloud; what says it is in another language is left out."""
        known = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.language = known.get("lang", "")
        elif self._foreign:
            self._foreign += [tag] * (tag == self._foreign[0])
        elif known.get("lang", "pt").partition("-")[0] != "pt":
            self._foreign.append(tag)
        self._silent += tag in self.SILENT
        if not self._foreign:
            self.words += [known[key] for key in self.SPOKEN if known.get(key)]

    def handle_endtag(self, tag: str) -> None:
        """Back to the language of the page."""
        self._silent -= tag in self.SILENT
        if self._foreign and tag == self._foreign[0]:
            self._foreign.pop()

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._silent and not self._foreign:
            self.words.append(data)


@cache
def english() -> dict[str, re.Pattern[str]]:
    """Every English sentence that Portuguese says otherwise, as it would stand in a page's text.

    Of a sentence with a blank the longest part without one; none shorter than 13 letters.
    """
    with (LOCALE / "pt" / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalog = read_po(file, locale="pt")
    found = {}
    for message in catalog:
        sayings: Any = message.id if isinstance(message.id, tuple) else (message.id,)
        answers = message.string if isinstance(message.string, tuple) else (message.string,)
        for saying in filter(None, sayings):
            part = max(PLACEHOLDER.split(saying), key=len).strip()
            part = " ".join(re.sub(r"<[^>]+>", " ", part).split())
            said = " ".join(" ".join(answers).split())
            if len(part) > 12 and part not in said:
                found[part] = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)")
    return found
