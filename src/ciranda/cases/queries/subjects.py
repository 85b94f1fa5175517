"""Whom a case is about: by id, and as they are called."""

from uuid import UUID

from ciranda.cases.models import FamilyMember, Subject


def child_of(case_id: UUID) -> UUID | None:
    """The person the case is about now, the one named first where there are several."""
    found = Subject.objects.filter(case_id=case_id, ended_on=None, person__isnull=False)
    return found.order_by("started_on", "id").values_list("person_id", flat=True).first()


def called(case_id: UUID) -> str:
    """The one name a family goes by: its children's, or whoever of them is known."""
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None).exclude(person=None)
    people = [s.person for s in subjects.select_related("person")]
    if not people:
        members = FamilyMember.objects.filter(case_id=case_id, ended_at=None)
        people = [m.person for m in members.select_related("person").order_by("id")[:1]]
    return ", ".join(p.short_name for p in people if p)
