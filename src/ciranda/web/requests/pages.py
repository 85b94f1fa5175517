"""Words and rows of the pages about requests."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.cases.queries.ladder import Ladder
from ciranda.common.counting import FEWEST
from ciranda.programmes.policies.schema import Pack
from ciranda.services.enums import PartState, SaidBy, Way
from ciranda.services.policies.loop import Standing
from ciranda.services.policies.ways import Ways
from ciranda.services.queries import PartLine, PartPage
from ciranda.web.components import Cell, Column, Empty, Entry, Link, Row, Table, Words
from ciranda.web.wording import day, moment

PROTECTED = gettext_lazy("A service (protected)")
_COLOURS = {
    PartState.UNSIGNED: "yellow",
    PartState.SENT: "blue",
    PartState.ACCEPTED: "green",
    PartState.WAITING: "yellow",
    PartState.BELOW: "grey",
    PartState.REFUSED: "grey",
    PartState.ENDED: "grey",
    PartState.TOLD: "grey",
}


def topic(line: PartLine) -> str:
    """What it is about, in the programme's words."""
    return topic_of(line.pack, line.topic)


def steps_before(pack: Pack, ladder: Ladder) -> list[str]:
    """The steps that come before another service is asked, each with how far it is."""
    language = get_language() or "en"
    return [
        f"{pack.label(f'requests.ladder.{rung.key}', language)} ({rung.held}/{rung.times})"
        for rung in ladder.missing
    ]


def topic_of(pack: Pack, key: str) -> str:
    """A topic in the programme's words."""
    return pack.label(f"requests.topics.{key}", get_language() or "en")


def service(line: PartLine) -> Words:
    """The service by its public name; not where it would tell where a family is."""
    return line.service or PROTECTED


def hidden(line: PartLine) -> PartLine:
    """A part as somebody reads it who may not know where the family is."""
    return replace(line, service="")


def state(standing: Standing) -> tuple[Words, str]:
    """Where a part stands, in one tag: arrival first, then the appointment, then the answer."""
    if standing.arrived:
        return _("The family got there"), "green"
    if standing.arrived is False and standing.is_open:
        return _("Did not get there: make another appointment"), "yellow"
    if standing.appointment_at is not None and standing.is_open:
        if standing.is_complete:
            return _("Appointment made, both hold it"), "green"
        return _("Appointment not yet held by both"), "yellow"
    return standing.state.label, _COLOURS[standing.state]


def requests_table(lines: Iterable[PartLine], ask: str) -> Table:
    """What was asked for a family."""
    rows = [
        [
            Cell(service(one), href=reverse("web:requests:open", args=[one.id])),
            Cell(topic(one)),
            _tag(one),
            Cell(_appointment(one)),
        ]
        for one in lines
    ]
    empty = Empty(
        _("Nothing was asked of a service yet"),
        _(
            "Ask one service or several with one request. Each learns of it only once the family "
            "has signed for it."
        ),
        Link(_("Ask a service"), ask) if ask else None,
    )
    columns = [
        Column(_("Service")), Column(_("What about")), Column(_("How far")),
        Column(_("Appointment")),
    ]  # fmt: skip
    return Table(_("Asked of services"), columns, rows, empty, caption_hidden=True)


def asked_table(lines: Iterable[PartLine], *, searched: bool) -> Table:
    """What families ask of one's own service."""
    rows = [
        [
            Cell(one.about or _("A family"), href=reverse("web:requests:open", args=[one.id])),
            Cell(topic(one)),
            _tag(one),
            Cell(_due(one)),
            Cell(_appointment(one)),
        ]
        for one in lines
    ]
    empty = (
        Empty(_("No request fits"), _("Try fewer letters of the name, or show all."))
        if searched
        else Empty(
            _("No family asks anything of you now"),
            _("A request appears here once the family has signed that your service may be asked."),
        )
    )
    columns = [
        Column(_("Family")), Column(_("What about")), Column(_("How far")),
        Column(_("Answer by")), Column(_("Appointment")),
    ]  # fmt: skip
    return Table(_("Asked of us by families"), columns, rows, empty, caption_hidden=True)


def _tag(line: PartLine) -> Cell:
    words, colour = state(line.standing)
    return Cell(words, tag_colour=colour)


def _due(line: PartLine) -> str:
    waits = line.standing.state is PartState.SENT
    return day(line.due_on) if waits and line.due_on else ""


def _appointment(line: PartLine) -> str:
    return moment(line.appointment_at) if line.appointment_at else ""


def title(page: PartPage) -> str:
    """What the page is called: what it is about, and for whoever asked, whom."""
    if page.is_ours:
        return topic(page.line)
    words = {"topic": topic(page.line), "service": service(page.line)}
    return _("%(topic)s: asked of %(service)s") % words


def facts(page: PartPage) -> list[Row]:
    """What is asked, where it stands, and the appointment."""
    line, standing = page.line, page.line.standing
    rows = [
        Row(_("For"), line.about or _("A family")),
        Row(_("Service"), service(line)),
        Row(_("What about"), topic(line)),
        Row(_("How they are sent on"), standing.way.label),
        Row(_("What is asked"), line.words),
        Row(_("Asked on"), day(page.asked_at) if page.asked_at else ""),
        Row(_("Answer by"), _due(line)),
        Row(_("Answer"), _answer(page)),
        Row(_("Appointment"), _appointment(line)),
        Row(_("Where"), page.place),
        Row(_("Whom to ask for"), page.whom),
        Row(_("Who holds the appointment"), _holders(standing)),
        Row(_("Did they get there?"), _arrival(line)),
    ]
    return [row for row in rows if row.value]


def _answer(page: PartPage) -> str:
    standing = page.line.standing
    if standing.way is Way.TOLD or standing.state in {PartState.UNSIGNED, PartState.SENT}:
        return ""
    words = page.line.reason or (page.answers[0].words if page.answers else "")
    return f"{standing.state.label}: {words}" if words else str(standing.state.label)


def _holders(standing: Standing) -> str:
    if standing.appointment_at is None:
        return ""
    held = [
        (standing.sender_holds_at, _("whoever asked")),
        (standing.family_holds_at, _("the family")),
    ]
    return ", ".join(who for at, who in held if at) or _("nobody yet")


def _arrival(line: PartLine) -> str:
    if line.standing.arrived is None:
        return ""
    said = {SaidBy.RECEIVER: _("said by the service"), SaidBy.FAMILY: _("said by the family")}
    answer = _("Yes") if line.standing.arrived else _("No, another day")
    return f"{answer} ({said[line.said_by]})" if line.said_by else answer


def answers(page: PartPage) -> list[Entry]:
    """What the service said, newest first."""
    return [
        Entry(one.state.label, one.at, service(page.line), [one.words] if one.words else [])
        for one in page.answers
    ]


def next_step(page: PartPage) -> Words:
    """What has to happen next, in a sentence; nothing where nothing has to."""
    steps = (
        (
            page.waits_for_signature,
            _(
                "The service knows nothing yet. Ask the family whether it signs for this service; "
                "then send it here."
            ),
        ),
        (page.may_send, _("The family has signed for this service. Send it now.")),
        (
            page.may_hold,
            _(
                "The referral is not made yet: it is once you and the family both hold the "
                "appointment."
            ),
        ),
        (
            page.was_missed,
            _("Not getting there ends nothing. Make another appointment when they like."),
        ),
        (
            page.asks_arrival(timezone.localdate()),
            _("The service has not said whether they got there. Ask the family."),
        ),
        (
            says_no(page) and page.answers_for,
            _(
                "This service cannot help. Nothing of the family ends by it: look for another one, "
                "and where there is none, say so honestly and give what can be given."
            ),
        ),
    )
    return next((words for applies, words in steps if applies), "")


def says_no(page: PartPage) -> bool:
    """Whether the service has answered with a no."""
    return page.line.standing.state in {PartState.BELOW, PartState.REFUSED}


def slip_rows(page: PartPage) -> list[Row]:
    """What the family takes along."""
    rows = [
        Row(_("When"), moment(page.line.appointment_at)),
        Row(_("With"), service(page.line)),
        Row(_("Where"), page.place),
        Row(_("Whom to ask for"), page.whom),
        Row(_("What about"), topic(page.line)),
    ]
    return [row for row in rows if row.value]


def ways_tables(found: Iterable[Ways], titles: dict[str, str]) -> list[Table]:
    """For each team the two ways and, of the appointments made together, how far each got."""
    return [_ways(one, titles.get(one.programme_key, one.programme_key)) for one in found]


def _ways(one: Ways, title: str) -> Table:
    def of(number: int | None, whole: int | None) -> list[Cell]:
        return [Cell(_number(number)), Cell(_("of %(whole)s") % {"whole": _number(whole)})]

    rows = [
        [Cell(_("Asked in all")), Cell(_number(one.asked)), Cell("")],
        [Cell(Way.TOLD.label), *of(one.told, one.asked)],
        [Cell(Way.WARM.label), *of(one.warm, one.asked)],
        *([Cell(step.label), *of(n, one.warm)] for step, n in one.steps.items()),
        [Cell(_("Made: family and sender held the appointment")), *of(one.made, one.warm)],
    ]
    columns = [
        Column(_("How far")),
        Column(_("Families and services"), numeric=True),
        Column(_("Of"), numeric=True),
    ]
    return Table(f"{one.team}, {title}", columns, rows)


def _number(count: int | None) -> str:
    return _("fewer than %(n)d") % {"n": FEWEST} if count is None else str(count)
