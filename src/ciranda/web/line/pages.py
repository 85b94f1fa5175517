"""What a line's page shows: one row a contact, the original day beside the day now."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.cases.enums import Change
from ciranda.cases.policies.line import CapUsed, refusal_of_support
from ciranda.cases.queries.line import LinePage, MomentRead
from ciranda.programmes.policies.schema import Pack
from ciranda.web.components import Cell, Column, Row, Table
from ciranda.web.wording import day


@dataclass(frozen=True)
class Stopped:
    """Extra support that is used up: why one more is refused, and the page of the way on."""

    why: str
    href: str


def language_of() -> str:
    """The language of the page."""
    return get_language() or "en"


def moment_name(pack: Pack, moment: MomentRead) -> str:
    """What a contact is called: by the schedule, or by its kind where it was added."""
    language = language_of()
    if moment.key:
        return pack.label(f"contact_schedule.{moment.key}", language)
    return pack.label(f"contact_kinds.{moment.kind_key}", language)


def contacts(page: LinePage) -> Table:
    """All contacts of the line in the order of their days."""
    columns = [
        Column(_("Contact")),
        Column(_("Kind")),
        Column(_("Day")),
        Column(_("Originally")),
        Column(_("Where it stands")),
    ]
    return Table(_("Planned contacts"), columns, [_contact(page, m) for m in page.moments])


def _contact(page: LinePage, moment: MomentRead) -> list[Cell]:
    pack, language = page.desk.pack, get_language() or "en"
    address = reverse("web:line:change", args=[page.desk.case_id, moment.id])
    opens = moment.is_open and page.desk.may_write
    words, colour = _state(page, moment)
    return [
        Cell(moment_name(pack, moment), href=address if opens else ""),
        Cell(pack.label(f"contact_kinds.{moment.kind_key}", language)),
        Cell(day(moment.held_on or moment.due_on)),
        Cell(_original(page, moment)),
        Cell(words, tag_colour=colour),
    ]


def _original(page: LinePage, moment: MomentRead) -> str:
    said = [day(moment.moved_from)] if moment.moved_from else []
    if moment.change:
        said.append(str(Change(moment.change).label))
    if moment.reason_key:
        said.append(page.desk.pack.label(f"reasons.{moment.reason_key}", get_language() or "en"))
    return ": ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else "".join(said)


def _state(page: LinePage, moment: MomentRead) -> tuple[str, str]:
    if moment.held_on:
        return _held(page, moment), "green"
    if moment.change == Change.SKIPPED:
        return _("skipped"), "grey"
    if moment.answered_on:
        return _("the family answered"), "blue"
    if moment.visit_asked_on:
        return _("home visit asked for"), "orange"
    if moment.invited_on:
        return _("answer by %(day)s") % {"day": day(moment.answer_by)}, "yellow"
    return (_("overdue"), "red") if moment.due_on < page.today else (_("planned"), "grey")


def _held(page: LinePage, moment: MomentRead) -> str:
    """That it took place, with its length and who pays where they are known."""
    said = [_("took place")]
    if moment.minutes:
        said.append(_minutes(moment.minutes))
    if moment.payer_key:
        said.append(page.desk.pack.label(f"payers.{moment.payer_key}", language_of()))
    return ", ".join(said)


def support(page: LinePage) -> list[Row]:
    """What is used and left of extra support, and what was paid by whom."""
    pack, language = page.desk.pack, language_of()
    paid = [
        Row(
            pack.label(f"payers.{one.payer_key}", language) if one.payer_key else _("No payer"),
            f"{_contacts(one.contacts)}, {_minutes(one.minutes)}",
        )
        for one in page.paid
    ]
    return caps(page) + paid


def caps(page: LinePage) -> list[Row]:
    """What is used and left of each kind of extra support."""
    words = _("%(used)d used, %(left)d left; %(minutes)s")
    return [
        Row(
            cap_name(page, cap),
            words % {"used": cap.used, "left": cap.left, "minutes": _minutes(cap.minutes)},
        )
        for cap in page.caps
    ]


def cap_name(page: LinePage, cap: CapUsed) -> str:
    """What a kind of extra support is called."""
    return page.desk.pack.label(f"monitoring.extra_support.{cap.key}", language_of())


def stopped(page: LinePage) -> list[Stopped]:
    """The kinds of extra support that are used up: why one more is refused, and the way on."""
    pack, language = page.desk.pack, language_of()
    return [
        Stopped(why, reverse("web:line:go_on", args=[page.desk.case_id, cap.key]))
        for cap in page.caps
        if (why := refusal_of_support(pack, cap, language))
    ]


def supports(page: LinePage) -> Table:
    """Each contact of extra support with how long it took and who pays."""
    pack, language = page.desk.pack, language_of()
    columns = [Column(_("Extra support")), Column(_("Day")), Column(_("How long"))]
    columns.append(Column(_("Who pays")))
    rows = [
        [
            Cell(pack.label(f"monitoring.extra_support.{one.cap_key}", language)),
            Cell(day(one.on)),
            Cell(_minutes(one.minutes)),
            Cell(pack.label(f"payers.{one.payer_key}", language) if one.payer_key else ""),
        ]
        for one in page.supports
    ]
    return Table(_("Extra support, contact by contact"), columns, rows)


def _minutes(n: int) -> str:
    return ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}


def _contacts(n: int) -> str:
    return ngettext("%(n)d contact held", "%(n)d contacts held", n) % {"n": n}
