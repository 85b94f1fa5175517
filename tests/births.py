"""A children's centre with its area, and a birth on its list."""

from uuid import UUID

from ciranda.access.actions import entered
from ciranda.agencies.actions import form_team, place, take_parish
from ciranda.agencies.enums import TeamRole
from ciranda.referrals.actions.signing_up import put_on_list
from tests.cast import FAR_BACK, SYSTEM, Cast

PROGRAMME, AREA = "newham-childrens-centre", "990101"


def centre(cast: Cast, member: str = "ema_educator", area: str = AREA) -> UUID:
    """A team of the programme that answers for one parish, with one worker in it."""
    with entered(SYSTEM):
        team = form_team(actor=SYSTEM, name="Test Centre", programme_key=PROGRAMME)
        take_parish(actor=SYSTEM, team_id=team.pk, parish_code=area, on=FAR_BACK)
        place(
            actor=SYSTEM,
            membership_id=cast.ids[member],
            team_id=team.pk,
            role=TeamRole.MEMBER,
            started_on=FAR_BACK,
        )
    return team.pk


def listed(cast: Cast, person_id: UUID, keeper: str = "carla_coordinator") -> UUID:
    """A birth on the list of the area; `keeper` was told of it and keeps the form."""
    return put_on_list(
        actor=cast.actor(keeper), programme=PROGRAMME, person_id=person_id, parish_code=AREA
    )
