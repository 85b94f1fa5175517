"""Words and rows of the referral pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from ciranda.access.enums import Category, Permission
from ciranda.agencies.enums import Sector
from ciranda.programmes.enums import ClockState
from ciranda.programmes.policies.answers import layout
from ciranda.programmes.queries import pack_of
from ciranda.referrals.enums import (
    AskedBy,
    FamilyTold,
    Kind,
    ReferralState,
    Relation,
    SignalState,
    StepKind,
)
from ciranda.referrals.queries import Pile
from ciranda.web.components import Cell, Empty, Entry, Link, Row, Tab, Task
from ciranda.web.wording import age, day, moment, partial_day, profession

if TYPE_CHECKING:
    from ciranda.access.actions import Actor
    from ciranda.programmes.policies.answers import Asked as AskedItem
    from ciranda.programmes.policies.clocks import Elapsed
    from ciranda.referrals.queries import (
        Asked,
        AskedRow,
        Inbox,
        InboxRow,
        Sent,
        Sheet,
        SignalSheet,
    )
    from ciranda.referrals.queries.parts import SourceRow

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


def facts(sheet: "Sheet") -> list[Row]:
    """What one looks for first: the child, when it came, until when it is answered."""
    return [
        Row(_("Child"), sheet.child or _("Not named yet")),
        Row(_("Age"), age(sheet.born_on, sheet.born_precision)),
        Row(_("Received"), day(sheet.received_at)),
        Row(_("Answer"), clock_cell(sheet.stands, is_done=sheet.answer is not None).words),
        Row(_("Team"), sheet.team_name),
        Row(_("State"), ReferralState(sheet.state).label),
    ]


def told_rows(sheet: "Sheet") -> list[Row]:
    """What was told, kind by kind, but for the worry itself."""
    rows = [
        Row(_("Whose wish it is"), AskedBy(sheet.asked_by).label),
        Row(_("What the family knows"), FamilyTold(sheet.family_told).label),
    ]
    kinds = (Kind.TOLD, Kind.REQUEST, Kind.PLACE, Kind.REACH)
    rows += [Row(kind.label, sheet.told(kind)) for kind in kinds if sheet.told(kind)]
    for carer in sheet.carers:
        responsible = _("holds parental responsibility") if carer.holds_responsibility else ""
        words = ", ".join(filter(None, (carer.name, carer.relation, responsible)))
        rows.append(Row(_("Parent or carer"), words))
    return rows


def more_rows(sheet: "Sheet", language: str) -> list[Row]:
    """What the sender answered of the programme's form, question by question."""
    if sheet.more is None:
        return []
    form, key = sheet.pack.questionnaires[sheet.more.form_key], sheet.more.form_key
    asked = layout(form, sheet.more.answers, words=sheet.pack.words, key=key, language=language)
    return [Row(a.label, _answer_words(a)) for g in asked for a in g.items if a.values]


def _answer_words(asked: "AskedItem") -> str:
    chosen = [c.label for c in asked.choices if c.code in asked.values]
    if chosen:
        return ", ".join(chosen)
    yes_no = {True: _("Yes"), False: _("No")}
    return ", ".join(yes_no[v] if isinstance(v, bool) else str(v) for v in asked.values)


def papers(sheet: "Sheet") -> list[Entry]:
    """The documents the reader may see, each as a file to take down."""
    return [
        Entry(
            title=p.title,
            at=p.added_at,
            by=p.agency_name,
            href=reverse("web:referrals:paper", args=[sheet.id, p.id]),
            tag=p.category.label,
            tag_colour="grey",
        )
        for p in sheet.papers
    ]


def source_rows(source: "SourceRow | None", *, is_professional: bool = True) -> list[Row]:
    """Who told us, for those who may know."""
    if source is None:
        return []
    who = ", ".join(filter(None, (source.name, profession(source.profession), source.agency_name)))
    checked = moment(source.checked_at) if source.checked_at else _("Not yet")
    rows = [
        Row(_("Who told us"), who or Relation(source.relation).label),
        Row(_("How to reach them"), source.contact),
    ]
    return [*rows, Row(_("Checked that they work there"), checked)] if is_professional else rows


def steps(sheet: "Sheet") -> list[Entry]:
    """What happened, as the sender sees it, newest first."""
    return [Entry(title=StepKind(s.kind).label, at=s.at, by=s.team_name) for s in sheet.steps]


def notes(sheet: "Sheet") -> list[Entry]:
    """The team's own notes and the answers of services, newest first."""
    found = [
        Entry(title=Kind.NOTE.label, at=t.at, by=t.author, paragraphs=[t.body])
        for t in sheet.tellings
        if t.kind == Kind.NOTE
    ]
    for one in sheet.enquiries:
        about = Category(one.category).label
        found.append(
            Entry(
                title=_("Asked %(service)s about: %(about)s")
                % {"service": one.service, "about": about},
                at=one.asked_at,
                by=one.asked_by,
                paragraphs=[one.question],
                tag="" if one.answered_at else _("No answer yet"),
                tag_colour="yellow",
            )
        )
        if one.answered_at:
            nothing = _("They know nothing about this child.")
            words = [nothing] if one.knows_nothing else []
            found.append(
                Entry(
                    title=_("Answer of %(service)s") % {"service": one.service},
                    at=one.answered_at,
                    by=one.answered_by,
                    paragraphs=[*words, *([one.answer] if one.answer else [])],
                )
            )
    return sorted(found, key=lambda e: e.at.isoformat(), reverse=True)


def answer_rows(sheet: "Sheet", language: str) -> list[Row]:
    """The answer that stands, as its sender reads it."""
    answer = sheet.answer
    if answer is None:
        return []
    rows = [Row(_("Answer"), sheet.pack.label(f"triage.{answer.outcome}", language))]
    if answer.reason_key:
        rows.append(Row(_("Reason"), sheet.pack.label(f"reasons.{answer.reason_key}", language)))
    for label, words in (
        (_("To whom"), answer.redirected_to),
        (_("Look again on"), day(answer.recall_on)),
        (_("Words to the sender"), answer.words),
        (_("Answered by"), f"{answer.author}, {moment(answer.at)}"),
    ):
        if words:
            rows.append(Row(label, words))
    return rows


def signal_rows(signal: "SignalSheet") -> list[Row]:
    """What a signal says, but for the worry itself."""
    return [
        Row(_("Name of the child"), signal.told(Kind.CHILD_NAME)),
        Row(_("Age of the child"), signal.told(Kind.CHILD_AGE)),
        Row(_("Where"), signal.told(Kind.PLACE)),
        Row(_("Received"), moment(signal.received_at)),
        Row(_("State"), SignalState(signal.state).label),
        Row(_("Erased on, unless confirmed"), day(signal.expires_on)),
        Row(_("Reference"), signal.reference),
    ]


def question_rows(row: "AskedRow") -> list[Row]:
    """What the service asked sees."""
    knows = _("Yes, and agrees") if row.family_knows else row.why_not_known
    return [
        Row(_("Child"), row.child),
        Row(_("Date of birth"), partial_day(row.born_on, row.born_precision)),
        Row(_("Asked by"), f"{row.asked_by} ({row.team_name})"),
        Row(_("About"), Category(row.category).label),
        Row(_("The family knows"), knows),
        Row(_("Answer by"), day(row.due_on)),
    ]


def many_signals(signals: Sequence[object], needed: int) -> str:
    """How many signals lie together, and how many the programme asks for."""
    number = len(signals)
    words = ngettext(
        "%(number)s signal may be about this child; the programme looks at %(needed)s together.",
        "%(number)s signals may be about this child; the programme looks at %(needed)s together.",
        number,
    )
    return words % {"number": number, "needed": needed}


def allocate_url(sheet: "Sheet") -> str:
    """Where a case manager is named for the case that was opened."""
    if sheet.case_id is None:
        return ""
    return reverse("web:circle:allocate", args=[sheet.case_id])
