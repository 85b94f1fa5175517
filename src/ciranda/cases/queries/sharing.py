"""What a family lets a service see now, asked of the same facts as every grant."""

from uuid import UUID

from django.db import connection

from ciranda.access.actions import principal
from ciranda.access.enums import Basis, Category, PrincipalKind, unmask
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant, rows


def open_to(case_id: UUID, service_id: UUID) -> frozenset[Category]:
    """The categories of the case that the family's consent opens to a service at this instant.

    Legal bases other than consent do not count. Raises NoSuchCase for a stranger's question.
    """
    number, now = principal(PrincipalKind.SERVICE, service_id), instant()
    live = (
        share.party.sight.cats
        for share in facts_of(case_id).shares
        if share.basis is Basis.CONSENT
        and share.party.principal == number
        and share.party.from_at <= now
        and (share.party.until_at is None or now < share.party.until_at)
    )
    return frozenset(category for cats in live for category in unmask(cats))


def agreed_to(case_id: UUID, column_key: str, service_id: UUID | None = None) -> bool:
    """Whether the family's agreement to a column of its pack stands now; for a service, if named.

    Answers whoever has any part in the case with a yes or no, and strangers always with no.
    """
    with connection.cursor() as cursor:
        found = rows(
            cursor,
            "select consent_holds(%s, %s, %s) as holds",
            [case_id, column_key, service_id],
        )
    return bool(found[0]["holds"])
