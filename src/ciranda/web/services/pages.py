"""Words and rows of the counter's pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack
from ciranda.services.actions import Slip
from ciranda.services.policies.effort import Bears
from ciranda.services.policies.tallies import Figures
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Link, Tab, Table

QUARTERS = 5


@dataclass(frozen=True)
class Prompt:
    """What to think of after an outcome; `counts` is what a yes adds, if anything."""

    words: str
    counts: str
    counts_words: str


@dataclass(frozen=True)
class Last:
    """The one counted last in this browser, with what to think of now."""

    topic: str
    topic_words: str
    outcome_words: str
    prompts: Sequence[Prompt]


def title(pack: Pack) -> str:
    """The programme's name."""
    return pack.label("title", get_language() or "en")


def titles(packs: Mapping[str, Pack]) -> list[Link]:
    """A link to each counter."""
    return [
        Link(title(pack), reverse("web:services:counter", args=[key]))
        for key, pack in packs.items()
    ]


def last(pack: Pack, slip: Slip | None) -> Last | None:
    """What was counted last, in words."""
    desk = pack.desk
    if slip is None or desk is None:
        return None
    if slip.topic not in desk.topics or slip.outcome not in desk.outcomes:
        return None
    language = get_language() or "en"
    outcomes = f"desk.outcomes.{slip.outcome}"
    prompts = [
        Prompt(
            pack.label(f"{outcomes}.prompts.{prompt.key}", language),
            prompt.counts or "",
            pack.label(f"desk.outcomes.{prompt.counts}", language) if prompt.counts else "",
        )
        for prompt in desk.outcomes[slip.outcome].prompts.values()
    ]
    return Last(
        slip.topic,
        pack.label(f"desk.topics.{slip.topic}", language),
        pack.label(outcomes, language),
        prompts,
    )


def quarter(asked: str) -> date:
    """The first day of the quarter that was asked for; of this one otherwise."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = date.today()  # noqa: DTZ011
    return _begin(day)


def _begin(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarters(address: str, chosen: date) -> list[Tab]:
    """This quarter and those before, as tabs of the page at an address."""
    day = _begin(date.today())  # noqa: DTZ011
    found = []
    for _number in range(QUARTERS):
        words = _("%(year)s, quarter %(n)s") % {"year": day.year, "n": (day.month + 2) // 3}
        href = f"{address}?from={day.isoformat()}"
        found.append(Tab(words, href, is_current=day == chosen))
        day = _begin(day - timedelta(days=1))
    return found


def charts(pack: Pack, found: Figures) -> list[Chart]:
    """By topic, by outcome, and what nobody could help with."""
    note = _("Numbers from 1 to 4 are not shown, so that nobody can be recognised.")
    return [
        _chart(pack, _("What it was about"), _("Topic"), "topics", found.by_topic, note),
        _chart(pack, _("What came of it"), _("Outcome"), "outcomes", found.by_outcome, note),
        _chart(pack, _("Nobody could help"), _("Topic"), "topics", found.unmet_by_topic, note),
    ]


def _chart(
    pack: Pack, caption: str, label: str, section: str, sums: Mapping[str, int | None], note: str
) -> Chart:
    language = get_language() or "en"
    named = {pack.label(f"desk.{section}.{key}", language): n for key, n in sums.items()}
    bars = [Bar(words, n) for words, n in named.items() if n != 0]
    never = ", ".join(words for words, n in named.items() if n == 0)
    if bars and never:
        note = f"{note} " + _("Not once: %(what)s.") % {"what": never}
    return Chart(caption, label, _("Times"), bars, note if bars else "")


def effort_table(found: Sequence[Bears]) -> Table:
    """Who bears the time: hours and minutes, and of what they are a part."""
    rows = [
        [
            Cell(one.agency),
            Cell(_clock(one.coordination)),
            Cell(_clock(one.families)),
            Cell(_part(one.coordination, one.total)),
        ]
        for one in found
    ]
    columns = [
        Column(_("Agency")),
        Column(_("Coordinating"), numeric=True),
        Column(_("With families"), numeric=True),
        Column(_("Coordinating, of both together"), numeric=True),
    ]
    empty = Empty(
        _("No time was written down in this quarter"),
        _("Minutes come from one tap here, and from the length of contacts that are written."),
    )
    return Table(_("Time by agency"), columns, rows, empty)


def _clock(minutes: int) -> str:
    return _("%(hours)d h %(minutes)02d min") % {"hours": minutes // 60, "minutes": minutes % 60}


def _part(part: int, whole: int) -> str:
    if not whole:
        return _("not shown")
    return _("%(percent)d %% (%(part)s of %(whole)s)") % {
        "percent": round(100 * part / whole),
        "part": _clock(part),
        "whole": _clock(whole),
    }
