"""My day in words: the next thing to do, then groups of lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.enums import Permission
from ciranda.cases.queries.day import Day, Item, Wait
from ciranda.people.enums import RelayKind
from ciranda.web import wording
from ciranda.web.cases import words
from ciranda.web.components import Link

if TYPE_CHECKING:
    from ciranda.referrals.queries import Climbed


# Of what is asked of services: what is not the others' to do but one's own.
MINE = frozenset({"not_held", "to_ask", "of_us", "knock"})
# Waits for my own answer; the other kinds wait for somebody else.
OURS = frozenset({"to_us", "back", "decide", "relayed", "told", "forms"})


@dataclass(frozen=True)
class Line:
    """One thing: what, about whom, when; where it leads and what a button beside it does."""

    what: str
    child: str
    href: str
    when: str = ""
    colour: str = ""
    note: str = ""
    button: str = ""
    post_to: str = ""


# How many lines of a kind my day shows; the rest of them stand on a page of that kind alone.
SHOWN, A_PAGE = 10, 40
Teller = Callable[[], Line]


@dataclass(frozen=True)
class Group:
    """What is of one kind, under a heading; only the lines that are shown are put into words."""

    key: str
    title: str
    things: Sequence[Teller]
    lines: Sequence[Line] = field(default=())

    def beginning(self) -> "Group":
        """The group with its first lines."""
        return self.with_lines(self.things[:SHOWN])

    def with_lines(self, things: Iterable[Teller]) -> "Group":
        """The group with these of its things put into words."""
        return replace(self, lines=[tell() for tell in things])


def first(day: Day) -> Line | None:
    """The next thing to do: what is latest first; then today's visits; then what climbed."""
    today = timezone.localdate()
    late = [i for i in (*day.tasks, *day.clocks) if i.on and i.on < today]
    todays = [i for i in day.planned if i.at and timezone.localdate(i.at) <= today]
    due = [i for i in (*day.tasks, *day.clocks) if i.on == today]
    waiting: list[Item] = [
        *day.climbs[:1],
        *sorted(late, key=lambda i: i.on or today)[:1],
        *todays[:1],
        *due[:1],
        *day.drafts[:1],
        *day.tasks[:1],
        *day.planned[:1],
    ]
    return _line(waiting[0]) if waiting else None


def begins(permissions: frozenset[Permission]) -> list[Link]:
    """What somebody whose day is empty came for: to tell a team of a child, or to answer."""
    offered = (
        (Permission.CASE_OPEN, _("Enter somebody who came"), "web:people:new"),
        (Permission.REFERRAL_SEND, _("Tell a team about a child"), "web:referrals:send"),
        (Permission.REFERRAL_READ, _("What became of what I sent"), "web:referrals:sent"),
        (Permission.ENQUIRY_ANSWER, _("Questions asked of us"), "web:referrals:questions"),
        (Permission.ACTION_UPDATE, _("What a plan asks of us"), "web:plans:asked"),
    )
    return [Link(words, reverse(name)) for needed, words, name in offered if needed in permissions]


def above(found: Iterable["Climbed"]) -> list[Group]:
    """What the teams one stands above have missed and nobody has taken up."""
    title, href = _("Missed deadlines of teams you stand above"), reverse("web:missed:list")

    def told(one: "Climbed") -> Line:
        return Line(words.label(one.pack, f"clocks.{one.key}"), one.team, href, *_when(one.due_on))

    things = [partial(told, one) for one in found if not one.seen]
    return [Group("above", title, things)] if things else []


def groups(day: Day) -> list[Group]:
    """Everything that waits, by kind; kinds with nothing are left out."""
    today = timezone.localdate()

    def is_late(item: Item) -> bool:
        return item.on is not None and item.on < today

    dated = [*day.tasks, *day.clocks, *day.recalls]
    found = [
        Group("climbed", _("Missed deadlines that came to you"), _lines(day.climbs)),
        Group("late", _("Overdue"), _lines(_by_day(filter(is_late, dated)))),
        Group("answer", _("For you to answer"), _ours_of(day)),
        Group("planned", _("Planned, this week"), _lines(day.planned)),
        Group("due", _("To do"), _lines(_by_day(i for i in dated if not is_late(i)))),
        Group("requests", _("Requests to services: yours to do"), _mine(day)),
        Group("waiting", _("Waiting for others"), _asked(day)),
        Group("drafts", _("Drafts only you see"), _lines(day.drafts)),
    ]
    return [group for group in found if group.things]


def _by_day(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda i: (i.on is None, i.on or date.max))


def _lines(items: Iterable[Item]) -> list[Teller]:
    return [partial(_line, item) for item in items]


def _ours_of(day: Day) -> list[Teller]:
    return [partial(_ours, wait) for wait in day.answers if wait.kind in OURS]


def _line(item: Item) -> Line:
    return _TELLERS[item.kind](item)


def _family(item: Item) -> str:
    return reverse("web:cases:open", args=[item.case_id])


def _when(on: date | None) -> tuple[str, str]:
    if on is None:
        return "", ""
    state, said = wording.deadline(on)
    return said, {"overdue": "red", "due": "yellow"}.get(state, "")


def _task(item: Item) -> Line:
    said, colour = _when(item.on)
    return Line(
        item.what,
        item.child,
        reverse("web:cases:tasks", args=[item.case_id]),
        said,
        colour,
        button=_("Done"),
        post_to=reverse("web:cases:finish_task", args=[item.case_id, item.id]),
    )


def _others(item: Item) -> Line:
    said, colour = _when(item.on)
    href = reverse("web:cases:tasks", args=[item.case_id])
    return Line(item.what, item.child, href, said, colour, note=item.name)


def _asked(day: Day) -> list[Teller]:
    theirs = (wait for wait in day.answers if wait.kind not in OURS | MINE)
    return [*_lines(day.waiting), *(partial(_answer, wait) for wait in theirs)]


def _to_decide(wait: Wait) -> Line:
    """How much lies undecided at one of my teams; whose it is stands in the inbox alone."""
    number = int(wait.what)
    words = ngettext("%(n)d referral to decide on", "%(n)d referrals to decide on", number)
    said, colour = _when(wait.on) if wait.on else (_since(wait.since), "")
    return Line(words % {"n": number}, wait.name, reverse("web:referrals:list"), said, colour)


def _ours(wait: Wait) -> Line:
    """Something asked of my team, or that came back to me."""
    if wait.kind == "decide":
        return _to_decide(wait)
    if wait.kind in _TOLD:
        return _TOLD[wait.kind](wait)
    titles = {
        "offered": _("Offered to your team"),
        "accepted": _("Accepted: speak with the family"),
        "refused": _("Your offer was refused"),
        "expired": _("Your offer got no answer in time"),
    }
    said, colour = _when(wait.on) if wait.on else (_since(wait.since), "")
    child = wait.child or _("No name said")
    href = reverse("web:transfers:open", args=[wait.id])
    return Line(titles[wait.what], child, href, said, colour, wait.name)


def _relayed(wait: Wait) -> Line:
    """A question about a child whom I answer for, from a worker who may not contact the family."""
    words = (
        _("Invite this family for a colleague")
        if wait.what == RelayKind.INVITE
        else _("A colleague asks about this child")
    )
    href, child = reverse("web:people:answer", args=[wait.id]), wait.child or _("No name said")
    return Line(words, child, href, _since(wait.since), note=wait.name)


def _told_back(wait: Wait) -> Line:
    href = reverse("web:people:questions")
    return Line(_("An answer to what you asked"), _("Read it"), href, _since(wait.since))


def _forms(wait: Wait) -> Line:
    number = int(wait.what)
    words = ngettext(
        "%(n)d sign-up form to complete", "%(n)d sign-up forms to complete", number
    ) % {"n": number}
    return Line(words, _("Births"), reverse("web:births:list"), _since(wait.since))


_TOLD: dict[str, Callable[[Wait], Line]] = {
    "relayed": _relayed,
    "told": _told_back,
    "forms": _forms,
}


def _mine(day: Day) -> list[Teller]:
    return [partial(_answer, wait) for wait in day.answers if wait.kind in MINE]


def _answer(wait: Wait) -> Line:
    """Something asked of somebody else, which they have not answered."""
    kinds: dict[str, tuple[str, str, list[UUID | None]]] = {
        "request": (_("Asked of a service: %(what)s"), "web:plans:action", [wait.id]),
        "undone": (_("Not done by its day: %(what)s"), "web:plans:action", [wait.id]),
        "referral": (_("Referral sent, not answered"), "web:referrals:open", [wait.id]),
        "transfer": (_("Transfer offered"), "web:transfers:open", [wait.id]),
        "part": (_("Asked of a service: %(what)s"), "web:requests:open", [wait.id]),
        "not_held": (_("An appointment that not both hold yet"), "web:requests:open", [wait.id]),
        "to_ask": (_("Ask whether they got there"), "web:requests:open", [wait.id]),
        "knock": (
            _("Somebody who works on the same asks you to call"),
            "web:requests:open",
            [wait.id],
        ),
        "of_us": (_("A family asks us: %(what)s"), "web:requests:open", [wait.id]),
        "consent": (_("Consent asked, not answered"), "web:consent:open", [wait.case_id]),
    }
    title, name, args = kinds[wait.kind]
    said, colour = _when(wait.on) if wait.on else (_since(wait.since), "")
    child = wait.child or _("No name said")
    href = reverse(name, args=args)
    return Line(title % {"what": wait.what}, child, href, said, colour, wait.name)


def _since(on: date | None) -> str:
    return _("since %(day)s") % {"day": wording.day(on)} if on else ""


def _planned(item: Item) -> Line:
    assert item.at is not None
    href = reverse("web:cases:attend", args=[item.case_id, item.id])
    kind = words.label(item.pack, f"contact_kinds.{item.key}")
    past = item.at < timezone.now()
    said = _("%(when)s: what became of it?") % {"when": words.when(item.at)}
    return Line(
        kind,
        item.child,
        href,
        said if past else words.when(item.at),
        "yellow" if past else "",
        note=item.place or "",
    )


def _clock(item: Item) -> Line:
    said, colour = _when(item.on)
    return Line(
        words.label(item.pack, f"clocks.{item.key}"), item.child, _family(item), said, colour
    )


def _climb(item: Item) -> Line:
    said, _colour = _when(item.on)
    return Line(
        words.label(item.pack, f"clocks.{item.key}"),
        item.child,
        _family(item),
        said,
        "red",
        button=_("I see to it"),
        post_to=reverse("web:cases:see_to", args=[item.case_id, item.id]),
    )


def _recall(item: Item) -> Line:
    said, colour = _when(item.on)
    return Line(_("Look again"), item.child, _family(item), said, colour)


def _draft(item: Item) -> Line:
    assert item.at is not None
    if item.id and item.id != item.case_id:
        href = reverse("web:cases:write_planned", args=[item.case_id, item.id])
    else:
        href = reverse("web:cases:write_contact", args=[item.case_id])
    return Line(_("A contact you began to write"), item.child, href, words.when(item.at))


_TELLERS: dict[str, Callable[[Item], Line]] = {
    "task": _task,
    "other's": _others,
    "planned": _planned,
    "clock": _clock,
    "climb": _climb,
    "recall": _recall,
    "draft": _draft,
}
