"""Listed concerns: the team is told directly, with grounds and little, and the parents go too."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.agencies import actions as agencies
from ciranda.common.database import OWNER, speaking_as
from ciranda.programmes.actions import install
from ciranda.programmes.policies.checks import check_pack
from ciranda.programmes.queries import current
from ciranda.referrals.actions import NewChild, Sending, send
from ciranda.referrals.enums import AskedBy, FamilyTold, Kind
from ciranda.referrals.models import Referral, Telling
from ciranda.referrals.policies.sending import Direct, NotPossible
from tests.cast import FAR_BACK, SYSTEM
from tests.programmes.packs import files_of
from tests.settling import PASSWORD

KEY = "utrecht-neighbourhood-team"
HURT = Direct("abuse_or_neglect", "The child had a bruise and was afraid to go home.", True)


@pytest.fixture
def team(cast: Any) -> Any:
    checked = check_pack(files_of(KEY))
    assert checked.problems == ()
    install(actor=SYSTEM, checked=checked)
    made = agencies.form_team(actor=SYSTEM, name="Neighbourhood team", programme_key=KEY)
    agencies.take_parish(actor=SYSTEM, team_id=made.pk, parish_code="990101", on=FAR_BACK)
    return made.pk


def _send(cast: Any, direct: Direct | None, worry: str = "Please approach the family.") -> Any:
    return send(
        actor=cast.actor("tomas_therapist"),
        sending=Sending(
            pack_version_id=current(KEY).id,
            child=NewChild("Lot", "Voorbeeld", born_on=timezone.localdate(), decided=True),
            worry=worry,
            asked_by=AskedBy.ME,
            family_told=FamilyTold.NOT_YET,
            parish_code="990101",
            direct=direct,
        ),
    )


def test_a_listed_concern_is_told_directly_with_its_grounds(cast: Any, team: Any) -> None:
    with pytest.raises(NotPossible):
        _send(cast, None)
    made = _send(cast, HURT)
    with entered(cast.actor("tomas_therapist")):
        found = Referral.objects.get(pk=made)
        grounds = Telling.objects.get(dossier_id=found.dossier_id, kind=Kind.GROUNDS)
    assert (found.direct_key, found.parents_referred) == ("abuse_or_neglect", True)
    assert grounds.body == HURT.grounds


@pytest.mark.parametrize(
    ("direct", "field"),
    [
        (Direct("abuse_or_neglect", " ", True), "grounds"),
        (Direct("abuse_or_neglect", "A bruise", False), "parents_referred"),
        (Direct("untidy_home", "It was untidy", True), "concern"),
    ],
)
def test_without_grounds_or_the_parents_or_a_listed_concern_it_is_refused(
    cast: Any, team: Any, direct: Direct, field: str
) -> None:
    with pytest.raises(NotPossible) as no:
        _send(cast, direct)
    assert [p.field for p in no.value.problems] == [field]


def test_no_more_is_told_than_the_team_needs(cast: Any, team: Any) -> None:
    with pytest.raises(NotPossible, match="at most 600"):
        _send(cast, HURT, worry="x" * 601)


def test_the_database_too_asks_that_the_parents_were_referred(cast: Any, team: Any) -> None:
    made = _send(cast, HURT)
    sql = "update referrals_referral set parents_referred = false where id = %s"
    with speaking_as(OWNER) as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(sql, [made])


def test_the_form_asks_for_the_listed_concerns_alone(cast: Any, team: Any, client: Any) -> None:
    assert client.login(username="tomas_therapist", password=PASSWORD)
    page = client.get(f"/referrals/send/?programme={KEY}").content.decode()
    assert "A child may be hurt or neglected" in page
    assert "On what grounds?" in page
