"""Writing a calendar that other programs read (RFC 5545). No family's name ever stands in one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# RFC 5545, section 3.1: a line has at most 75 octets; longer ones go on after a space.
LONGEST = 75
_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True)
class Event:
    """Something at a time, or on a whole day: where `starts` is a date it has no end."""

    key: str
    title: str
    starts: datetime | date
    ends: datetime | None = None
    place: str = ""


def calendar(name: str, events: Iterable[Event], *, now: datetime) -> str:
    """The text of a calendar, its lines ended and folded as the standard says."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ciranda//Calendar//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(event: Event, now: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{event.key}@ciranda", f"DTSTAMP:{_moment(now)}"]
    if isinstance(event.starts, datetime):
        lines.append(f"DTSTART:{_moment(event.starts)}")
        lines.append(f"DTEND:{_moment(event.ends or event.starts + timedelta(hours=1))}")
    else:
        lines.append(f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}")
        lines.append(f"DTEND;VALUE=DATE:{event.starts + timedelta(days=1):%Y%m%d}")
    lines.append(f"SUMMARY:{_text(event.title)}")
    if event.place:
        lines.append(f"LOCATION:{_text(event.place)}")
    return [*lines, "END:VEVENT"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return words.translate(_SPECIAL)


def _fold(line: str) -> list[str]:
    """Parts of at most 75 octets, never cut inside a letter."""
    parts, held = [], b""
    for letter in line:
        octets = letter.encode()
        if len(held) + len(octets) > LONGEST:
            parts.append(held.decode())
            held = b" "
        held += octets
    return [*parts, held.decode()]
