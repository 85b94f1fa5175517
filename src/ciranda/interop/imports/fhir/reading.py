"""A bundle's entries one by one: no file is held whole, no nesting and no string is endless."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from ciranda.interop.imports.files import check_start, open_plain
from ciranda.interop.imports.results import FileRefused

DEEPEST = 100
LONGEST_VALUE = 16_000_000  # bytes without any end of a value: photographs are shorter
_WANTED = "FHIR R4 as JSON"
Event = tuple[str, Any]


class _Metered:
    """Bytes of a file, refused when one value goes on for ever."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.since = file, 0

    def read(self, size: int) -> bytes:
        """The next bytes; none, once a value has gone on for too long."""
        if self.since > LONGEST_VALUE:
            return b""
        found = self._file.read(size)
        self.since += len(found)
        return found


class Entries:
    """The entries of a bundle in their order; `top` holds the bundle's own plain values.

    Raises FileRefused, naming the entry, for what is no JSON or nests deeper than any resource.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.top: dict[str, Any] = {}
        self.number = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        with open_plain(self.path) as file:
            head = file.read(1024)
            check_start(self.path, head, "utf-8", wanted=_WANTED)
            self._check_kind(head)
            file.seek(3 if head.startswith(b"\xef\xbb\xbf") else 0)
            yield from self._entries(self._events(_Metered(file)))

    def _check_kind(self, head: bytes) -> None:
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if start.startswith(b"<"):
            raise self._refusal("This is XML (or a web page).", "Ask for the bundle as JSON.")
        if not start.startswith(b"{"):
            raise self._refusal("This is not a FHIR bundle.", f"Ask for {_WANTED}.")

    def _events(self, file: _Metered) -> Iterator[Event]:
        depth = 0
        try:
            for event, value in ijson.basic_parse(file, buf_size=16384):
                file.since = 0
                depth += event.startswith("start_") - event.startswith("end_")
                if depth > DEEPEST:
                    raise self._refusal(
                        f"It nests deeper than {DEEPEST} levels.", "No resource does: see its end."
                    )
                yield event, value
        except (ijson.JSONError, ValueError, SystemError) as error:
            if isinstance(error, FileRefused):
                raise
            raise self._broken(str(error), file) from error

    def _broken(self, said: str, file: _Metered) -> FileRefused:
        if file.since > LONGEST_VALUE:
            return self._refusal("One value here never ends.", "Ask for the bundle again.")
        if "trailing" in said:
            return self._refusal(
                "There are several JSON values in it (NDJSON?).", "Put them into one bundle."
            )
        if "EOF" in said:
            return self._refusal("It ends in the middle.", "Was it sent whole? Ask for it again.")
        if "UTF8" in said:
            return self._refusal("This is not text in UTF-8.", "Save it as UTF-8.")
        return self._refusal(
            "This is not JSON, or a number in it is too long.", f"Ask for {_WANTED}."
        )

    def _refusal(self, problem: str, remedy: str) -> FileRefused:
        return FileRefused(self.path, problem, remedy, self.number or None)

    def _entries(self, events: Iterator[Event]) -> Iterator[dict[str, Any]]:
        """At depth one stand the bundle's own values; inside `entry`, each map is an entry."""
        depth, key, inside = 0, "", False
        for event, value in events:
            if inside and depth == 2 and event == "start_map":
                self.number += 1
                yield _map(events)
                continue
            if event == "map_key" and depth == 1:
                key = value
            elif event.startswith("start_"):
                depth += 1
                inside = inside or (depth == 2 and key == "entry" and event == "start_array")
            elif event.startswith("end_"):
                inside = inside and depth != 2
                depth -= 1
            elif depth == 1:
                self.top[key] = value


def _map(events: Iterator[Event]) -> dict[str, Any]:
    """The map whose start was just read, built without recursion."""
    whole: dict[str, Any] = {}
    stack: list[tuple[Any, str]] = [(whole, "")]
    for event, value in events:
        holder, key = stack[-1]
        if event == "map_key":
            stack[-1] = (holder, value)
        elif event.startswith("end_"):
            stack.pop()
            if not stack:
                break
        else:
            made: Any = {"start_map": {}, "start_array": []}.get(event, value)
            if isinstance(holder, list):
                holder.append(made)
            else:
                holder[key] = made
            if event.startswith("start_"):
                stack.append((made, ""))
    return whole
