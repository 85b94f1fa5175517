"""Opening a file from outside: bounded memory, and one clear line for what cannot be read."""

import codecs
import io
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from ciranda.interop.imports.results import FileRefused

LONGEST_LINE = 1_000_000  # bytes; a 2 GB line is refused after this many, not read
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")
TABLE = "«CSV UTF-8»"
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "This is a ZIP or a spreadsheet, not text.", "Unpack it, or save it as {}."),
    (b"PK\x05\x06", "This is an empty ZIP.", "Ask for {}."),
    (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet, not text.", "Save it as {}."),
    (b"\x1f\x8b", "This is compressed (gzip).", "Unpack it first."),
    (b"%PDF", "This is a PDF.", "Ask for {}."),
    (b"SQLite format 3", "This is a database file.", "Export it as {}."),
    (b"\xff\xfe\x00\x00", "This is text in UTF-32.", "Save it as UTF-8."),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_plain(path: Path) -> BinaryIO:
    """The file, open for reading bytes. Raises FileRefused for a folder or nothing at all."""
    if path.is_dir():
        raise FileRefused(path, _("This is a folder."), _("Name one file, or several."))
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise FileRefused(
            path, _("There is no such file."), _("Check the name and folder.")
        ) from error
    except OSError as error:
        raise FileRefused(
            path,
            _("This file cannot be opened."),
            _("Check that you may read it (%(error)s).") % {"error": error.strerror},
        ) from error
    return file


def check_start(path: Path, head: bytes, encoding: str, wanted: str = TABLE) -> None:
    """Raise FileRefused where the first bytes say that this is no text in `encoding`; `wanted` is
    what to ask for instead."""
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileRefused(path, _("This file is empty."), _("Was it saved before it was sent?"))
    for start, problem, remedy in _STARTS:
        if head.startswith(start):
            raise FileRefused(path, problem, remedy.format(wanted))
    if _is_wide(encoding):
        return
    if head.startswith(_UTF16) or _looks_wide(head):
        advice = ", or add --encoding utf-16." if wanted == TABLE else "."
        raise FileRefused(
            path, _("This is text in UTF-16."), _("Save it as UTF-8%(advice)s") % {"advice": advice}
        )


def _looks_wide(head: bytes) -> bool:
    sample = head[:400]
    return len(sample) >= 8 and max(sample[::2].count(0), sample[1::2].count(0)) > len(sample) // 4


def _is_wide(encoding: str) -> bool:
    return encoding.lower().startswith(_WIDE)


def check_encoding(encoding: str) -> str:
    """The encoding's own name. Raises LookupError for one that Python does not know."""
    return codecs.lookup(encoding).name


def lines(path: Path, encoding: str = "utf-8") -> Generator[str, None, None]:
    """The lines of a text file, one at a time, each with its end.

    Raises FileRefused for what is no text: other encodings, NUL bytes, lines without an end.
    """
    with open_plain(path) as file:
        check_start(path, file.read(1024), encoding)
        file.seek(0)
        if _is_wide(encoding):
            yield from _wide_lines(path, file, encoding)
        else:
            yield from _byte_lines(path, file, encoding)


def _byte_lines(path: Path, file: BinaryIO, encoding: str) -> Iterator[str]:
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise _endless(path, number, b"\r" in raw)
        if b"\x00" in raw:
            raise _nul(path, number)
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError as error:
            raise _undecodable(path, number, encoding) from error


def _wide_lines(path: Path, file: BinaryIO, encoding: str) -> Iterator[str]:
    text, number = io.TextIOWrapper(file, encoding, newline=""), 0
    try:
        while line := text.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise _endless(path, number, "\r" in line)
            if "\x00" in line:
                raise _nul(path, number)
            yield line.removeprefix("\ufeff") if number == 1 else line
    except UnicodeError as error:
        raise _undecodable(path, number + 1, encoding) from error
    finally:
        text.detach()  # the file has an owner who closes it


def _endless(path: Path, number: int, old_mac: bool) -> FileRefused:
    if old_mac:
        return FileRefused(path, _("Its lines end as on an old Mac."), _("Save it as «CSV UTF-8»."))
    return FileRefused(
        path,
        f"This line is longer than {LONGEST_LINE:,} bytes.",
        _("Is a line break or a closing quote mark missing? Save the table again as «CSV UTF-8»."),
        number,
    )


def _nul(path: Path, number: int) -> FileRefused:
    return FileRefused(
        path,
        _("There is a NUL byte in this line: the file is damaged, or it is not text."),
        _("Save the table again as «CSV UTF-8»."),
        number,
    )


def _undecodable(path: Path, number: int, encoding: str) -> FileRefused:
    if encoding == "utf-8":
        remedy = "Save it as UTF-8; if it comes from older software add --encoding windows-1252."
    else:
        remedy = "Save it as UTF-8 and leave --encoding out."
    return FileRefused(
        path, _("This line is not text in %(encoding)s.") % {"encoding": encoding}, remedy, number
    )
