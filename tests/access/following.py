"""Following every link and button of a page as somebody, and saying which of them are dead ends."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urljoin

from django.db import transaction
from django.test import Client

DEAD = frozenset({403, 404, 405, 500})
# Far from the case: the frame of every page, walked by the matrix already.
LEFT_ALONE = ("/language/", "/static/", "/sign-out/", "/acting-for/")


@dataclass
class Button:
    """A form of a page: where it goes and what its hidden fields and first button send."""

    action: str
    method: str
    sends: dict[str, str] = field(default_factory=dict)


class Doors(HTMLParser):
    """The links and forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.buttons: list[Button] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what leads on."""
        found = {name: value or "" for name, value in attrs}
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        elif tag == "form":
            method = found.get("method", "get").lower()
            self.buttons.append(Button(found.get("action", ""), method))
            self._inside = True
        elif self._inside and found.get("name") and found.get("type") in {"hidden", "submit"}:
            self.buttons[-1].sends.setdefault(found["name"], found.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self._inside = False


@dataclass(frozen=True)
class Tried:
    """Where something led: the page it stood on, its method and address, what was answered."""

    page: str
    method: str
    address: str
    status: int

    @property
    def is_dead(self) -> bool:
        """Whether nobody should have been offered this."""
        return self.status in DEAD

    def __str__(self) -> str:
        return f"{self.page}: {self.method} {self.address} answers {self.status}"


def follow(client: Client, *starts: str, depth: int = 2) -> list[Tried]:
    """Everything that links and buttons lead to from `starts`, `depth` pages deep, each once."""
    seen: dict[tuple[str, str], Tried] = {}
    pages = list(starts)
    for _level in range(depth):
        following: list[str] = []
        for page in pages:
            body = _open(client, page)
            for tried, leads_on in _tried(client, page, body, seen):
                seen[tried.method, tried.address] = tried
                if leads_on:
                    following.append(tried.address)
        pages = following
    return list(seen.values())


def _tried(
    client: Client, page: str, body: str, seen: dict[tuple[str, str], Tried]
) -> Iterator[tuple[Tried, bool]]:
    doors = Doors()
    doors.feed(body)
    for href in doors.links:
        address = _inside_the_site(page, href)
        if address and ("GET", address) not in seen:
            status, shown = _answer(client, "get", address, {})
            yield Tried(page, "GET", address, status), status == 200 and "html" in shown
    for button in doors.buttons:
        address = _inside_the_site(page, button.action or page)
        method = button.method.upper()
        if address and (method, address) not in seen:
            status, _shown = _answer(client, button.method, address, button.sends)
            yield Tried(page, method, address, status), False


def _inside_the_site(page: str, href: str) -> str:
    address = urldefrag(urljoin(page, href)).url
    outside = not address.startswith("/") or address.startswith(LEFT_ALONE)
    return "" if outside else address


def _open(client: Client, page: str) -> str:
    answer = client.get(page)
    return answer.getvalue().decode() if answer.status_code == 200 else ""


def _answer(client: Client, method: str, address: str, sends: dict[str, str]) -> tuple[int, str]:
    """What an address answers; whatever it changes is undone."""
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            answer: Any = getattr(client, method)(address, sends)
            transaction.set_rollback(True)
        return answer.status_code, answer.headers.get("Content-Type", "")
    except Exception:  # a broken page is a finding, not the end of the walk
        return 500, ""
    finally:
        client.cookies = cookies
