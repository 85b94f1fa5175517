"""Plain words about who sees what and why."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ciranda.access.enums import Basis, Category, DossierKind
from ciranda.agencies.enums import AppointmentKind, TeamRole
from ciranda.cases.queries.archive import Archived
from ciranda.cases.queries.bars import Barred
from ciranda.cases.queries.openings import Opening
from ciranda.cases.queries.why import Holder, Look, Reason
from ciranda.programmes.policies.schema import Pack
from ciranda.web.components import Cell, Column, Empty, Entry, Row, Table
from ciranda.web.wording import day, moment, profession, relation, who_manages

ABOUT_OTHERS = {
    Basis.CUSTODY: lambda: _("Their team answers for this case"),
    Basis.CIRCLE: lambda: _("In the family's circle"),
    Basis.COVER: lambda: _("Stands in for a colleague who is away"),
    Basis.CONSENT: lambda: _("The family agreed to share this"),
    Basis.LEGAL_BASIS: lambda: _("A legal basis other than consent"),
    Basis.APPOINTMENT: lambda: _("Appointed to see this"),
    Basis.BREAK_GLASS: lambda: _("Opened in an emergency"),
    Basis.ARCHIVE: lambda: _("Opened the archive after the case was closed"),
    Basis.OWN_RECORD: lambda: _("Wrote this"),
    Basis.FAMILY: lambda: _("Of the family"),
    Basis.READ_BACK: lambda: _("Their team answered for this case until it moved"),
    Basis.REFERRER: lambda: _("Sent the referral"),
    Basis.TRIAGE: lambda: _("Their team decides on the referral"),
    Basis.CONTRIBUTION: lambda: _("It was written for the shared case"),
    Basis.INVITATION: lambda: _("Invited to this meeting"),
}


def my_reasons(found: Iterable[Reason], pack: Pack) -> list[Entry]:
    """One's own reasons on the shared file, each in a sentence with its days."""
    return [
        Entry(
            title=_my_basis(reason.basis, pack),
            at=reason.since,
            paragraphs=_what(reason),
            tag="" if reason.kind is DossierKind.CASE else str(reason.kind.label),
        )
        for reason in found
    ]


def _my_basis(basis: Basis, pack: Pack) -> str:
    if basis is Basis.COORDINATION:
        return _("Your part here: %(called)s") % {"called": who_manages([pack])}
    return str(basis.label)


def _what(reason: Reason) -> list[str]:
    said = [_("You read: %(what)s.") % {"what": categories(reason.reads)}]
    if reason.writes:
        said.append(_("You write: %(what)s.") % {"what": categories(reason.writes)})
    if reason.until:
        said.append(_("This ends on %(day)s.") % {"day": moment(reason.until)})
    return said


def categories(found: Iterable[Category]) -> str:
    """Categories in one line."""
    return ", ".join(str(c.label) for c in found)


def not_seen(found: Iterable[Reason]) -> str:
    """What of the shared file this reader does not see; empty when they see all."""
    read = {c for r in found if r.kind is DossierKind.CASE for c in r.reads}
    return categories(c for c in Category if c not in read)


def holder_words(holder: Holder) -> str:
    """A holder by role."""
    if holder.role == "family":
        return relation(holder.profession).capitalize() or _("Of the family")
    named = dict(TeamRole.choices) | dict(AppointmentKind.choices)
    work = profession(holder.profession)
    return work or str(named.get(holder.role, holder.role)) or _("Everyone there")


def basis_words(basis: Basis | None, pack: Pack) -> str:
    """A basis as it is said of somebody else, in the words of the case's programme."""
    if basis is None:
        return _("not recorded")
    if basis is Basis.COORDINATION:
        return who_manages([pack])
    said = ABOUT_OTHERS.get(basis)
    return said() if said else str(basis.label)


def _columns(*labels: str) -> list[Column]:
    return [Column(label) for label in labels]


def holders_table(found: Sequence[Holder], pack: Pack) -> Table:
    """Who can see the shared file, by role and place."""
    columns = [
        Column(_("Who")),
        Column(_("Where")),
        Column(_("Why")),
        Column(_("What")),
        Column(_("Until")),
    ]
    rows = [
        [
            Cell(holder_words(h)),
            Cell(h.place or ("–" if h.role == "family" else _("protected"))),
            Cell(basis_words(h.reason.basis, pack)),
            Cell(categories(h.reason.reads)),
            Cell(day(h.reason.until) if h.reason.until else _("no end set")),
        ]
        for h in found
        if h.reason.kind is DossierKind.CASE
    ]
    return Table(_("Who can see this family's file"), columns, rows, empty=Empty(_("Nobody")))


def looks_table(found: Sequence[Look], pack: Pack) -> Table:
    """Who looked, by role and agency."""
    columns = [
        Column(_("Day")),
        Column(_("Who")),
        Column(_("Where")),
        Column(_("Why")),
        Column(_("Times"), numeric=True),
    ]
    rows = [
        [
            Cell(moment(look.first_at)),
            Cell(_look_words(look)),
            Cell(look.agency or "–"),
            Cell(basis_words(look.basis, pack)),
            Cell(ngettext("%(n)d page", "%(n)d pages", look.times) % {"n": look.times}),
        ]
        for look in found
    ]
    empty = Empty(
        _("Nobody has looked yet"), _("Every time somebody opens this file it is written here.")
    )
    return Table(_("Who looked"), columns, rows, empty=empty, caption_hidden=True)


def _look_words(look: Look) -> str:
    if look.is_mine:
        return pgettext("who looked", "You")
    return profession(look.profession) or look.role or _("Of the family")


def bars_table(case_id: UUID, found: Sequence[Barred]) -> Table:
    """Bars, with the way to end those that stand."""
    columns = [
        Column(_("Who")),
        Column(_("Why")),
        Column(_("Since")),
        Column(_("Grounds")),
        Column(_("Ends")),
    ]
    rows = [
        [
            Cell(
                ", ".join(w for w in (b.name, b.agency) if w) or _("Somebody with an account here")
            ),
            Cell(b.kind.label),
            Cell(day(b.started_at)),
            Cell(b.reason),
            Cell(day(b.ended_at))
            if b.ended_at
            else Cell(_("End it"), href=reverse("web:access:end_bar", args=[case_id, b.id])),
        ]
        for b in found
    ]
    empty = Empty(
        _("Nobody is barred from this family"),
        _("A court's decision, a worker's own family tie, a refuge, or the family's wish."),
    )
    return Table(_("Who may not see"), columns, rows, empty=empty, caption_hidden=True)


def archive_table(found: Sequence[Archived]) -> Table:
    """Closed cases by reference."""
    columns = [Column(_("Case")), Column(_("Closed on")), Column(_("Next erased on"))]
    rows = [
        [
            Cell(a.reference, href=reverse("web:access:archived", args=[a.id])),
            Cell(day(a.closed_at)),
            Cell(_("Held") if a.held_at else day(a.next_on) if a.next_on else _("Erased")),
        ]
        for a in found
    ]
    empty = Empty(
        _("No closed case here"),
        _("When your team closes a case, it stands here until everything of it is erased."),
    )
    return Table(_("Closed cases"), columns, rows, empty=empty, caption_hidden=True)


def archive_days(one: Archived) -> Table:
    """Each part of a closed case with the day it is erased."""
    columns = [Column(_("Part of the file")), Column(_("Erased on"))]
    kept = sorted(one.goes_on.items(), key=lambda item: (item[1], item[0]))
    rows = [[Cell(c.label), Cell(_("Held") if one.held_at else day(on))] for c, on in kept]
    rows += [[Cell(c.label), Cell(_("Erased"))] for c in one.erased]
    return Table(_("What is erased when"), columns, rows, caption_hidden=True)


def openings_table(found: Sequence[Opening]) -> Table:
    """Openings that wait for review: in an emergency, and of the archive."""
    columns = [
        Column(_("Case")),
        Column(_("What was opened")),
        Column(_("Opened by")),
        Column(_("When")),
        Column(_("Review")),
    ]
    rows = [
        [
            Cell(o.reference),
            Cell(_opened(o)),
            Cell(f"{o.name}, {o.agency}"),
            Cell(moment(o.started_at)),
            _review_cell(o),
        ]
        for o in found
    ]
    empty = Empty(
        _("Nothing waits for review"),
        _(
            "When somebody opens a case of your team in an emergency, or the archive of a closed"
            " one, it stands here at once."
        ),
    )
    return Table(_("Openings to review"), columns, rows, empty=empty, caption_hidden=True)


def _opened(opening: Opening) -> str:
    return _("The archive") if opening.of_archive else _("An emergency")


def _review_cell(opening: Opening) -> Cell:
    if opening.reviewed_at:
        return Cell(_("Right") if opening.justified else _("Not right"))
    if opening.is_mine:
        return Cell(_("Somebody else reviews this"))
    return Cell(_("Review"), href=reverse("web:access:review", args=[opening.id]))


def opening_rows(opening: Opening) -> list[Row]:
    """One opening in full."""
    return [
        Row(_("Case"), opening.reference),
        Row(_("What was opened"), _opened(opening)),
        Row(_("Opened by"), f"{opening.name}, {profession(opening.profession)}, {opening.agency}"),
        Row(_("From"), moment(opening.started_at)),
        Row(_("Until"), moment(opening.ended_at)),
        Row(_("Reason given"), opening.reason),
    ]
