"""Words and rows of one referral, one signal, one question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciranda.access.enums import Category
from ciranda.programmes.policies.answers import layout
from ciranda.referrals.enums import (
    AskedBy,
    FamilyTold,
    Kind,
    ReferralState,
    Relation,
    SignalState,
    StepKind,
)
from ciranda.web.components import Entry, Row
from ciranda.web.referrals.piles import clock_cell
from ciranda.web.wording import age, day, moment, partial_day, profession

if TYPE_CHECKING:
    from ciranda.programmes.policies.answers import Asked as AskedItem
    from ciranda.referrals.queries import (
        AskedRow,
        Sheet,
        SignalSheet,
    )
    from ciranda.referrals.queries.parts import SourceRow


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
    if sheet.direct_key:
        rows.append(Row(_("Told directly"), _concern(sheet)))
        rows.append(Row(_("The parents"), _("They were referred to the team as well.")))
    kinds = (Kind.GROUNDS, Kind.TOLD, Kind.REQUEST, Kind.PLACE, Kind.REACH)
    rows += [Row(kind.label, sheet.told(kind)) for kind in kinds if sheet.told(kind)]
    for carer in sheet.carers:
        responsible = _("holds parental responsibility") if carer.holds_responsibility else ""
        words = ", ".join(filter(None, (carer.name, carer.relation, responsible)))
        rows.append(Row(_("Parent or carer"), words))
    return rows


def _concern(sheet: "Sheet") -> str:
    language = get_language() or "en"
    return sheet.pack.label(f"referral.told_directly.{sheet.direct_key}", language)


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
