"""A part of the full case's telling released to the hospital, a talk, steps left out; a service of
the worker's agency that is to move, and somebody named for its notes."""

from datetime import date
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Category, DossierKind, Role
from ciranda.agencies.actions import controllers
from ciranda.agencies.models import Membership
from ciranda.cases.actions import stories
from ciranda.cases.actions.controllers import follow_service
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.enums import ExchangeBasis
from ciranda.cases.models import Exchange, LadderOverride, StoryRelease
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from tests.casework import past_the_wall
from tests.cast import Cast


def arrange(cast: Cast, name: str) -> dict[str, Any]:
    """Arrange them; `name` is the word that only the case's own people may read."""
    carla, part = cast.actor("carla_coordinator"), _part(cast, name)
    stories.release(
        actor=carla, part_id=part, service_id=cast.hospital_service, ticked_by=f"Maria {name}"
    )
    with entered(carla):
        release = StoryRelease.objects.get(part_id=part).pk
        here = {"case_id": cast.case, "dossier_id": cast.dossier, "name": "Carla"}
        Exchange.objects.create(
            **here,
            category=Category.DEVELOPMENT,
            service_id=cast.hospital_service,
            persons=f"Carla with {name}",
            purpose_key="hand_on",
            basis_kind=ExchangeBasis.CONSENT,
            basis_id=uuid7(),
            body=f"We spoke of {name}.",
            at=instant(),
            recorded_at=instant(),
        )
        LadderOverride.objects.create(
            **here, left_out=["observations"], reason=f"Because of {name}.", at=instant()
        )
    return {"story": part, "story_release": release} | _services(cast)


def _part(cast: Cast, name: str) -> UUID:
    """The case's pack has no such part, so its row is put there and the grants follow from it."""
    part, dossier = uuid7(), uuid7()
    past_the_wall(
        "insert into access_dossier (id, kind, source_id, case_id, opened_at, region_id)"
        " values (%s, %s, %s, %s, now(), 1)",
        [dossier, DossierKind.STORY, cast.case, cast.case],
    )
    past_the_wall(
        "insert into cases_storypart (id, case_id, custody_id, dossier_id, category, key, title,"
        " about, body, language, with_whom, earlier, opened_at, written_at, version)"
        " select %s, u.case_id, u.id, %s, %s, 'home', 'Home', %s, %s, 'en', %s, '[]', now(), now(),"
        " 1 from cases_custody u where u.case_id = %s and u.ended_at is null",
        [part, dossier, Category.DEVELOPMENT, f"Flor {name}", f"We told {name}.", name, cast.case],
    )
    with entered(cast.actor("carla_coordinator")):
        rederive(cast.case)
    return part


def _services(cast: Cast) -> dict[str, Any]:
    lead = cast.actor("lena_lead")
    with entered(lead):
        service_id = Membership.objects.get(pk=cast.tomas_therapist).service_id
    assert service_id
    reader = controllers.name_reader(
        actor=lead,
        service_id=service_id,
        membership_ids=[cast.nelson_coordinator],
        reason="Leads the house next door.",
    )
    move = controllers.plan_move(
        actor=lead,
        service_id=service_id,
        to_agency_id=cast.hospital,
        on=date(2099, 1, 1),
        goes_along=[],
    )
    follow_service(Actor(None, Role.SYSTEM), service_id)  # what the job does within a minute
    return {"lead_service": service_id, "named_reader": reader, "service_move": move}
