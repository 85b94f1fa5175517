"""After a fact of a case changed: its grants follow, in the same transaction."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import replace_grants
from ciranda.access.policies.derivation import Facts, derive
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant


def lock(case_id: UUID) -> None:
    """Hold the case for this transaction: two changes of facts never derive side by side."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [str(case_id)]
        )


def rederive(case_id: UUID) -> int:
    """Write the difference between the grants the facts give now and those stored."""
    return store(facts_of(case_id), at=instant())


def store(facts: Facts, *, at: datetime) -> int:
    """Store what `facts` give. For facts not yet written, see `opening`."""
    return replace_grants(facts.case_id, derive(facts, at=at))
