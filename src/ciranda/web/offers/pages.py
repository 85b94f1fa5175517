"""Words and rows of what services offer."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.common.counting import FEWEST
from ciranda.people.policies.languages import language_name
from ciranda.programmes.policies.schema import Pack
from ciranda.services.policies.gaps import Area, TopicOnMap
from ciranda.services.policies.matching import Fit, Judged, Rule, nobody_takes
from ciranda.services.policies.topics import topics_of
from ciranda.services.queries import Matched, OfferLine
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Link, Row, Table
from ciranda.web.wording import day

# So many parishes with the same are named, the others counted.
NAMED = 6


def topic_words(pack: Pack) -> dict[str, str]:
    """Each topic of a programme in its words."""
    language = get_language() or "en"
    return {key: pack.label(path, language) for key, path in topics_of(pack).items()}


def map_table(found: Iterable[TopicOnMap], words: dict[str, str]) -> Table:
    """Topic by topic: who offers something, what nobody met, and what that means."""
    rows = [
        [
            Cell(words[one.topic]),
            Cell(_offered(one)),
            Cell(_number(one.unmet)),
            Cell(*_meaning(one)),
        ]
        for one in found
    ]
    columns = [
        Column(_("What about")),
        Column(_("Offered by")),
        Column(_("Needs nobody met"), numeric=True),
        Column(_("What that means")),
    ]
    return Table(_("Needs and what there is for them"), columns, rows)


def _offered(one: TopicOnMap) -> str:
    formal = sum(o.formal for o in one.offers)
    informal = len(one.offers) - formal
    said = []
    if formal:
        said.append(ngettext("%(n)d service", "%(n)d services", formal) % {"n": formal})
    if informal:
        said.append(
            ngettext("%(n)d informal offer", "%(n)d informal offers", informal) % {"n": informal}
        )
    return ", ".join(said) or _("nobody")


def _number(count: int | None) -> str:
    return _("fewer than %(n)d") % {"n": FEWEST} if count is None else str(count)


def _meaning(one: TopicOnMap) -> tuple[str, str, str]:
    """Words, no link, colour: a gap first, then too little, then the doubles."""
    if one.is_gap and one.unmet == 0:
        return "", "", ""  # nobody offers it, and nobody was left without
    if one.is_gap:
        return _("A gap: nobody takes families for this"), "", "red"
    if one.is_short:
        return _("Too little: needs stay unmet although somebody offers"), "", "yellow"
    if one.doubles:
        pairs = "; ".join(f"{a} – {b}" for a, b in one.doubles[:3])
        return _("Twice for the same families: %(pairs)s") % {"pairs": pairs}, "", "blue"
    return "", "", ""


def areas_chart(found: Sequence[Area]) -> Chart:
    """Parish by parish, how many of the topics somebody takes its families for."""
    bars = [
        Bar(_parishes(one), len(one.taken), of=len(one.taken) + len(one.lacking)) for one in found
    ]
    note = _("Of all topics. An offer that takes nobody now does not count.")
    return Chart(
        _("What families can turn to, parish by parish"), _("Parish"), _("Topics"), bars, note
    )


def areas_table(found: Sequence[Area], words: dict[str, str]) -> Table:
    """Parish by parish, what nobody takes its families for."""
    rows = [
        [
            Cell(_parishes(one)),
            Cell(", ".join(words[topic] for topic in one.lacking) or _("nothing is missing")),
        ]
        for one in found
    ]
    columns = [Column(_("Parish")), Column(_("Nobody takes families for"))]
    return Table(_("What is missing, parish by parish"), columns, rows)


def _parishes(one: Area) -> str:
    shown, more = one.parishes[:NAMED], len(one.parishes[NAMED:])
    names = ", ".join(shown)
    if not more:
        return names
    said = ngettext("%(names)s and %(n)d other", "%(names)s and %(n)d others", more)
    return said % {"names": names, "n": more}


def offers_table(found: Sequence[OfferLine], words: dict[str, str], new: str) -> Table:
    """Everything that is offered."""
    rows = [
        [
            Cell(one.name, href=reverse("web:offers:open", args=[one.id])),
            Cell(_who(one)),
            Cell(_about(one, words)),
            Cell(waiting(one), tag_colour="red" if one.rules.takes_nobody else ""),
        ]
        for one in found
    ]
    empty = Empty(
        _("Nothing is described yet"),
        _("Whoever leads an agency describes what its services offer, to whom, and the waiting."),
        Link(_("Describe something"), new) if new else None,
    )
    columns = [
        Column(_("What is offered")), Column(_("By")), Column(_("What about")),
        Column(_("Waiting")),
    ]  # fmt: skip
    return Table(_("What is offered"), columns, rows, empty)


def _who(one: OfferLine) -> str:
    name = f"{one.service}, {one.agency}" if one.agency else one.service
    return name if one.formal else _("Informal; known by %(who)s") % {"who": name}


def _about(one: OfferLine, words: dict[str, str]) -> str:
    return ", ".join(words[t] for t in words if t in one.rules.topics)


def waiting(one: OfferLine) -> str:
    """How long one waits, in words."""
    if one.rules.takes_nobody:
        return _("takes nobody now")
    if one.waiting_weeks is None:
        return _("not known")
    if one.waiting_weeks == 0:
        return _("no waiting")
    return ngettext("about %(n)d week", "about %(n)d weeks", one.waiting_weeks) % {
        "n": one.waiting_weeks
    }


def facts(one: OfferLine, words: dict[str, str]) -> list[Row]:
    """An offer with its rules."""
    rules = one.rules
    rows = [
        Row(_("By"), _who(one)),
        Row(_("What about"), _about(one, words)),
        Row(_("For children aged"), _ages(one) or _("any age")),
        Row(_("For families of"), ", ".join(one.places) or _("any parish")),
        Row(
            _("Languages"),
            ", ".join(language_name(code) for code in sorted(rules.languages)) or _("any"),
        ),
        Row(_("Waiting"), waiting(one)),
        Row(_("What else is asked"), one.words),
        Row(_("Described on"), day(one.described_at)),
    ]
    return [row for row in rows if row.value]


def _ages(one: OfferLine) -> str:
    low, high = one.rules.from_months, one.rules.to_months
    if low is None and high is None:
        return ""
    if high is None:
        return _("from %(n)d months") % {"n": low}
    return _("%(low)d to %(high)d months") % {"low": low or 0, "high": high}


_FITS = {Fit.FITS: "green", Fit.ASK: "yellow", Fit.NOT: "grey"}


def match_table(found: Matched, topic: str, words: dict[str, str]) -> Table:
    """A family against every offer, what fits first and soonest."""
    order = list(Fit)
    lines = sorted(
        (pair for pair in found.offers if not topic or topic in pair[0].rules.topics),
        key=lambda pair: (order.index(pair[1].fit), pair[0].waiting_weeks or 999, pair[0].name),
    )
    rows = [
        [
            Cell(one.name, href=reverse("web:offers:open", args=[one.id])),
            Cell(_who(one)),
            Cell(_judged(judged), tag_colour=_FITS[judged.fit]),
            Cell(waiting(one)),
        ]
        for one, judged in lines
    ]
    empty = Empty(
        _("Nobody has described anything for this"),
        _("That is a need nobody takes: it counts on the map of services."),
    )
    columns = [
        Column(_("What is offered")), Column(_("By")), Column(_("This family")),
        Column(_("Waiting")),
    ]  # fmt: skip
    return Table(_("What fits this family"), columns, rows, empty, caption_hidden=True)


def _judged(judged: Judged) -> str:
    rules = {
        Rule.AGE: _("age"),
        Rule.PARISH: _("parish"),
        Rule.LANGUAGE: _("language"),
        Rule.PLACES: _("it is full"),
    }
    if judged.against:
        why = ", ".join(str(rules[rule]) for rule in judged.against)
        return _("Does not fit: %(why)s") % {"why": why}
    if judged.unknown:
        what = ", ".join(str(rules[rule]) for rule in judged.unknown)
        return _("Perhaps; ask about: %(what)s") % {"what": what}
    return _("Fits")


def unanswerable(found: Matched, topics: Iterable[str], words: dict[str, str]) -> list[str]:
    """The needs for which nobody is left who would take this family, in words."""
    pairs = [(one.rules, judged) for one, judged in found.offers]
    return [words[topic] for topic in nobody_takes(topics, pairs) if topic in words]
