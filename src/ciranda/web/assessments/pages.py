"""Words and rows of eligibility and of forms."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ciranda.assessments.enums import SourceKind
from ciranda.assessments.policies.verdicts import label, said_again
from ciranda.programmes.queries import pack_of
from ciranda.web.components import Cell, Column, Empty, Entry, Table
from ciranda.web.wording import day, moment, partial_day

if TYPE_CHECKING:
    from ciranda.assessments.queries import DecisionRow, Eligibility, FactorRow, FormRow
    from ciranda.programmes.policies.schema import Pack


def no_factor() -> Empty:
    """What to say where no factor is recorded."""
    return Empty(
        _("No factor recorded yet"),
        _("A factor is one fact of the programme's list, with its date and who says so."),
    )


def factor_words(pack: "Pack", key: str, language: str) -> str:
    """A factor as the pack names it."""
    groups = pack.eligibility.groups if pack.eligibility else {}
    group = next((g.key for g in groups.values() if key in g.factors), "")
    return pack.label(f"eligibility.groups.{group}.factors.{key}", language)


def factor_entries(pack: "Pack", factors: Sequence["FactorRow"], language: str) -> list[Entry]:
    """Each factor with its source, date and author, and whether its list was checked."""
    return [_factor_entry(pack, row, language) for row in factors]


def _factor_entry(pack: "Pack", row: "FactorRow", language: str) -> Entry:
    rule = pack.eligibility.factor(row.key) if pack.eligibility else None
    kind = str(SourceKind(row.source_kind).label)
    words = [": ".join(filter(None, (kind, row.source, row.evidence)))]
    tag = "" if rule and rule.verified else _("Recalled, not verified")
    if rule and rule.source:
        words.append(_("From: %(source)s") % {"source": rule.source})
    if not row.counts:
        tag = _("Set aside")
        words.append(f"{row.set_aside_reason} ({row.set_aside_by})")
    written = _("%(author)s, written down on %(day)s")
    return Entry(
        title=factor_words(pack, row.key, language),
        at=row.known_on,
        on=partial_day(row.known_on, row.known_precision),
        by=written % {"author": row.author, "day": day(row.recorded_at)},
        paragraphs=words,
        tag=tag,
        tag_colour="grey",
    )


def verdict_words(known: "Eligibility", language: str) -> str:
    """The rule's verdict now, as a sentence."""
    return known.verdict.words(language)


def said_then(row: "DecisionRow", language: str) -> str:
    """What the rule said of the same factors on that day, in the reader's language."""
    on = localdate(row.decided_at)
    rule = pack_of(row.pack_version_id)
    said = said_again(rule, row.factor_keys, row.rule_verdict, on=on, language=language)
    return said or row.rule_words


def decisions(pack: "Pack", found: Sequence["DecisionRow"], language: str) -> list[Entry]:
    """What was decided, newest first, with what the rule said then."""
    entries = []
    for row in found:
        said = _("The rule said: %(words)s") % {"words": said_then(row, language)}
        entries.append(
            Entry(
                title=label(pack, row.verdict, language),
                at=row.decided_at,
                by=row.author,
                paragraphs=[said, *([row.reason] if row.reason else [])],
                tag=_("Differs from the rule") if row.differs else "",
                tag_colour="yellow",
            )
        )
    return entries


def form_table(forms: Sequence["FormRow"], language: str) -> Table:
    """The forms begun on a case."""
    return Table(
        caption=_("Forms"),
        caption_hidden=True,
        columns=[Column(_("Form")), Column(_("Done on")), Column(_("By")), Column(_("State"))],
        rows=[
            [
                Cell(
                    pack_of(row.pack_version_id).label(f"forms.{row.form_key}", language),
                    href=reverse("web:assessments:answer", args=[row.id]),
                ),
                Cell(day(row.done_on)),
                Cell(row.author),
                Cell(moment(row.finished_at), tag_colour="green")
                if row.finished_at
                else Cell(_("Not finished"), tag_colour="yellow"),
            ]
            for row in forms
        ],
        empty=Empty(
            _("No form answered yet"),
            _("A form can be filled in over several visits. Save it as far as you have come."),
        ),
    )
