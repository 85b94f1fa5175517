"""Factors and decisions on eligibility."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import get_language, gettext

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.assessments.enums import SourceKind
from ciranda.assessments.models import Decision, Factor
from ciranda.assessments.policies import NotRecordedError, Problem
from ciranda.assessments.queries import weigh
from ciranda.common.database import instant
from ciranda.programmes.queries import pack_of


def signed(actor: Actor) -> str:
    """Name and agency as of now, as they are kept with what someone wrote."""
    return f"{actor.name}, {actor.agency_name}" if actor.agency_name else actor.name


@action(Permission.ASSESSMENT_WRITE)
def record_factor(
    *,
    actor: Actor,
    dossier_id: UUID,
    pack_version_id: UUID,
    key: str,
    known_on: date,
    source_kind: SourceKind,
    source: str,
    evidence: str = "",
    known_precision: str = "day",
) -> UUID:
    """Record one factor of the pack's list, with its day and who says so. Returns its id.

    `known_precision` is day, month or year: of a month or year `known_on` is the first day.

    Its category is the pack's, so that a health factor is read by those who read health. Raises
    NotRecordedError with every problem.
    """
    rule = pack_of(pack_version_id).eligibility
    factor = rule.factor(key) if rule else None
    found = []
    if factor is None:
        found.append(Problem("key", gettext("Choose a factor of the programme's list.")))
    if not source.strip():
        found.append(Problem("source", gettext("Say who or which paper says so.")))
    if known_on > instant().date():
        found.append(Problem("known_on", gettext("This day is in the future.")))
    if found or factor is None:
        raise NotRecordedError(*found)
    row = Factor.objects.create(
        dossier_id=dossier_id,
        category=factor.category or Category.DEVELOPMENT,
        pack_version_id=pack_version_id,
        key=key,
        known_on=known_on,
        known_precision=known_precision,
        source_kind=source_kind,
        source=source.strip(),
        evidence=evidence.strip(),
        recorded_at=instant(),
        recorded_by=actor.human_id or dossier_id,
        author=signed(actor),
    )
    touched(dossier_id, row.pk, "key", "known_on", "source", kind="factor")
    return row.pk


@action(Permission.ASSESSMENT_WRITE)
def set_aside_factor(*, actor: Actor, factor_id: UUID, reason: str) -> None:
    """Set a factor aside that was entered by mistake or no longer holds; it stays on record.

    Raises Factor.DoesNotExist for a stranger, NotRecordedError without a reason.
    """
    factor = Factor.objects.select_for_update().get(pk=factor_id)
    if not reason.strip():
        raise NotRecordedError(Problem("reason", gettext("Say why it no longer counts.")))
    factor.set_aside_at, factor.set_aside_by = instant(), signed(actor)
    factor.set_aside_reason = reason.strip()
    factor.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_reason"])
    touched(factor.dossier_id, factor.pk, "set_aside_at", kind="factor")


@action(Permission.ASSESSMENT_WRITE)
def decide(
    *,
    actor: Actor,
    dossier_id: UUID,
    pack_version_id: UUID,
    verdict: str,
    reason: str = "",
    on: date,
    weighed: Sequence[UUID] = (),
) -> UUID | None:
    """Record what a person decided beside what the rule says of the factors now.

    `weighed` are further dossiers whose factors count. A person may always differ, with a reason.
    Returns the decision's id; None where the programme has no rule to decide beside.
    """
    pack = pack_of(pack_version_id)
    if pack.eligibility is None:
        return None
    says = weigh(pack, {dossier_id, *weighed}, on=on)
    if verdict != says.status and not reason.strip():
        message = gettext("The rule says otherwise. Say why you decide differently.")
        raise NotRecordedError(Problem("reason", message))
    row = Decision.objects.create(
        dossier_id=dossier_id,
        pack_version_id=pack_version_id,
        factor_keys=list(says.counted),
        rule_verdict=says.status or "",
        rule_words=says.words(get_language() or "en"),
        verdict=verdict,
        reason=reason.strip(),
        decided_at=instant(),
        decided_by=actor.human_id or dossier_id,
        author=signed(actor),
    )
    touched(dossier_id, row.pk, "verdict", "rule_verdict", kind="decision")
    return row.pk
