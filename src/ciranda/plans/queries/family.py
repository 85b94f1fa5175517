"""What waits for somebody of the family in their plans."""

from collections.abc import Sequence
from uuid import UUID

from ciranda.common.database import keeping

_WAITS = """
select p.case_id from cases_planvolume p
 join plans_planversion v on v.plan_id = p.plan_id and v.dossier_id = p.dossier_id
  and v.state = 'proposed'
where p.case_id = any (%s) and p.ended_at is null
 and not exists (select 1 from plans_plansignature s where s.plan_version_id = v.id
  and s.person_id = %s and s.digest = v.digest)
order by v.proposed_at limit 1
"""


def waits_for(person_id: UUID, case_ids: Sequence[UUID]) -> UUID | None:
    """The case whose plan was given to the family and has no answer of this person to its text yet;
    None where none waits. One statement."""
    with keeping() as cursor:
        cursor.execute(_WAITS, [list(case_ids), person_id])
        found = cursor.fetchone()
    return found[0] if found else None
