"""How a family's dates, deadlines and changes are said."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.cases.queries.page import CasePage, Deadline
from ciranda.programmes.enums import ClockState
from ciranda.programmes.policies.schema import Pack
from ciranda.web import wording


def label(pack: Pack, path: str) -> str:
    """The pack's words at a path, in the reader's language."""
    return pack.label(path, get_language() or "en")


def optional(pack: Pack, path: str) -> str:
    """The pack's words at a path, or nothing where it has none."""
    return pack.words.optional(path, get_language() or "en")


def when(at: datetime) -> str:
    """A moment near now: "today at 14:00", "in 3 days at 14:00", else the date."""
    local = timezone.localtime(at)
    days = abs((local.date() - timezone.localdate()).days)
    day = wording.near(local.date()) if days <= 6 else wording.day(local.date())
    return _("%(day)s at %(time)s") % {"day": day, "time": local.strftime("%H:%M")}


def deadline(pack: Pack, found: Deadline) -> tuple[str, str]:
    """State (for the clock's face) and words of a running deadline."""
    stands, state = found.stands, found.stands.state
    if state is ClockState.PAUSED:
        since = next((p.from_on for p in found.running.pauses if p.until_on is None), None)
        return "paused", _("paused since %(day)s") % {"day": wording.day(since)}
    if state is ClockState.OVERDUE:
        return wording.deadline(stands.due_on)
    return ("due" if state is ClockState.DUE_SOON else "later"), _("due %(when)s") % {
        "when": _due(stands.due_on)
    }


def _due(on: date) -> str:
    near = abs((on - timezone.localdate()).days) <= 14
    return wording.near(on) if near else _("on %(day)s") % {"day": wording.day(on)}


def changes(page: CasePage) -> str:
    """What others did since the last visit, in one line."""
    if page.changes is None:
        return _("Your first visit")
    said = [phrase for phrase in _phrases(page.changes) if phrase]
    return ", ".join(said) if said else _("Nothing new")


def _phrases(n: Mapping[str, int]) -> list[str]:
    written = n["contacts"] + n["notes"]
    people, papers = n["circle"], n["consents"] + n["documents"]
    return [
        _count(written, ngettext("%(n)d contact", "%(n)d contacts", written)),
        _count(n["planned"], ngettext("%(n)d new date", "%(n)d new dates", n["planned"])),
        _count(n["tasks"], ngettext("%(n)d task", "%(n)d tasks", n["tasks"])),
        _count(n["stages"], _("a new stage")),
        _count(people, _("the circle changed")),
        _count(papers, ngettext("%(n)d paper", "%(n)d papers", papers)),
        _count(n["events"], ngettext("%(n)d milestone", "%(n)d milestones", n["events"])),
    ]


def _count(n: int, phrase: str) -> str:
    if not n:
        return ""
    return phrase % {"n": n} if "%(n)d" in phrase else phrase
