"""Whom a case is about, by id."""

from uuid import UUID

from ciranda.cases.models import Subject


def child_of(case_id: UUID) -> UUID | None:
    """The person the case is about now, the one named first where there are several."""
    found = Subject.objects.filter(case_id=case_id, ended_on=None, person__isnull=False)
    return found.order_by("started_on", "id").values_list("person_id", flat=True).first()
