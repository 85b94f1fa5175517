"""Words and rows of the ordinary place's page."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack
from ciranda.services.enums import OfferState, PlaceFound
from ciranda.services.queries import PlaceLine, Places
from ciranda.web.components import Entry, Row, Words
from ciranda.web.wording import day

_COLOURS = {
    OfferState.OPEN: "yellow",
    OfferState.ACCEPTED: "blue",
    OfferState.ENROLLED: "green",
    OfferState.DECLINED: "grey",
    OfferState.LOST: "red",
}


@dataclass(frozen=True)
class Offered:
    """An offer as it is shown."""

    line: PlaceLine
    title: Words
    tag: Words
    colour: str
    rows: list[Row]


def offered(line: PlaceLine, pack: Pack) -> Offered:
    """One offer with what is known of it."""
    rows = [
        Row(_("Answer by"), day(line.answer_by)),
        Row(_("Climbs without an answer from"), day(line.climbs_on) if line.is_open else ""),
        Row(_("Answered"), _answered(line)),
        Row(_("Why"), reason(pack, line.reason_key)),
        Row(_("What the family said"), line.words),
    ]
    return Offered(
        line,
        line.place or _("A place that is not named here"),
        _left(line) if line.is_open else line.state.label,
        _COLOURS[line.state],
        [row for row in rows if row.value],
    )


def _left(line: PlaceLine) -> str:
    if not line.days_left:
        return _("The last day has passed")
    said = ngettext("%(n)d day left to answer", "%(n)d days left to answer", line.days_left)
    return said % {"n": line.days_left}


def _answered(line: PlaceLine) -> str:
    if line.answered_at is None:
        return ""
    who = _("by the family itself") if line.answered_by_family else _("told to a worker")
    return f"{day(line.answered_at)}, {who}"


def reason(pack: Pack, key: str) -> str:
    """A reason of the pack in words; nothing where there is none."""
    return pack.label(f"reasons.{key}", get_language() or "en") if key else ""


def history(places: Places, pack: Pack) -> list[Entry]:
    """What was found, newest first."""
    return [
        Entry(
            found.found.label,
            found.at,
            by=found.by_name,
            paragraphs=[w for w in (reason(pack, found.reason_key), found.note) if w],
        )
        for found in places.findings
    ]


def next_step(places: Places) -> Words:
    """What is to be done now, in one sentence."""
    if any(offer.is_open for offer in places.offers):
        return _("A place was offered. Help the family to answer before the last day.")
    if any(offer.is_undecided for offer in places.offers):
        return _("The family said yes. Write down once the child has the place.")
    if places.found is None:
        return _("Ask the family first whether the child has a place.")
    return {
        PlaceFound.HAS: _("The child has a place. Nothing is to be done."),
        PlaceFound.NONE: _("Look for a place together, and write down what came of it."),
        PlaceFound.FAILED: _("There is no place now: the programme may open. Keep looking."),
    }[places.found]
