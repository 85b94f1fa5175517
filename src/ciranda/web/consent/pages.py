"""Words and rows of the consent pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.enums import Category
from ciranda.cases.queries.consents import Given, Line, Posed, Put, Sees, Sheet
from ciranda.consent.enums import PLAIN_WORDS, WORKER_WORDS, Answer
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.schema import Pack
from ciranda.web.access.pages import basis_words
from ciranda.web.components import Cell, Column, Link, Row, Table
from ciranda.web.wording import day

# Up to so many missing parts a reader's sight is said by what it lacks.
FEW = 3
COLOURS = {
    Answer.WAITING: "yellow",
    Answer.GIVEN: "green",
    Answer.REFUSED: "grey",
    Answer.WITHDRAWN: "orange",
    Answer.REPLACED: "grey",
}


@dataclass(frozen=True)
class PersonLine:
    """What one person answered, and what can be done about it."""

    name: str
    words: str
    detail: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Card:
    """One column for one receiver."""

    title: str
    status: str
    colour: str
    rows: Sequence[Row]
    people: Sequence[PersonLine]
    renew: str = ""


@dataclass(frozen=True)
class Section:
    """One column of the form."""

    label: str
    cards: Sequence[Card]
    older: Sequence[Card]


def plain(categories: Iterable[Category]) -> str:
    """Categories in a family's words, in a sentence's order."""
    return ", ".join(str(PLAIN_WORDS[c]) for c in categories)


def receiver(service: str, agency: str) -> str:
    """A service with its agency; a protected one by its public label alone."""
    return f"{agency}: {service}" if agency else service or _("The local team")


def sections(sheet: Sheet, language: str) -> list[Section]:
    """Every column of the pack with what was asked and said."""
    return [
        Section(
            sheet.pack.label(f"consent_columns.{key}", language),
            [_card(x, sheet) for x in sheet.current if x.column_key == key],
            [_card(x, sheet) for x in sheet.older if x.column_key == key],
        )
        for key in sheet.pack.consent_columns
    ]


def _renewal(line: Line, sheet: Sheet) -> str:
    """Where to ask the same again: once it ran out, or ends within the pack's days."""
    column = sheet.pack.consent_columns.get(line.column_key)
    ends = line.ended_at
    if column is None or ends is None or line not in sheet.current:
        return ""
    if line.answer != Answer.GIVEN or ends > sheet.now + timedelta(days=column.remind_days):
        return ""
    return reverse("web:consent:ask", args=[sheet.case_id]) + f"?renew={line.id}"


def _card(line: Line, sheet: Sheet) -> Card:
    now, moved = sheet.now, line.custody_id != sheet.custody_id
    status, colour = str(line.answer.label), COLOURS[line.answer]
    if line.answer in (Answer.GIVEN, Answer.WAITING) and moved:
        status, colour = _("Ended when the family moved"), "grey"
    elif line.answer == Answer.GIVEN and not line.in_force(now):
        status, colour = _("Ran out"), "orange"
    elif _renewal(line, sheet):
        status, colour = _("Ends soon"), "yellow"
    return Card(
        receiver(line.service, line.agency),
        status,
        colour,
        _rows(line, now),
        [_person(put, line, moved=moved) for put in line.puts],
        _renewal(line, sheet),
    )


def _rows(line: Line, now: datetime) -> list[Row]:
    rows = [Row(_("Asked for"), worded(line.asked))] if line.kind == ConsentKind.SHARING else []
    if line.in_force(now):
        if line.kind == ConsentKind.SHARING:
            rows.append(Row(_("Opens now"), worded(line.opens)))
        rows.append(Row(_("Until the end of"), day(_last_day(line.ended_at))))
    elif line.started_at and line.ended_at:
        rows.append(Row(_("Was open"), _period(line)))
    rows.append(Row(_("Asked on"), day(line.asked_at)))
    return rows


def _last_day(end: datetime | None) -> datetime | None:
    """A planned end is the midnight after the last day."""
    return end - timedelta(seconds=1) if end else None


def _period(line: Line) -> str:
    return _("from %(start)s to %(end)s") % {
        "start": day(line.started_at),
        "end": day(line.ended_at),
    }


def _person(put: Put, line: Line, *, moved: bool) -> PersonLine:
    links: list[Link] = []
    if put.given and put.given.document_id:
        paper = reverse("web:documents:download", args=[put.given.document_id])
        links.append(Link(_("See the paper"), paper, put.name))
    if put.given and put.given.stands and not moved:
        away = reverse("web:consent:withdraw", args=[put.id])
        links.append(Link(_("Record a withdrawal"), away, put.name))
    if put.closed_at is None:
        words = _("Answer again") if put.given else _("Answer now")
        links.append(Link(words, reverse("web:consent:sign", args=[put.id]), put.name))
        links.append(Link(_("Print"), reverse("web:consent:paper", args=[put.id]), put.name))
    said, detail = said_words(put.given, line.kind)
    return PersonLine(put.name, said, detail, links)


def said_words(given: Given | None, kind: ConsentKind) -> tuple[str, str]:
    """What a person said, and how, in a line each."""
    if given is None:
        return _("No answer yet"), ""
    how = _("%(method)s, %(day)s") % {"method": given.method.label, "day": day(given.signed_at)}
    if given.withdrawn_at:
        return _("Agreed, and took it back on %(day)s") % {"day": day(given.withdrawn_at)}, how
    if not given.agrees:
        return _("Said no"), how
    if kind != ConsentKind.SHARING:
        return _("Agreed"), how
    return _("Agreed: %(parts)s") % {"parts": worded(given.categories)}, how


def changes(seen: Iterable[Sees]) -> list[str]:
    """Who sees what before and after, a line for each whom it changes."""
    return [
        _("%(who)s: would see %(then)s. Now: %(now)s.")
        % {
            "who": f"{s.part}: {s.who}" if s.part else s.who,
            "then": worded(s.then) or _("nothing"),
            "now": worded(s.now) or _("nothing"),
        }
        for s in seen
        if s.changes
    ]


def gains(seen: Iterable[Sees]) -> list[str]:
    """Who would come to see more, and what, a line each."""
    return [
        _("%(who)s: %(parts)s") % {"who": _who(s), "parts": worded(s.then)}
        for s in seen
        if set(s.then) - set(s.now)
    ]


def sees_table(seen: Sequence[Sees], caption: str, pack: Pack) -> Table:
    """Who sees which part of the file, because of what, until when: a line each."""
    columns = [
        Column(_("Who")),
        Column(_("What they see")),
        Column(_("Because of")),
        Column(_("Until the end of")),
    ]
    rows = [
        [Cell(_who(s)), Cell(_parts(s)), Cell(_why(s, pack)), Cell(_until(s))]
        for s in seen
        if s.now
    ]
    return Table(caption, columns, rows, caption_hidden=True)


def _who(seen: Sees) -> str:
    part = {
        "coordinator": _("coordinator"),
        "member": _("members of the team"),
    }.get(seen.part, seen.part)
    return f"{seen.who} ({part})" if part else seen.who


def _parts(seen: Sees) -> str:
    """The parts in a worker's words; all but a few are said as what is missing."""
    missing = [c for c in Category if c not in seen.now]
    if not missing:
        return _("everything")
    if len(missing) <= FEW:
        return _("everything but %(parts)s") % {"parts": worded(missing)}
    return worded(seen.now)


def _why(seen: Sees, pack: Pack) -> str:
    return "; ".join(dict.fromkeys(basis_words(basis, pack) for basis, _until in seen.because))


def _until(seen: Sees) -> str:
    ends = [until for _basis, until in seen.because]
    if None in ends or not ends:
        return _("no end set")
    return day(_last_day(max(end for end in ends if end)))


def worded(categories: Iterable[Category]) -> str:
    """Categories as a worker reads them: about a family, never said to it."""
    return ", ".join(str(WORKER_WORDS.get(c, PLAIN_WORDS[c])) for c in categories)


def question_rows(question: Posed, language: str) -> list[Row]:
    """What a question is about."""
    return [
        Row(_("About"), question.child),
        Row(_("Answers"), question.person),
        Row(_("What"), question.pack.label(f"consent_columns.{question.column_key}", language)),
        Row(_("Who would receive"), receiver(question.service, question.agency)),
    ]
