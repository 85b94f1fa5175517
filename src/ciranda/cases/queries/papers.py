"""The documents of a case, with those that came along from the referral it began as."""

from uuid import UUID

from ciranda.cases.models import Origin
from ciranda.documents import queries
from ciranda.documents.queries import Shown


def papers_of(case_id: UUID) -> list[Shown]:
    """The newest documents the caller may see: the case's own and its origins'. One statement."""
    return queries.of_case(case_id, also=Origin.objects.filter(case_id=case_id).values("origin_id"))
