"""Which of the pack's roles someone plays in a case."""

from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.access.enums import Role
from ciranda.common.database import rows
from ciranda.programmes.enums import RoleKind
from ciranda.programmes.policies.schema import Pack

_PARTS = """
select exists (select 1 from cases_coordination c where c.case_id = %(case)s
    and c.ended_at is null and c.membership_id = %(me)s)
  or exists (select 1 from cases_cover k where k.case_id = %(case)s and k.membership_id = %(me)s
    and k.started_at <= now() and (k.ended_at is null or k.ended_at > now())) as manages,
  exists (select 1 from cases_custody u where u.case_id = %(case)s and u.ended_at is null
    and u.team_id = any (%(teams)s)) as of_team,
  (select m.role_key from cases_circlemember m where m.case_id = %(case)s and m.ended_at is null
    and m.membership_id = %(me)s limit 1) as circle
"""


def part_in(actor: Actor, case_id: UUID, pack: Pack) -> str | None:
    """The key of the role `actor` plays in a case; None where the pack has no word for it.

    The widest goes first: team coordinator, case manager or cover, circle, member of the team.
    """
    with connection.cursor() as cursor:
        found = rows(
            cursor,
            _PARTS,
            {"case": case_id, "me": actor.membership_id, "teams": list(actor.team_ids)},
        )[0]
    if found["of_team"] and actor.role == Role.COORDINATOR:
        return _first(pack, RoleKind.COORDINATOR)
    if found["manages"]:
        return _first(pack, RoleKind.CASE_MANAGER)
    if found["circle"]:
        return str(found["circle"])
    return _first(pack, RoleKind.TEAM_MEMBER if found["of_team"] else RoleKind.PARTNER)


def _first(pack: Pack, kind: RoleKind) -> str | None:
    roles = pack.roles_of(kind)
    return roles[0].key if roles else None
