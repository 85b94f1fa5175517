"""Looks at pages in a real browser, without a server.

The browser's requests are answered by Django's test client in the test's own thread, so a page
sees what the test's transaction wrote and nothing has to be flushed afterwards. Headers are
passed on: the content security policy is enforced as in life. The site's own files come from a
small server beside them.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests import statics

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
HOST = f"http://localhost:{statics.port()}"
# All that the client answers, and what would leave this machine.
_PAGES = re.compile(f"^(?!{re.escape(HOST + statics.AT)})")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is found, with all that is said about it: a page has thousands of things in order.
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"]}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
# What axe cannot decide, each with why it is right.
UNDECIDED = {
    "color-contrast": "text over a drawing or a pseudo-element; the palette test computes it",
}


@dataclass
class Looker:
    """A browser page whose requests the given client answers. `said` is what its console said."""

    page: Any
    client: Client
    said: list[str] = field(default_factory=list)
    # Whoever looks at many pages has axe loaded with each instead of sent before each look.
    axe_at_once: bool = False

    def __post_init__(self) -> None:
        if self.axe_at_once:
            self.page.add_init_script(path=str(AXE))
        self.page.route(_PAGES, self._answer)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, path: str, *, width: int = 1280) -> Any:
        """Open a page of the site at this width and return the browser's page."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(HOST + path)
        return self.page

    def wrong_at(self, path: str) -> list[str]:
        """All that is wrong with a page, on a phone and on a desk: what axe finds, what scrolls
        sideways, what the browser complained of. The page is loaded once."""
        shown = self.open(path, width=PHONE["width"])
        found = []
        for screen in (PHONE, DESK):
            shown.set_viewport_size(screen)
            found += [f"at {screen['width']}: {fault}" for fault in self.faults()]
            if self.is_wider_than_screen():
                found.append(f"wider than {screen['width']}")
        found += self.said
        self.said.clear()
        return found

    def faults(self) -> list[str]:
        """What axe finds wrong on the open page, and what it could not decide without a reason
        in UNDECIDED, one line each."""
        found = self._axe()
        broken = [line_of(rule) for rule in found["violations"]]
        return broken + [
            line_of(rule) for rule in found["incomplete"] if rule["id"] not in UNDECIDED
        ]

    def _axe(self) -> dict[str, Any]:
        if self.axe_at_once:
            return dict(self.page.evaluate("options => axe.run(document, options)", OPTIONS))
        return dict(Axe().run(self.page, options=OPTIONS).response)

    def is_wider_than_screen(self) -> bool:
        """Whether the page scrolls sideways."""
        return bool(
            self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        )

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def _answer(self, route: Any) -> None:
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != HOST:
            route.abort()
        else:
            self._page(route, address)

    def _page(self, route: Any, address: Any) -> None:
        request = route.request
        path = address.path + (f"?{address.query}" if address.query else "")
        passed = {
            f"HTTP_{name.upper().replace('-', '_')}": value
            for name, value in request.headers.items()
            if name in {"accept-language", "hx-request", "hx-target", "referer"}
        }
        response = self.client.generic(
            request.method,
            path,
            request.post_data_buffer or b"",
            request.headers.get("content-type", "application/octet-stream"),
            **passed,
        )
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        if response.status_code in {301, 302, 303} and "hx-request" not in request.headers:
            # The browser does not ask us again for what it is redirected to: it is told to go.
            where = response["Location"]
            moved = f'<!doctype html><meta http-equiv="refresh" content="0;url={where}">'
            route.fulfill(status=200, content_type="text/html", body=moved)
            return
        route.fulfill(status=response.status_code, headers=headers, body=response.getvalue())


def line_of(rule: dict[str, Any]) -> str:
    """A rule of axe and where it was broken, in one line."""
    where = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
    return f"{rule['id']}: {rule['help']}: {where}"
