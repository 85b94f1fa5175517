"""Words and rows of the groups' pages."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.groups.enums import ChosenBy
from ciranda.groups.policies.attendance import NotComparable, Share
from ciranda.groups.queries import Entry, GroupPage, Person, SessionLine, Sheet
from ciranda.programmes.enums import AttendanceUnit, Counting
from ciranda.programmes.queries import pack_of
from ciranda.web.components import Cell, Column, Empty, Link, Row, Table, Tile
from ciranda.web.wording import day, fraction, moment


def directory(entries: Iterable[Entry], *, searched: bool, may_run: bool) -> Table:
    """The groups there are."""
    rows = [
        [
            Cell(e.name, href=reverse("web:groups:open", args=[e.id])),
            Cell(e.service),
            Cell(e.audience or _("everybody")),
            Cell(e.recurs or (moment(e.next_at) if e.next_at else _("not said"))),
            Cell(places_left(e.places_left), tag_colour="red" if e.places_left == 0 else ""),
        ]
        for e in entries
    ]
    new = Link(_("Begin a group"), reverse("web:groups:new"))
    empty = (
        Empty(_("No group fits"), _("Try fewer words, or look through all groups."))
        if searched
        else Empty(
            _("No groups yet"),
            _("A group brings several families together. Begin the first one of your service."),
            new if may_run else None,
        )
    )
    columns = [
        Column(_("Group")), Column(_("Run by")), Column(_("For")), Column(_("When")),
        Column(_("Places")),
    ]  # fmt: skip
    return Table(_("Groups"), columns, rows, empty=empty, caption_hidden=True)


def places_left(left: int | None) -> str:
    """Places left, in words."""
    if left is None:
        return _("no limit")
    if left == 0:
        return _("full")
    return ngettext("%(n)s place left", "%(n)s places left", left) % {"n": left}


def facts(page: GroupPage) -> list[Row]:
    """What everybody may know of a group."""
    rows = [
        Row(_("What kind"), kind(page)),
        Row(_("Run by"), page.service),
        Row(_("For whom"), page.audience),
        Row(_("When it meets"), page.recurs),
        Row(_("Where"), page.place),
        Row(_("Languages"), page.languages),
        Row(_("Places"), places_left(page.places_left)),
        Row(_("How those who come are counted"), Counting(page.counts).label),
    ]
    if page.class_size:
        rows.append(Row(_("Children in the class"), page.class_size))
    if page.linked:
        rows.append(Row(_("Goes with"), page.linked))
    if page.ended_on:
        rows.append(Row(_("Over since"), day(page.ended_on)))
    return [row for row in rows if row.value]


def kind(page: GroupPage) -> str:
    """The kind of a group, in its programme's words."""
    pack = pack_of(page.pack_version_id)
    return pack.label(f"group_kinds.{page.kind_key}", get_language() or "en")


def sessions_table(page: GroupPage) -> Table:
    """The sessions of the last weeks and those to come."""
    rows = [_session(line) for line in page.sessions]
    link = Link(_("Add sessions"), reverse("web:groups:sessions", args=[page.id]))
    empty = Empty(
        _("No sessions yet"),
        _("Put the first one in, or a whole series at once."),
        link if page.is_ours and not page.ended_on else None,
    )
    columns = [Column(_("Session")), Column(_("Who came"))]
    return Table(_("Sessions"), columns, rows, empty=empty)


def _session(line: SessionLine) -> list[Cell]:
    href = reverse("web:groups:session", args=[line.id])
    if line.is_off:
        said = _("Called off: %(why)s") % {"why": line.why}
        return [Cell(moment(line.starts_at), href=href), Cell(said, tag_colour="grey")]
    return [Cell(moment(line.starts_at), href=href), Cell(_came(line))]


def _came(line: SessionLine) -> str:
    said = []
    if line.children is not None:
        said.append(heads_words(line.children, line.adults or 0))
    if line.named:
        said.append(_("%(n)s by name") % {"n": line.named})
    return ", ".join(said) or _("not counted")


def came_words(sheet: Sheet) -> str:
    """Who came to a session, for who does not run the group; empty where nobody counted."""
    named = sum(1 for one in sheet.people if one.came)
    said = []
    if sheet.children is not None:
        said.append(heads_words(sheet.children, sheet.adults or 0))
    if named:
        said.append(_("%(n)s by name") % {"n": named})
    return ", ".join(said)


def people_table(page: GroupPage) -> Table:
    """Everybody by name whom this reader may see, with what they came to."""
    rows = [_person(page, person) for person in page.people]
    empty = Empty(
        _("Nobody by name"),
        _("You see the families you work with. They are entered from the family's page."),
    )
    columns = [Column(_("Name")), Column(_("Came to")), Column(_("Place"))]
    if chooses(page):
        columns.append(Column(_("Comes to")))
    return Table(_("By name"), columns, rows, empty=empty)


def chooses(page: GroupPage) -> bool:
    """Whether those who come choose the worker they come to."""
    pack = pack_of(page.pack_version_id)
    return pack.group_kinds[page.kind_key].chooses_worker


def _worker(person: Person) -> Cell:
    href = reverse("web:groups:worker", args=[person.enrolment_id])
    if not person.worker:
        return Cell(_("Not chosen yet"), href=href, tag_colour="yellow")
    said = ChosenBy(person.chosen_by).label
    return Cell(_("%(name)s (%(said)s)") % {"name": person.worker, "said": said}, href=href)


def _person(page: GroupPage, person: Person) -> list[Cell]:
    came = person.not_comparable or (share_words(person.attendance) or _("nothing entered yet"))
    if person.waits:
        href = reverse("web:groups:give", args=[person.enrolment_id]) if page.is_ours else ""
        place = Cell(_("Give the free place") if href else _("waits"), href=href)
    else:
        href = reverse("web:groups:leave", args=[person.enrolment_id])
        place = Cell(_("No longer comes"), href=href)
    line = [Cell(person.name), Cell(came), place]
    return [*line, _worker(person)] if chooses(page) else line


def share_words(share: Share | None) -> str:
    """Attendance with what it is of: never a percentage alone, but where it was entered as one."""
    if share is None:
        return ""
    unit = AttendanceUnit(share.unit)
    if unit is AttendanceUnit.PERCENT:
        return _("%(percent)s %%, entered as percent") % {"percent": share.percent}
    return _("%(came)s of %(whole)s %(unit)s (%(percent)s %%)") % {
        "came": fraction(share.came),
        "whole": fraction(share.out_of),
        "unit": unit.label,
        "percent": share.percent,
    }


def heads_words(children: int, adults: int) -> str:
    """How many came, where nobody is named."""
    return ", ".join(
        (
            ngettext("%(n)s child", "%(n)s children", children) % {"n": children},
            ngettext("%(n)s adult", "%(n)s adults", adults) % {"n": adults},
        )
    )


def tiles(page: GroupPage) -> list[Tile]:
    """The group's figures, each with what it is of."""
    held = page.heads.get("sessions", 0)
    of = ngettext("in %(n)s session counted", "in %(n)s sessions counted", held) % {"n": held}
    found = [
        Tile(page.heads.get("children", 0), _("children came, counted each time"), of),
        Tile(page.heads.get("adults", 0), _("adults came, counted each time"), of),
    ]
    try:
        together = page.all_together
    except NotComparable:
        together = None
    if together:
        found.append(_together(together, len(page.people)))
    return found


def _together(share: Share, people: int) -> Tile:
    unit = AttendanceUnit(share.unit)
    if unit is AttendanceUnit.PERCENT:
        whole = ngettext(
            "of %(n)s person by name, entered as percent",
            "of %(n)s people by name, entered as percent",
            people,
        ) % {"n": people}
        return Tile(f"{share.percent} %", _("were there on average"), whole)
    whole = _("of %(whole)s %(unit)s there were") % {
        "whole": fraction(share.out_of),
        "unit": unit.label,
    }
    return Tile(fraction(share.came), _("come to by name"), whole)


def named_in_class(page: GroupPage) -> int:
    """How many of a whole class are known by name, as far as this reader sees; never more than it
    has."""
    return min(len([one for one in page.people if not one.waits]), page.class_size or 0)
