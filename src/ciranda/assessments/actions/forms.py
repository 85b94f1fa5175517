"""Answering the forms of a pack: one row a group, each in its category, saved in parts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.assessments.actions.eligibility import signed
from ciranda.assessments.models import Assessment, GroupAnswers
from ciranda.assessments.policies import NotRecordedError, Problem
from ciranda.common.database import instant
from ciranda.programmes.policies.answers import by_group, errors
from ciranda.programmes.policies.questionnaire import Questionnaire
from ciranda.programmes.queries import pack_of

Answers = Mapping[str, Sequence[Any]]


@action(Permission.ASSESSMENT_WRITE)
def begin_form(
    *, actor: Actor, dossier_id: UUID, pack_version_id: UUID, form_key: str, done_on: date
) -> UUID:
    """Begin to answer a form of the pack. Returns the assessment's id.

    Raises KeyError for a form the pack does not have.
    """
    return keep_form(actor, dossier_id, pack_version_id, form_key, done_on)


def keep_form(
    actor: Actor, dossier_id: UUID, pack_version_id: UUID, form_key: str, done_on: date
) -> UUID:
    """The same inside another action, such as sending a referral with its form."""
    if form_key not in pack_of(pack_version_id).questionnaires:
        raise KeyError(form_key)
    row = Assessment.objects.create(
        dossier_id=dossier_id,
        pack_version_id=pack_version_id,
        form_key=form_key,
        done_on=done_on,
        started_at=instant(),
        started_by=actor.human_id or dossier_id,
        author=signed(actor),
    )
    touched(dossier_id, row.pk, "form", "done_on", kind="assessment")
    return row.pk


@action(Permission.ASSESSMENT_WRITE)
def save_answers(*, actor: Actor, assessment_id: UUID, answers: Answers) -> None:
    """Save what has been answered so far; nothing is compulsory until the form is finished.

    Raises Assessment.DoesNotExist for a stranger, NotRecordedError where an answer does not fit
    its question.
    """
    _unfinished(assessment_id)
    keep_answers(actor, assessment_id, answers)


def _unfinished(assessment_id: UUID) -> Assessment:
    """The form, held for this transaction; a finished one is a record and stays as it is."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment_id)
    if assessment.finished_at:
        message = gettext("This form is finished. Begin a new one to answer again.")
        raise NotRecordedError(Problem("form", message))
    return assessment


def keep_answers(actor: Actor, assessment_id: UUID, answers: Answers) -> None:
    """The same inside another action."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment_id)
    form = pack_of(assessment.pack_version_id).questionnaires[assessment.form_key]
    _check(form, answers, is_partial=True)
    now = instant()
    for row in by_group(form, answers):
        changed = GroupAnswers.objects.filter(assessment=assessment, group=row.group).update(
            answers=row.answers, version=F("version") + 1, saved_at=now, author=signed(actor)
        )
        if not changed:
            GroupAnswers.objects.create(
                dossier_id=assessment.dossier_id,
                category=row.category,
                assessment=assessment,
                group=row.group,
                answers=row.answers,
                saved_at=now,
                author=signed(actor),
            )
        touched(assessment.dossier_id, assessment.pk, row.group, kind="answers")
    touched(assessment.dossier_id, assessment.pk, kind="assessment")


def _check(form: Questionnaire, answers: Answers, *, is_partial: bool) -> None:
    """A form half answered may lack answers, but what is there must fit."""
    found = [
        Problem(e.link_id, e.message)
        for e in errors(form, answers)
        if not (is_partial and _is_empty(answers.get(e.link_id, ())))
    ]
    if found:
        raise NotRecordedError(*found)


def _is_empty(values: Sequence[Any]) -> bool:
    return all(value in (None, "") for value in values)


@action(Permission.ASSESSMENT_WRITE)
def finish_form(*, actor: Actor, assessment_id: UUID, answers: Answers) -> None:
    """Save and finish a form: now every compulsory question that one may see needs its answer."""
    assessment = _unfinished(assessment_id)
    form = pack_of(assessment.pack_version_id).questionnaires[assessment.form_key]
    _check(form, answers, is_partial=False)
    keep_answers(actor, assessment_id, answers)
    assessment.finished_at = instant()
    assessment.save(update_fields=["finished_at"])
    touched(assessment.dossier_id, assessment.pk, "finished_at", kind="assessment")
