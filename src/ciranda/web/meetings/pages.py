"""Words and rows of the meetings' pages."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.cases.enums import MinutesState
from ciranda.cases.queries.circle import Circle
from ciranda.cases.queries.deadlines import ClockRead, Clocks
from ciranda.cases.queries.meetings import Invited, MeetingLine, MeetingRead
from ciranda.cases.queries.workers import Worker
from ciranda.programmes.policies.cadence import cadence_key
from ciranda.programmes.policies.schema import Pack
from ciranda.referrals.queries.meeting_up import team_asked
from ciranda.web.components import Cell, Column, Empty, Link, Row, Table
from ciranda.web.meetings.forms import PERSON, WORKER
from ciranda.web.wording import day, deadline, moment, profession, relation

Choices = list[tuple[str, str]]
# Where the link just made for a guest waits for the one page that shows it.
GUEST_LINK = "guest_link"


def title(line: MeetingLine) -> str:
    """What kind of meeting it is, in the pack's words."""
    if line.pack is None:
        return _("Meeting")
    return line.pack.label(f"meeting_kinds.{line.kind_key}", get_language() or "en")


def state(line: MeetingLine) -> tuple[str, str]:
    """Where a meeting stands, in words and a colour."""
    if line.cancelled_at:
        return _("Called off"), "grey"
    if line.held_at is None:
        return _("Planned"), "yellow"
    if not line.minutes:
        return _("Held, no notes yet"), "orange"
    if line.minutes == MinutesState.FINAL:
        return _("Held, notes final"), "green"
    return _("Held, notes not final"), "orange"


def table(case_id: UUID, lines: Iterable[MeetingLine], *, may_call: bool) -> Table:
    """The meetings of a family, newest first."""
    rows = [_row(case_id, line) for line in lines]
    link = Link(_("Call a meeting"), reverse("web:meetings:call", args=[case_id]))
    empty = Empty(
        _("No meetings yet"),
        _("A meeting brings the circle and the family to one table. Call the first one."),
        link if may_call else None,
    )
    columns = [Column(_("Meeting")), Column(_("When")), Column(_("Called by")), Column(_("State"))]
    return Table(_("Meetings"), columns, rows, empty=empty, caption_hidden=True)


def _row(case_id: UUID, line: MeetingLine) -> list[Cell]:
    words, colour = state(line)
    href = reverse("web:meetings:open", args=[case_id, line.id])
    return [
        Cell(title(line), href=href),
        Cell(moment(line.starts_at)),
        Cell(line.called_by_name),
        Cell(words, tag_colour=colour),
    ]


def due_rows(pack: Pack, clocks: Clocks | None) -> list[Row]:
    """When the next meeting of each kind that has a rhythm is due."""
    running = {c.running.key: c for c in clocks.running} if clocks else {}
    return [
        Row(pack.label(f"meeting_kinds.{key}", get_language() or "en"), _due(running, key))
        for key, kind in pack.meeting_kinds.items()
        if kind.every
    ]


def _due(running: dict[str, ClockRead], key: str) -> str:
    # where the plan's own review deadline counts the same, it is the one that stands
    found = running.get(cadence_key(key)) or running.get(key)
    return deadline(found.due_on)[1] if found else _("None held yet")


def facts(found: MeetingRead) -> list[Row]:
    """When, where, how long, by whom."""
    line = found.line
    rows = [
        Row(_("When"), moment(line.starts_at)),
        Row(_("How long, in minutes"), found.lasts_minutes),
        Row(_("Where"), line.place or (_("Protected") if line.protected else "")),
        Row(_("Called by"), line.called_by_name),
    ]
    if line.cancelled_at:
        rows.append(Row(_("Called off because"), found.cancel_reason))
    return rows


def invited_table(found: MeetingRead) -> Table:
    """Everyone invited, and what became of it."""
    columns = [Column(_("Name")), Column(_("Part")), Column(_("Employer")), Column(_("Came?"))]
    rows = [
        [Cell(i.name), Cell(role_words(i)), Cell(i.agency), Cell(_came(i))] for i in found.invited
    ]
    may_link = found.writes and found.is_planned
    for row, invited in zip(rows, found.invited, strict=True):
        if invited.is_guest and may_link and not invited.uninvited:
            args = [found.line.case_id, found.line.id, invited.id]
            row[2] = Cell(_("By a link, without an account"))
            row[3] = Cell(_("Their link"), href=reverse("web:meetings:link", args=args))
    return Table(_("Invited"), columns, rows)


def role_words(invited: Invited) -> str:
    """What someone invited is: a relation to the child, or their work."""
    return relation(invited.role) if invited.person_id else profession(invited.role)


def _came(invited: Invited) -> str:
    return (
        _("The family asked for a meeting without them")
        if invited.uninvited
        else (invited.attended_words)
    )


def decisions_table(found: MeetingRead) -> Table:
    """What was decided, who does it, by when."""
    columns = [Column(_("Decision")), Column(_("Who does it")), Column(_("By when"))]
    rows = [[Cell(d.words), Cell(d.name), Cell(day(d.due_on))] for d in found.decisions]
    return Table(_("Decisions"), columns, rows, empty=Empty(_("Nothing was decided yet")))


def guests(around: Circle, me: UUID | None, found: Sequence[Worker] = ()) -> Choices:
    """Whom one can invite: workers around the family, its adults, and those found by search."""
    workers = {
        a.membership_id: a.name for a in around.now if a.membership_id and a.membership_id != me
    }
    workers |= {w.membership_id: f"{w.name}, {w.agency}" for w in found if w.membership_id != me}
    return [
        *((f"{PERSON}:{person_id}", name) for person_id, name in around.adults),
        *((f"{WORKER}:{membership_id}", name) for membership_id, name in workers.items()),
    ]


def asked_by_referral(typed: str, me: UUID | None) -> list[tuple[str, str]]:
    """Whoever runs the team that a referral asked; nobody where it is not the reader's own."""
    try:
        referral_id = UUID(typed)
    except ValueError:
        return []
    team = team_asked(referral_id)
    return [(f"{WORKER}:{membership}", name) for membership, name in team if membership != me]


def not_yet(choices: Choices, found: MeetingRead) -> Choices:
    """The guests who are not invited yet, nor were turned away."""
    taken = {f"{WORKER}:{i.membership_id}" for i in found.invited}
    taken |= {f"{PERSON}:{i.person_id}" for i in found.invited}
    return [(key, name) for key, name in choices if key not in taken]


def workers_of(found: MeetingRead) -> Choices:
    """The workers invited: who can take on a decision."""
    return [(str(i.membership_id), i.name) for i in found.present if i.membership_id]


def not_seen(found: MeetingRead) -> Choices:
    """Those of the family who have not seen these notes."""
    seen = {s.person_id for s in found.notes.seen} if found.notes else set()
    return [(str(i.person_id), i.name) for i in found.family if i.person_id not in seen]


def seen_lines(found: MeetingRead) -> list[tuple[str, str, str, str]]:
    """Who saw the notes, how, on which day, and what they said to them."""
    names = {i.person_id: i.name for i in found.invited}
    return [
        (names.get(s.person_id) or _("Family"), s.how_words, day(s.seen_at), s.remark)
        for s in (found.notes.seen if found.notes else ())
    ]
