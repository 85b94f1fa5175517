"""What happens to those a case is about: children are born, or somebody is lost."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from ciranda.access.actions import Actor, touched
from ciranda.access.enums import Category
from ciranda.cases.actions.closing import close_with_birth
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.opening import NewSubject, add_subject
from ciranda.cases.models import Subject, Volume
from ciranda.common.database import instant
from ciranda.people.queries.homes import may_write_in
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import pack_of


def follow_birth(actor: Actor, pregnancy_id: UUID, children: Sequence[UUID]) -> None:
    """The cases on a pregnancy end with it or go on with the children, as their pack says: the
    pregnancy is their subject no longer.

    Only those that whoever records the birth may write in; another team adds the children itself.
    """
    for subject in _on(pregnancy_id):
        newest = Volume.objects.filter(case_id=subject.case_id).order_by("-number").first()
        if newest and may_write_in(newest.dossier_id, Category.IDENTITY):
            expecting = pack_of(subject.case.pack_version_id).expecting
            if expecting and expecting.closes_for:
                # first: once it is closed nobody writes in it
                _end(subject)
                close_with_birth(actor, subject.case_id, expecting.closes_for)
            else:
                _go_on(subject, newest.dossier_id, children)


def _on(pregnancy_id: UUID) -> QuerySet[Subject]:
    standing = Subject.objects.filter(pregnancy_id=pregnancy_id, ended_on=None)
    return standing.filter(case__closed_at=None).select_related("case")


def fall_silent(actor: Actor, abouts: Sequence[UUID]) -> None:
    """After a loss every message of the cases about it stops (design, section 7): what was planned
    with the family is cancelled, notices are taken back, and no deadline climbs."""
    with connection.cursor() as cursor:
        cursor.execute("select * from cases_fall_silent(%s)", [list(abouts)])
        for case_id, dossier_id in cursor.fetchall():
            touched(dossier_id, case_id, "silent", kind="case")


def _go_on(subject: Subject, dossier_id: UUID, children: Sequence[UUID]) -> None:
    lock(subject.case_id)
    today = instant().date()
    there = set(
        Subject.objects.filter(case_id=subject.case_id, ended_on=None).values_list(
            "person_id", flat=True
        )
    )
    _end(subject)
    for child in children:
        if child not in there:
            add_subject(subject.case_id, dossier_id, NewSubject(SubjectKind.CHILD, child), on=today)
    rederive(subject.case_id)
    touched(dossier_id, subject.case_id, "subjects", kind="case")


def _end(subject: Subject) -> None:
    subject.ended_on, subject.end_reason = instant().date(), "born"
    subject.save(update_fields=["ended_on", "end_reason"])
