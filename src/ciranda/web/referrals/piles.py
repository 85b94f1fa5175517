"""Words and rows of the referral lists: the team's inbox, what I sent, what my service is asked."""

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciranda.access.enums import Permission
from ciranda.agencies.enums import Sector
from ciranda.programmes.enums import ClockState
from ciranda.programmes.queries import pack_of
from ciranda.referrals.enums import ReferralState
from ciranda.referrals.queries import Pile
from ciranda.web.components import Cell, Empty, Link, Tab, Task
from ciranda.web.wording import age, day

if TYPE_CHECKING:
    from ciranda.access.actions import Actor
    from ciranda.programmes.policies.clocks import Elapsed
    from ciranda.referrals.queries import Asked, Inbox, InboxRow, Sent

PILES = {
    Pile.NEW: gettext_noop("New"),
    Pile.LOOKED_AT: gettext_noop("Being looked at"),
    Pile.WAITING: gettext_noop("Waiting for information"),
    Pile.ANSWERED: gettext_noop("Answered"),
}
EMPTY = {
    Pile.NEW: (
        gettext_noop("Nothing new"),
        gettext_noop(
            "What nurseries, families and neighbours send for your parishes arrives here."
        ),
    ),
    Pile.LOOKED_AT: (
        gettext_noop("Nothing is being looked at"),
        gettext_noop("Open a new referral and begin to look: its sender sees that someone does."),
    ),
    Pile.WAITING: (
        gettext_noop("Nothing waits for information"),
        gettext_noop(
            "When you ask a service about a child, the referral waits here until it answers."
        ),
    ),
    Pile.ANSWERED: (
        gettext_noop("Nothing answered yet"),
        gettext_noop("Every referral gets an answer with a reason. Then it lies here."),
    ),
}


def counted(number: int, current: int, size: int) -> Page[int]:
    """A page of a list whose rows the query has cut already: numbers for the pagination only."""
    return Paginator(range(number), size).get_page(current)


def areas(actor: "Actor", here: str, counts: dict[Pile, int] | None = None) -> list[Tab]:
    """The three sides of referrals: those for my team, those I sent, those my service is asked."""
    found = []
    if actor.team_ids:
        open_now = sum(n for p, n in counts.items() if p != Pile.ANSWERED) if counts else None
        label = _("For my team")
        found.append(Tab(label, reverse("web:referrals:list"), here == "list", open_now))
    if actor.may(Permission.REFERRAL_SEND):
        found.append(Tab(_("Sent by me"), reverse("web:referrals:sent"), here == "sent"))
    if actor.service_id and actor.may(Permission.ENQUIRY_ANSWER):
        address = reverse("web:referrals:questions")
        found.append(Tab(_("Questions to my service"), address, here == "questions"))
    return found


def piles(inbox: "Inbox", current: Pile) -> list[Tab]:
    """The piles of the inbox with how many lie in each."""
    address = reverse("web:referrals:list")
    return [
        Tab(_label(PILES[p]), f"{address}?pile={p}", p == current, inbox.counts[p]) for p in Pile
    ]


def _label(words: str) -> str:
    return _(words)


def inbox_lines(inbox: "Inbox", *, decides: bool) -> list[Task]:
    """The rows of a pile; each leads to the page where it is decided, for whoever decides."""
    return [_inbox_line(row, decides=decides) for row in inbox.rows]


def nothing_in(pile: Pile) -> Empty:
    """What to say where a pile is empty."""
    title, words = EMPTY[pile]
    return Empty(_label(title), _label(words))


def _inbox_line(row: "InboxRow", *, decides: bool) -> Task:
    is_signal = row.kind == "signal"
    page = "web:referrals:signal" if is_signal else "web:referrals:triage"
    name = row.child or _("No name given")
    years = age(row.born_on, row.born_precision) if row.born_on else ""
    teller = row.told_by or (str(Sector(row.sector).label) if row.sector else _("Private person"))
    hint = [_("Signal") if is_signal else _("Referral"), teller, day(row.received_at)]
    stand = clock_cell(row.stands, row.climbed_label, is_done=row.pile == Pile.ANSWERED)
    return Task(
        label=f"{name}, {years}" if years else name,
        status=str(stand.words),
        href=reverse(page, args=[row.id]) if decides else "",
        hint=" · ".join(hint),
        colour=stand.tag_colour,
    )


def clock_cell(stands: "Elapsed | None", climbed: str = "", *, is_done: bool = False) -> Cell:
    """Where the answer clock stands, in words."""
    if stands is None:
        return Cell("")
    if is_done:
        return Cell(_("On %(day)s") % {"day": day(stands.ended_on)})
    if stands.state is ClockState.OVERDUE:
        late = _("Overdue since %(day)s") % {"day": day(stands.due_on)}
        return Cell(f"{late}; {climbed}" if climbed else late, tag_colour="red")
    if stands.state is ClockState.PAUSED:
        return Cell(_("Waiting for others"), tag_colour="grey")
    words = _("By %(day)s") % {"day": day(stands.due_on)}
    return Cell(words, tag_colour="yellow" if stands.state is ClockState.DUE_SOON else "")


def sent_lines(sent: "Sent", language: str) -> list[Task]:
    """What I sent and what became of it."""
    return [
        Task(
            label=row.child or _("No name given"),
            status=pack_of(row.pack_version_id).label(f"triage.{row.outcome}", language)
            if row.outcome
            else ReferralState(row.state).label,
            href=reverse("web:referrals:open", args=[row.id]),
            hint=f"{row.team_name} · {day(row.received_at)}",
            colour="green" if row.outcome else "yellow",
        )
        for row in sent.rows
    ]


def nothing_sent() -> Empty:
    """What to say to someone who has not sent anything."""
    return Empty(
        _("You have not sent a referral yet"),
        _("If a child worries you, tell the local team. You always get an answer."),
        Link(_("Send a referral"), reverse("web:referrals:send")),
    )


def question_lines(asked: "Asked") -> list[Task]:
    """What my service is asked, open ones first."""
    return [
        Task(
            label=row.child or _("No name given"),
            status=_("Answered") if row.answered_at else _("By %(day)s") % {"day": day(row.due_on)},
            href=reverse("web:referrals:question", args=[row.id]),
            hint=f"{row.team_name} · {day(row.asked_at)}",
            colour="green" if row.answered_at else "yellow",
        )
        for row in asked.rows
    ]


def nothing_asked() -> Empty:
    """What to say to a service that nobody asks."""
    return Empty(
        _("Nobody asks anything"),
        _("When a local team asks your service about a child, the question arrives here."),
    )
