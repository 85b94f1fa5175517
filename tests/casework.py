"""Ready-made circumstances of the cast's case: a case manager, a circle, a shared column."""

from typing import Any
from uuid import UUID

from ciranda.access.actions import entered, principal
from ciranda.access.enums import Category, PrincipalKind, Purpose, mask
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.models import CircleMember, Coordination, Custody
from ciranda.common.database import OWNER, instant, speaking_as
from ciranda.consent.enums import Answer
from ciranda.consent.models import Consent
from ciranda.programmes.enums import ConsentKind

WHEN_SHARED = (
    Category.IDENTITY,
    Category.INVOLVEMENT,
    Category.SCHEDULE,
    Category.PLAN,
    Category.DEVELOPMENT,
)


def manage(cast: Any, name: str = "tomas_therapist") -> None:
    """Make a worker the case manager of the cast's case."""
    worker = cast.actor(name)
    with entered(cast.actor("carla_coordinator")):
        lock(cast.case)
        custody = Custody.objects.get(case_id=cast.case, ended_at=None)
        principal(PrincipalKind.MEMBERSHIP, worker.membership_id)
        Coordination.objects.create(
            case_id=cast.case,
            dossier_id=cast.dossier,
            custody_id=custody.pk,
            membership_id=worker.membership_id,
            name=worker.name,
            profession=worker.role_label,
            agency_name=worker.agency_name,
            phone="210 000 001",
            started_at=instant(),
        )
        rederive(cast.case)


def join_circle(cast: Any, name: str, role: str = "educator") -> None:
    """Let a worker stand around the family in a role of the pack."""
    worker = cast.actor(name)
    with entered(cast.actor("carla_coordinator")):
        lock(cast.case)
        CircleMember.objects.create(
            case_id=cast.case,
            dossier_id=cast.dossier,
            membership_id=worker.membership_id,
            role_key=role,
            name=worker.name,
            agency_name=worker.agency_name,
            started_at=instant(),
        )
        rederive(cast.case)


def share(cast: Any, service: str, categories: tuple[Category, ...] = WHEN_SHARED) -> UUID:
    """Let the family share these categories with a service of the cast. Returns the consent."""
    with entered(cast.actor("carla_coordinator")):
        lock(cast.case)
        custody = Custody.objects.get(case_id=cast.case, ended_at=None)
        consent = Consent.objects.create(
            dossier_id=cast.dossier,
            case_id=cast.case,
            custody_id=custody.pk,
            column_key="health",
            kind=ConsentKind.SHARING,
            service_id=getattr(cast, f"{service}_service"),
            cats=mask(categories),
            purposes=mask([Purpose.SUPPORT]),
            answer=Answer.GIVEN,
            text_digest="0" * 64,
            text_version="1",
            text_language="en",
            text_shown="Only for tests.",
            asked_at=instant(),
            started_at=instant(),
        )
        rederive(cast.case)
    return consent.pk


def stop_sharing(cast: Any, consent_id: UUID) -> None:
    """Withdraw what `share` gave."""
    with entered(cast.actor("carla_coordinator")):
        lock(cast.case)
        Consent.objects.filter(pk=consent_id).update(
            answer=Answer.WITHDRAWN, ended_at=instant(), withdrawn_at=instant()
        )
        rederive(cast.case)


def past_the_wall(sql: str, params: list[Any]) -> None:
    """Run one statement as the owner, then speak as the web role again."""
    with speaking_as(OWNER) as cursor:
        cursor.execute(sql, params)


def shield(cast: Any, person_id: UUID) -> None:
    """Protect a person's whereabouts, with no keeper."""
    past_the_wall(
        "insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)"
        " select gen_random_uuid(), d.person_id, d.id, 'violence', now(), gen_random_uuid()"
        " from access_dossier d where d.person_id = %s and d.kind = 2",
        [person_id],
    )
    with entered(cast.actor("carla_coordinator")):
        rederive(cast.case)
