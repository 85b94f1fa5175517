"""A bundle's entries one by one: no file is held whole, no nesting and no value is endless.

Only the borders of entries are looked for here; what stands between them is Python's own JSON.
"""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from ciranda.interop.imports.files import check_start, open_plain
from ciranda.interop.imports.results import FileRefused

DEEPEST = 100
LONGEST_ENTRY = 16_000_000  # characters; resources with photographs are shorter
_PIECE = 65_536
_WANTED = "FHIR R4 as JSON"
_OPEN, _CLOSE = "{[", "}]"
_PAIRS = {"}": "{", "]": "["}
# Possessive, so that a hostile string costs one pass. The last form is a string without its end.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]:,]|[^\s"{}\[\]:,]++|".*+', re.DOTALL)


class Entries:
    """The entries of a bundle in their order; `top` holds the bundle's own plain values.

    Raises FileRefused, naming the entry, for what is no JSON or nests deeper than any resource.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.top: dict[str, Any] = {}
        self.number = 0
        self._open: list[str] = []
        self._key, self._last = "", ""
        self._is_inside = self._has_begun = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        with open_plain(self.path) as file:
            head = file.read(1024)
            check_start(self.path, head, "utf-8", wanted=_WANTED)
            self._check_kind(head)
            file.seek(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
            yield from self._entries(_Text(self, file))

    def refuse(self, problem: str, remedy: str) -> NoReturn:
        """Raise FileRefused, naming the entry that was reached."""
        raise FileRefused(self.path, problem, remedy, self.number or None)

    def _check_kind(self, head: bytes) -> None:
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if start.startswith(b"<"):
            self.refuse("This is XML (or a web page).", "Ask for the bundle as JSON.")
        if not start.startswith(b"{"):
            self.refuse("This is not a FHIR bundle.", f"Ask for {_WANTED}.")

    def _entries(self, text: "_Text") -> Iterator[dict[str, Any]]:
        """At depth one stand the bundle's own values; inside `entry`, each map is an entry."""
        for found in text.tokens():
            if not self._open and self._has_begun:
                self.refuse(
                    "There is more than one JSON value in it (NDJSON?).",
                    "Put all of it into one bundle.",
                )
            self._has_begun = True
            if found in _OPEN:
                self._opened(found, text)
            elif found in _CLOSE:
                self._closed(found)
                if len(self._open) == 2 and text.is_keeping:
                    yield self._value(text.kept())
            elif len(self._open) == 1:
                self._beside(found)
            self._last = found
        if self._open:
            self.refuse("It ends in the middle.", "Was it sent whole? Ask for it again.")

    def _opened(self, mark: str, text: "_Text") -> None:
        if self._is_inside and len(self._open) == 2 and mark == "{":
            self.number += 1
            text.keep_from_here()
        self._open.append(mark)
        if len(self._open) == 2 and self._key == "entry" and mark == "[":
            self._is_inside = True
        if len(self._open) > DEEPEST:
            self.refuse(
                f"It nests deeper than {DEEPEST} levels.", "No resource does. Ask for it again."
            )

    def _closed(self, mark: str) -> None:
        if not self._open or self._open.pop() != _PAIRS[mark]:
            self.refuse("This is not JSON: its brackets do not fit together.", _AGAIN)
        if len(self._open) < 2:
            self._is_inside = False

    def _beside(self, found: str) -> None:
        """A key or a plain value of the bundle itself."""
        if found == ":":
            self._key = str(self._value(self._last))
        elif self._last == ":" and found != ",":
            self.top[self._key] = self._value(found)

    def _value(self, text: str) -> Any:
        try:
            return json.loads(text, parse_constant=_no_constant, strict=False)
        except (ValueError, RecursionError):
            self.refuse("This is not JSON, or a number in it is too long.", _AGAIN)


_AGAIN = f"Ask for it again, as {_WANTED}."


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


class _Text:
    """The text of a file, piece by piece, of which no more is held than one entry."""

    def __init__(self, entries: Entries, file: BinaryIO) -> None:
        self._entries, self._file = entries, file
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._buffer, self._at, self._start = "", 0, 0
        self._kept: int | None = None
        self._is_last = False

    def tokens(self) -> Iterator[str]:
        """Brackets, strings and the plain values between them."""
        while found := self._next():
            self._start, self._at = found.span()
            yield found.group()

    def keep_from_here(self) -> None:
        """Hold the text from the token just given on."""
        self._kept = self._start

    @property
    def is_keeping(self) -> bool:
        """Whether text is being held."""
        return self._kept is not None

    def kept(self) -> str:
        """The text held, up to the token just given, which is held no longer."""
        found = self._buffer[self._kept : self._at]
        self._kept = None
        return found

    def _next(self) -> re.Match[str] | None:
        """The next token that certainly ends where it seems to."""
        found = _TOKEN.search(self._buffer, self._at)
        while not self._is_last and (found is None or found.end() == len(self._buffer)):
            self._more()
            found = _TOKEN.search(self._buffer, self._at)
        if found and found.group().startswith('"') and not _is_whole(found.group()):
            self._entries.refuse("It ends in the middle.", "Was it sent whole? Ask for it again.")
        return found

    def _more(self) -> None:
        self._drop_what_was_read()
        if len(self._buffer) > LONGEST_ENTRY:
            self._entries.refuse("One value here never ends.", _AGAIN)
        raw = self._file.read(max(_PIECE, len(self._buffer)))
        self._is_last = not raw
        try:
            self._buffer += self._decode(raw, self._is_last)
        except UnicodeDecodeError:
            self._entries.refuse("This is not text in UTF-8.", "Save it as UTF-8.")

    def _drop_what_was_read(self) -> None:
        done = self._at if self._kept is None else self._kept
        self._buffer = self._buffer[done:]
        self._at -= done
        self._start -= done
        if self._kept is not None:
            self._kept = 0


def _is_whole(string: str) -> bool:
    return len(string) > 1 and _STRING.fullmatch(string) is not None


_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
