"""The documents of a case, with those that came along from the referral it began as."""

from dataclasses import replace
from uuid import UUID

from ciranda.cases.models import Origin, Workplace
from ciranda.documents import queries
from ciranda.documents.queries import Shown


def papers_of(case_id: UUID) -> list[Shown]:
    """The newest documents the caller may see: the case's own and its origins'. Two statements.

    For the keepers of a protected family with the agency that added each; others see none.
    """
    found = queries.of_case(
        case_id, also=Origin.objects.filter(case_id=case_id).values("origin_id")
    )
    away = Workplace.objects.filter(case_id=case_id, of="document")
    agencies = dict(away.values_list("id", "agency_name"))
    return [replace(d, agency_name=d.agency_name or agencies.get(d.id, "")) for d in found]
