"""A programme written from the pack documentation alone: a family's whole way through it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category, Purpose
from ciranda.agencies import actions as agencies
from ciranda.agencies.enums import TeamRole
from ciranda.cases.actions import contacts, coordination, stages
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.models import Clock, Stage
from ciranda.common.dates import add_months
from ciranda.programmes.actions import install
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.policies.checks import check_pack
from ciranda.programmes.policies.preview import preview
from ciranda.programmes.queries import current
from ciranda.referrals import actions
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.answering import Given
from ciranda.referrals.policies.sending import NotPossible
from tests.casework import past_the_wall
from tests.cast import FAR_BACK, SYSTEM
from tests.programmes.packs import files_of

KEY = "kortrijk-mission"


@pytest.fixture
def team(cast: Any) -> Any:
    """A team of the programme for one parish: a coordinator and a social worker."""
    checked = check_pack(files_of(KEY))
    assert checked.problems == ()
    install(actor=SYSTEM, checked=checked)
    made = agencies.form_team(actor=SYSTEM, name="Mission team", programme_key=KEY)
    agencies.take_parish(actor=SYSTEM, team_id=made.pk, parish_code="990101", on=FAR_BACK)
    for name, role in (
        ("carla_coordinator", TeamRole.COORDINATOR),
        ("tomas_therapist", TeamRole.MEMBER),
    ):
        agencies.place(
            actor=SYSTEM,
            membership_id=cast.ids[name],
            team_id=made.pk,
            role=role,
            started_on=FAR_BACK,
        )
    return made


def _sending(**changed: Any) -> actions.Sending:
    plain = actions.Sending(
        pack_version_id=current(KEY).id,
        child=actions.NewChild(
            "Lotte", "Voorbeeld", born_on=add_months(timezone.localdate(), -1), decided=True
        ),
        worry="They would like to know what there is for a young family.",
        asked_by=AskedBy.TOGETHER,
        family_told=FamilyTold.AGREES,
        family_request="Please come by and tell us.",
        parish_code="990101",
        carers=(actions.NewCarer("Mieke", "Voorbeeld", "mother", True),),
    )
    return replace(plain, **changed)


def _opened(cast: Any) -> UUID:
    """The nurse asks after her home visit, with the family; the team begins."""
    referral_id = actions.send(actor=cast.actor("hilda_health"), sending=_sending())
    decider = cast.actor("carla_coordinator", Purpose.TRIAGE)
    actions.look(actor=decider, referral_id=referral_id)
    found = actions.answer(
        actor=decider, referral_id=referral_id, given=Given(TriageOutcome.ACCEPT)
    )
    assert found.case_id
    return found.case_id


def _at(cast: Any, case_id: UUID) -> str:
    with entered(cast.actor("carla_coordinator")):
        return Stage.objects.filter(case_id=case_id).latest("started_at").key


def test_its_drawing_names_its_stages_clocks_and_consents(cast: Any, team: Any) -> None:
    drawn = preview(current(KEY).pack, "en")
    for words in ("On their own way", "First home visit", "Sharing to ask for a benefit"):
        assert words in drawn


def test_a_nurse_may_ask_and_a_teacher_is_told_who_may(cast: Any, team: Any) -> None:
    with pytest.raises(NotPossible, match="nurse, community nurse, paediatric nurse") as no:
        actions.send(actor=cast.actor("nuno_nursery"), sending=_sending())
    assert [p.field for p in no.value.problems] == ["programme"]
    assert "The family asked me" in str(no.value)
    assert actions.send(actor=cast.actor("hilda_health"), sending=_sending()) is not None


def test_what_the_family_asks_for_itself_anybody_may_write_down(cast: Any, team: Any) -> None:
    own = _sending(asked_by=AskedBy.FAMILY)
    assert actions.send(actor=cast.actor("nuno_nursery"), sending=own) is not None


def test_it_begins_with_the_family_or_not_at_all(cast: Any, team: Any) -> None:
    with pytest.raises(NotPossible, match="only with families who want it"):
        actions.send(
            actor=cast.actor("hilda_health"), sending=_sending(family_told=FamilyTold.DISAGREES)
        )


def _days_go_by(case_id: Any) -> None:
    """A test has one moment: stages that follow each other need days between."""
    past_the_wall(
        "update cases_stage set started_at = started_at - interval '9 days' where case_id = %s",
        [case_id],
    )


def test_a_family_is_visited_accompanied_and_goes_its_own_way(cast: Any, team: Any) -> None:
    carla = cast.actor("carla_coordinator")
    case_id = _opened(cast)
    assert _at(cast, case_id) == "getting_to_know"
    coordination.allocate(actor=carla, case_id=case_id, membership_id=cast.ids["tomas_therapist"])
    tomas = cast.actor("tomas_therapist")
    contacts.write(
        actor=tomas,
        case_id=case_id,
        header=Header("home_visit"),
        paragraphs=[Words(Category.SOCIAL, "Nobody told them of the day nursery.")],
    )
    with entered(tomas):
        visited = Clock.objects.get(case_id=case_id, key="first_home_visit")
        assessing = Clock.objects.get(case_id=case_id, key="assessed_at_home")
    assert visited.stopped_at
    assert not assessing.stopped_at
    _days_go_by(case_id)
    stages.move(actor=tomas, case_id=case_id, to="accompanied")
    _days_go_by(case_id)
    with pytest.raises(Refused, match="choose a reason"):
        stages.move(actor=tomas, case_id=case_id, to="on_their_own")
    stages.move(actor=tomas, case_id=case_id, to="on_their_own", reason="family_asks_less")
    _days_go_by(case_id)
    stages.move(actor=tomas, case_id=case_id, to="accompanied", reason="family_asks_again")
    assert _at(cast, case_id) == "accompanied"
