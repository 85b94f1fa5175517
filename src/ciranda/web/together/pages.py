"""Words and rows of a team's own pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.agencies.queries.agreement import Together
from ciranda.budgets.queries import End
from ciranda.calendars.policies.turns import counted, next_turn
from ciranda.calendars.queries import HeldLine, TeamPage
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.policies.schema.consortium import Members, TeamMeetings
from ciranda.programmes.queries import current, pack_of
from ciranda.web.components import Cell, Column, Empty, Link, Row, Table
from ciranda.web.wording import day


@dataclass(frozen=True)
class Shown:
    """A team: what is due, what was held, who signed. A part it does not have is None."""

    id: UUID
    name: str
    turn: str
    is_late: bool
    meetings: Table | None
    size: str
    agreement: Table | None
    unsigned: str
    end: End | None
    ends: bool


def kind_words(pack: Pack, key: str) -> str:
    """A kind of meeting in its programme's words."""
    return pack.label(f"team_meetings.kinds.{key}", get_language() or "en")


def held_kind(one: HeldLine) -> str:
    """The kind of a meeting that was held, in the words of its day."""
    return kind_words(pack_of(one.pack_version_id), one.kind_key)


def shown(teams: Sequence[TeamPage], held: Sequence[Together], ends: Sequence[End]) -> list[Shown]:
    """The teams whose programme knows meetings of their own, an agreement or an end."""
    signed = {one.id: one for one in held}
    ended = {one.team_id: one for one in reversed(ends)}
    found = (_team(team, signed.get(team.id), ended.get(team.id)) for team in teams)
    return [one for one in found if one]


def _team(team: TeamPage, signed: Together | None, end: End | None) -> Shown | None:
    pack = current(team.programme_key).pack
    rhythm, members = pack.team_meetings, pack.members
    if rhythm is None and members is None and pack.project_end is None:
        return None
    turn, is_late = _turn(pack, rhythm, team) if rhythm else ("", False)
    asks = members is not None and members.agreement and signed is not None
    return Shown(
        team.id,
        team.name,
        turn,
        is_late,
        _meetings(team) if rhythm else None,
        size(len(team.members), members),
        _agreement(signed, team.id) if asks and signed else None,
        _unsigned(signed) if asks and signed else "",
        end,
        pack.project_end is not None and (end is None or end.stopped_at is not None),
    )


def size(number: int, meant: Members | None) -> str:
    """A word where a team has more or fewer agencies than its programme means; it stops nothing."""
    if meant is None or meant.least <= number <= meant.most:
        return ""
    return _("%(n)s agencies work together here; the programme asks for %(least)s to %(most)s.") % {
        "n": number,
        "least": meant.least,
        "most": meant.most,
    }


def _turn(pack: Pack, rhythm: TeamMeetings, team: TeamPage) -> tuple[str, bool]:
    held = [(one.kind_key, one.held_on, not one.missing) for one in team.held]
    turn = next_turn(rhythm, counted(rhythm, held))
    kind = kind_words(pack, turn.kind_key)
    if turn.due_on is None:
        return _("None that counts was held yet. The first is: %(kind)s.") % {"kind": kind}, False
    said = {"kind": kind, "day": day(turn.due_on)}
    if turn.due_on < team.today:
        return _("Overdue since %(day)s: %(kind)s.") % said, True
    return _("Next, by %(day)s: %(kind)s.") % said, False


def _meetings(team: TeamPage) -> Table:
    rows = [_meeting(one) for one in team.held]
    link = Link(_("Write a meeting down"), reverse("web:together:record", args=[team.id]))
    empty = Empty(
        _("No meeting is written down yet"),
        _("Who was there, what was talked about and what was decided. No family is named."),
        link,
    )
    columns = [
        Column(_("Day")), Column(_("Which")), Column(_("Who was not there")),
        Column(_("Decided"), numeric=True),
    ]  # fmt: skip
    return Table(_("Meetings of the team"), columns, rows, empty=empty)


def _meeting(one: HeldLine) -> list[Cell]:
    return [
        Cell(day(one.held_on), href=reverse("web:together:meeting", args=[one.id])),
        Cell(held_kind(one)),
        Cell(", ".join(one.missing) or _("nobody: all were there")),
        Cell(len(one.decisions)),
    ]


def _agreement(signed: Together, team_id: UUID) -> Table:
    rows = [
        [
            Cell(one.name),
            Cell(day(one.signed_on) if one.holds else _lapsed(one.signed_on, one.holds_until),
                 tag_colour="" if one.holds else "yellow"),
            Cell(one.paper),
        ]
        for one in signed.agencies
    ]  # fmt: skip
    columns = [Column(_("Agency")), Column(_("Signed on")), Column(_("Paper"))]
    return Table(_("The agreement"), columns, rows)


def _lapsed(signed_on: date | None, until: date | None) -> str:
    if signed_on is None:
        return _("not signed yet")
    return _("held until %(day)s") % {"day": day(until)}


def _unsigned(signed: Together) -> str:
    missing = signed.unsigned
    if not missing:
        return ""
    said = ngettext(
        "%(n)s agency has not signed the agreement, or its signature no longer holds. Nothing stops"
        " because of it.",
        "%(n)s agencies have not signed the agreement, or their signature no longer holds. Nothing"
        " stops because of it.",
        len(missing),
    )
    return said % {"n": len(missing)}


def meeting_facts(one: HeldLine, team: TeamPage) -> list[Row]:
    """A meeting that was held."""
    there = ngettext("%(n)s institution", "%(n)s institutions", one.there) % {"n": one.there}
    return [
        Row(_("Team"), team.name),
        Row(_("Day"), day(one.held_on)),
        Row(_("Led from outside by"), one.led_by or _("nobody")),
        Row(_("Were there"), there),
        Row(_("Who was not there"), ", ".join(one.missing) or _("nobody: all were there")),
        Row(_("What was talked about"), one.issues),
    ]
