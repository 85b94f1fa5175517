"""Words and rows of interpreters and mediators."""

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.common.counting import FEWEST, hide_small
from ciranda.people.policies.languages import language_name
from ciranda.services.enums import Between, How, Turned
from ciranda.services.queries import MediatorLine
from ciranda.services.queries.interpreting import Asked, Counted
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Link, Row, Tab, Table, Tile
from ciranda.web.wording import moment

_COLOURS = {Turned.WAITING: "yellow", Turned.NOBODY: "red", Turned.CAME: "green"}


def tabs(actor: Actor, current: str) -> list[Tab]:
    """Who speaks between families and workers, and how often they were needed: one matter, as far
    as this reader may see it."""
    names = (
        ("web:mediators:list", _("Who mediates"), Permission.GROUP_READ),
        ("web:interpreters:figures", _("How often somebody was needed"), Permission.REPORT_READ),
    )
    return [
        Tab(words, reverse(name), is_current=name == current)
        for name, words, needs in names
        if actor.may(needs)
    ]


def said(asked: Asked) -> str:
    """Who was asked for, in one line."""
    return _("%(who)s, %(language)s, %(how)s") % {
        "who": Between(asked.between).label,
        "language": language_name(asked.language),
        "how": str(How(asked.how).label).lower(),
    }


def minutes(number: int) -> str:
    """So many minutes."""
    return ngettext("%(n)s minute", "%(n)s minutes", number) % {"n": number}


def asked_table(found: Sequence[Asked]) -> Table:
    """Everybody asked for in this family, the last first."""
    rows = [
        [
            Cell(said(one), href=reverse("web:interpreters:record", args=[one.id])),
            Cell(moment(one.needed_at)),
            Cell(Turned(one.turned).label, tag_colour=_COLOURS.get(Turned(one.turned), "grey")),
            Cell("" if one.wait_minutes is None else minutes(one.wait_minutes)),
        ]
        for one in found
    ]
    columns = [
        Column(_("Who")), Column(_("Needed")), Column(_("What came of it")), Column(_("Wait")),
    ]  # fmt: skip
    empty = Empty(
        _("Nobody was asked for yet"),
        _("Ask for somebody who speaks the family’s language whenever words are missing."),
    )
    return Table(_("Asked for"), columns, rows, empty=empty)


def known_table(found: Sequence[MediatorLine], language: str = "") -> Table:
    """Mediators who can be asked, those who speak `language` (a code; none: everybody) alone."""
    rows = [
        [
            Cell(one.name),
            Cell(", ".join(language_name(code) for code in one.languages)),
            Cell(one.areas),
            Cell(one.agency),
        ]
        for one in speaking(found, language)
    ]
    columns = [
        Column(_("Name")), Column(_("Languages")), Column(_("Known in")), Column(_("Agency")),
    ]  # fmt: skip
    empty = Empty(
        _("No mediator is known here yet"),
        _("Whoever leads an agency names its mediators. An interpreter can be asked for already."),
        Link(_("Who mediates"), reverse("web:mediators:list")),
    )
    return Table(_("Mediators who can be asked"), columns, rows, empty)


def speaking(found: Sequence[MediatorLine], language: str) -> list[MediatorLine]:
    """Those who speak a language, by its code; everybody where none is given."""
    return [one for one in found if not language or language in one.languages]


def facts(asked: Asked) -> list[Row]:
    """One request."""
    rows = [
        Row(_("Needed"), moment(asked.needed_at)),
        Row(_("Asked"), moment(asked.asked_at)),
        Row(_("By"), asked.asked_by_name),
        Row(_("What came of it"), Turned(asked.turned).label),
    ]
    if asked.turned != Turned.WAITING:
        wait = "" if asked.wait_minutes is None else minutes(asked.wait_minutes)
        rows += [Row(_("Wait"), wait), Row(_("Through"), asked.through)]
    return rows


def tiles(found: Sequence[Counted]) -> list[Tile]:
    """All languages together, each number with what it is of."""
    asked, met = sum(x.asked for x in found), sum(x.met for x in found)
    if asked < FEWEST:
        return []
    of = ngettext("of %(n)s asked for", "of %(n)s asked for", asked) % {"n": asked}
    unmet, unknown = sum(x.unmet for x in found), sum(x.open for x in found)
    shown = [
        Tile(met, _("came"), of=of),
        Tile(unmet, _("could not be found"), of=of),
        Tile(unknown, _("not known, or not needed any more"), of=of),
    ]
    if met >= FEWEST:
        mean = round(sum(x.waited for x in found) / met)
        over = ngettext("over %(n)s that came", "over %(n)s that came", met) % {"n": met}
        shown.append(Tile(minutes(mean), _("waited on average"), of=over))
    return shown


def unmet_chart(found: Sequence[Counted]) -> Chart | None:
    """Languages for which nobody was found, of how often they were asked for."""
    asked: Counter[str] = Counter()
    unmet: Counter[str] = Counter()
    for one in found:
        asked[one.language] += one.asked
        unmet[one.language] += one.unmet
    shown = {k: v for k, v in hide_small(asked).items() if v is not None}
    if not shown:
        return None
    bars = [
        Bar(language_name(code), _hidden(unmet[code]), of=number)
        for code, number in sorted(shown.items(), key=lambda x: -x[1])
    ]
    note = _("Numbers from 1 to 4 are not shown, so that nobody can be recognised.")
    return Chart(_("Nobody could be found"), _("Language"), _("Times"), bars, note)


def _hidden(number: int) -> int | None:
    return None if 0 < number < FEWEST else number


def figures_table(found: Sequence[Counted]) -> Table:
    """By language and way."""
    rows = [
        [
            Cell(_("%(language)s, %(how)s") % {"language": language_name(one.language),
                 "how": str(How(one.how).label).lower()}),
            *(Cell(_few(n)) for n in (one.asked, one.met, one.unmet)),
            Cell(
                minutes(round(one.waited / one.met)) if one.met >= FEWEST else _("not shown")
            ),
        ]
        for one in found
    ]  # fmt: skip
    columns = [
        Column(_("Language and way")), Column(_("Asked for"), numeric=True),
        Column(_("Came"), numeric=True), Column(_("Not found"), numeric=True),
        Column(_("Wait on average"), numeric=True),
    ]  # fmt: skip
    empty = Empty(
        _("Nobody was asked for in these months"),
        _("Figures appear once your team asked for somebody from a family’s page."),
    )
    return Table(_("By language and way"), columns, rows, empty=empty)


def _few(number: int) -> str:
    if 0 < number < FEWEST:
        return _("fewer than %(n)d") % {"n": FEWEST}
    return str(number)
