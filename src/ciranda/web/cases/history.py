"""The timeline of a family, as its template draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.cases.enums import EndReason
from ciranda.cases.queries.desk import WRITTEN
from ciranda.cases.queries.page import CasePage
from ciranda.cases.queries.timeline import KINDS, Entry, Filter, Said, Slice
from ciranda.programmes.enums import Event
from ciranda.web import wording
from ciranda.web.cases import words

KIND_WORDS = {
    "contact": gettext_lazy("Contacts"),
    "note": gettext_lazy("Notes shared with you"),
    "stage": gettext_lazy("Stages"),
    "people": gettext_lazy("People around the family"),
    "consent": gettext_lazy("Consents"),
    "milestone": gettext_lazy("Milestones"),
}
MILESTONES = {
    Event.ASSESSMENT_DONE: gettext_lazy("An assessment was completed"),
    Event.MEETING_HELD: gettext_lazy("A meeting took place"),
    Event.PLAN_PROPOSED: gettext_lazy("A plan was proposed to the family"),
    Event.PLAN_SIGNED: gettext_lazy("The family signed the plan"),
    Event.PLAN_REVIEWED: gettext_lazy("The plan was reviewed"),
    Event.TRANSFER_OFFERED: gettext_lazy("The case was offered to another team"),
    Event.TRANSFER_ACCEPTED: gettext_lazy("The other team accepted"),
    Event.TRANSFER_CONTACTED: gettext_lazy("The new team spoke with the family"),
    Event.TRANSITION_STARTED: gettext_lazy("Preparing to leave began"),
    Event.TRANSITION_RECEIVED: gettext_lazy("The receiving school or service confirmed"),
    Event.BIRTH: gettext_lazy("The child was born"),
}


@dataclass(frozen=True)
class Paragraph:
    """Words with their category, and whose they are."""

    category: str
    body: str
    speaker: str
    language: str


@dataclass(frozen=True)
class Happened:
    """An entry of the timeline in words."""

    title: str
    at: datetime
    by: str = ""
    facts: str = ""
    paragraphs: Sequence[Paragraph] = field(default_factory=tuple)
    href: str = ""
    tag: str = ""
    colour: str = ""


class FilterForm(forms.Form):
    """What to see of the timeline: a kind, a category, what one worker wrote."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    who = forms.ChoiceField(label=gettext_lazy("Written by"), required=False)

    def __init__(self, page: CasePage, writers: Sequence[tuple[UUID, str]], **given: Any) -> None:
        super().__init__(**given)
        seen = [c for c in WRITTEN if page.is_own_only or c in page.seen]
        self._offer("kind", _("Everything"), [(k, KIND_WORDS[k]) for k in KINDS])
        self._offer("category", _("Everything"), [(c.value, c.label) for c in seen])
        self._offer("who", _("Everybody"), [(str(who), name) for who, name in writers])

    def _offer(self, name: str, everything: str, choices: Sequence[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everything), *choices]


def happened(page: CasePage, found: Slice) -> list[Happened]:
    """The entries in words, newest first."""
    return [_TELLERS[entry.kind](page, entry) for entry in found.entries]


def _contact(page: CasePage, entry: Entry) -> Happened:
    attendance = page.pack.attendance.get(entry.more["attendance"])
    missed = attendance is not None and not attendance.took_place
    tag = words.label(page.pack, f"attendance.{entry.more['attendance']}") if missed else ""
    return Happened(
        title=words.label(page.pack, f"contact_kinds.{entry.key}"),
        at=entry.at,
        by=", ".join(filter(None, (*_author(entry), entry.more["agency"]))),
        facts=contact_facts(page, entry),
        paragraphs=said(entry.paragraphs),
        href=reverse("web:cases:contact", args=[page.id, entry.id]),
        tag=tag or (_("Corrected") if entry.more["corrected"] else ""),
        colour="yellow" if missed else "grey",
    )


def contact_facts(page: CasePage, entry: Entry) -> str:
    """Where and how long, as far as recorded and shown."""
    place = entry.more["place"] or (_("Place: protected") if page.hides_places else "")
    minutes = entry.more["minutes"]
    length = _("%(n)d minutes") % {"n": minutes} if minutes else ""
    return " · ".join(filter(None, (place, length)))


def said(paragraphs: Sequence[Said]) -> list[Paragraph]:
    """Paragraphs with the name of their category."""
    return [Paragraph(str(p.category.label), p.body, p.speaker, p.language) for p in paragraphs]


def _author(entry: Entry) -> tuple[str, str]:
    return entry.name, wording.profession(entry.profession)


def _note(page: CasePage, entry: Entry) -> Happened:
    by = ", ".join(filter(None, _author(entry)))
    return Happened(_("Note"), entry.at, by, paragraphs=said(entry.paragraphs))


def _stage(page: CasePage, entry: Entry) -> Happened:
    reason = entry.more["reason"]
    parts = [words.label(page.pack, f"reasons.{reason}") if reason else "", entry.more["note"]]
    stage = words.label(page.pack, f"stages.{entry.key}")
    return Happened(
        _("Stage: %(stage)s") % {"stage": stage}, entry.at, facts=": ".join(filter(None, parts))
    )


def _people(page: CasePage, entry: Entry) -> Happened:
    agency = "" if page.hides_places else entry.more["agency"]
    who = ", ".join(filter(None, (entry.name, agency)))
    if entry.key == "manager":
        return Happened(f"{wording.who_manages([page.pack])}: {who}", entry.at)
    if entry.key == "joined":
        return Happened(_("%(who)s joined the circle") % {"who": who}, entry.at)
    reason = entry.more["reason"]
    why = str(EndReason(reason).label) if reason in EndReason.values else ""
    return Happened(_("%(who)s left the circle") % {"who": who}, entry.at, facts=why)


def _consent(page: CasePage, entry: Entry) -> Happened:
    column = words.label(page.pack, f"consent_columns.{entry.more['column']}")
    title = _("Sharing began") if entry.key == "given" else _("Sharing ended")
    return Happened(title, entry.at, facts=": ".join(filter(None, (column, entry.name))))


def _milestone(page: CasePage, entry: Entry) -> Happened:
    return Happened(str(MILESTONES[Event(entry.key)]), entry.at, tag=_("Milestone"), colour="green")


_TELLERS = {
    "contact": _contact,
    "note": _note,
    "stage": _stage,
    "people": _people,
    "consent": _consent,
    "milestone": _milestone,
}


def chosen(asked: Mapping[str, str]) -> Filter:
    """What the address asks for; what it says wrongly is as if unsaid."""
    kind, category, who = (asked.get(name, "") for name in ("kind", "category", "who"))
    return Filter(
        kind=kind if kind in KINDS else "",
        category=int(category) if category.isdigit() else None,
        who_id=_uuid(who),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
