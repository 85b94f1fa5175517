"""Forms of a pack as they were answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from ciranda.assessments.models import Assessment, GroupAnswers


@dataclass(frozen=True)
class FormRow:
    """An answered form in a list."""

    id: UUID
    dossier_id: UUID
    pack_version_id: UUID
    form_key: str
    done_on: date
    author: str
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class AnsweredForm:
    """A form with the answers one may read. `versions` maps a group to its saved version."""

    row: FormRow
    answers: dict[str, list[Any]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)


def forms_of(dossier_ids: Sequence[UUID]) -> tuple[FormRow, ...]:
    """The forms begun in these dossiers, newest first. One statement."""
    found = Assessment.objects.filter(dossier_id__in=list(dossier_ids)).order_by("-started_at")
    return tuple(FormRow(*row) for row in found.values_list(*FormRow.__dataclass_fields__))


def answered(assessment_id: UUID) -> AnsweredForm | None:
    """A form with its answers; None for a stranger. Two statements.

    Groups whose category one may not read are simply not there.
    """
    names = list(FormRow.__dataclass_fields__)
    found = Assessment.objects.filter(pk=assessment_id).values_list(*names).first()
    if found is None:
        return None
    groups = GroupAnswers.objects.filter(assessment_id=assessment_id).values(
        "answers", "version", name=F("group")
    )
    answers: dict[str, list[Any]] = {}
    versions: dict[str, int] = {}
    for group in groups:
        answers |= group["answers"]
        versions[group["name"]] = group["version"]
    return AnsweredForm(FormRow(*found), answers, versions)


def latest_answers(
    dossier_ids: Sequence[UUID], form_keys: Sequence[str]
) -> dict[str, dict[str, list[Any]]]:
    """For each form its answers as they were given last and finished, as far as one may read them.

    One statement; a group whose category one may not read is simply not there.
    """
    found = GroupAnswers.objects.filter(
        dossier_id__in=list(dossier_ids),
        assessment__form_key__in=list(form_keys),
        assessment__finished_at__isnull=False,
    ).order_by("assessment__done_on", "assessment__finished_at")
    said: dict[str, dict[str, list[Any]]] = {}
    for form_key, answers in found.values_list("assessment__form_key", "answers"):
        said.setdefault(form_key, {}).update(answers)
    return said
