"""A project ends: families listed and asked, what it paid for stops, nothing carried over."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.budgets.actions import announce_end, ask_families
from ciranda.budgets.actions.stopping import end_projects
from ciranda.budgets.queries import ends_of, families
from ciranda.budgets.tasks import JOB
from ciranda.cases.enums import Prompt
from ciranda.cases.models import Contact, Custody, Task
from ciranda.cases.queries.sharing import agreed_to
from ciranda.groups.actions import enrol
from ciranda.groups.models import Enrolment, Group
from tests import casework, ending, holding
from tests.browsing import signed_in
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def send(name: str, address: str, **form: Any) -> Any:
    return signed_in(name).post(address, {**form, "_key": str(uuid4())})


@pytest.fixture
def rosa(cast: Any) -> Any:
    return ending.family(cast, holding.consortium(cast))


def announced(cast: Any, team: UUID, days: int = 20) -> UUID:
    return announce_end(
        actor=cast.actor("carla_coordinator"),
        team_id=team,
        last_day=holding.today(cast) + timedelta(days=days),
        paper="Letter 3 of the city",
    )


def stop(cast: Any, end: UUID) -> int:
    """The night after the last day."""
    casework.past_the_wall(
        "update budgets_projectend set last_day = current_date - 2 where id = %s", [str(end)]
    )
    return end_projects(JOB)


def test_the_end_is_announced_and_each_family_listed_and_asked(cast: Any, rosa: Any) -> None:
    on = holding.today(cast) + timedelta(days=40)
    answer = send(
        "carla_coordinator", f"/together/{rosa.team}/end/", on_0=on.day, on_1=on.month,
        on_2=on.year, paper="Letter 3 of the city",
    )  # fmt: skip
    page = signed_in("carla_coordinator").get(answer.url).content.decode()
    assert "Rosa Exemplo" in page
    assert "not asked yet" in page
    send("carla_coordinator", f"{answer.url}ask/")
    assert "asked, no answer yet" in signed_in("carla_coordinator").get(answer.url).content.decode()


def test_the_family_reads_the_day_and_its_question_in_its_own_pages(cast: Any, rosa: Any) -> None:
    end = announced(cast, rosa.team)
    ask_families(actor=cast.actor("carla_coordinator"), end_id=end)
    mother = signed_in("maria_mother")
    assert "without your yes nothing is carried over" in mother.get("/family/").content.decode()
    assert "Going on after the project ends" in mother.get("/family/consents/").content.decode()


def test_a_family_of_another_team_reads_nothing_of_the_end(cast: Any) -> None:
    announced(cast, holding.consortium(cast))
    assert (
        "nothing is carried over" not in signed_in("maria_mother").get("/family/").content.decode()
    )


def test_on_the_day_after_what_it_paid_for_stops_for_who_did_not_agree(
    cast: Any, rosa: Any
) -> None:
    end = announced(cast, rosa.team)
    ask_families(actor=cast.actor("carla_coordinator"), end_id=end)
    assert stop(cast, end) == 1
    with entered(cast.actor("carla_coordinator")):
        assert not agreed_to(rosa.case, "taking_part")
        assert not agreed_to(rosa.case, "member_service", cast.hospital_service)
        assert Contact.objects.get(pk=rosa.planned).cancelled_at is not None
        assert Group.objects.get(pk=rosa.group).taken == 0
        assert Task.objects.filter(case_id=rosa.case, prompt=Prompt.PROJECT_OVER).count() == 1
    with entered(cast.actor("tomas_therapist")):
        assert Enrolment.objects.get(pk=rosa.place).end_reason == "project"


def test_nothing_is_carried_over_silently(cast: Any, rosa: Any) -> None:
    stop(cast, announced(cast, rosa.team))
    with pytest.raises(Refused, match="has not agreed to this: Taking part"):
        enrol(
            actor=cast.actor("tomas_therapist"),
            group_id=rosa.group,
            case_id=rosa.case,
            person_id=rosa.child,
        )


def test_the_team_still_answers_for_every_child(cast: Any, rosa: Any) -> None:
    stop(cast, announced(cast, rosa.team))
    with entered(cast.actor("carla_coordinator")):
        assert Custody.objects.filter(case_id=rosa.case, ended_at=None).exists()


def test_a_family_that_agreed_to_go_on_keeps_everything(cast: Any, rosa: Any) -> None:
    end = announced(cast, rosa.team)
    carla = cast.actor("carla_coordinator")
    ask_families(actor=carla, end_id=end)
    with entered(carla):
        (family,) = families(ends_of(carla)[0])
    assert family.consent_id
    ending.answer(cast, family.consent_id)
    assert stop(cast, end) == 0
    with entered(cast.actor("tomas_therapist")):
        assert Enrolment.objects.get(pk=rosa.place).ended_on is None
        assert Contact.objects.get(pk=rosa.planned).cancelled_at is None


def test_nothing_stops_on_the_last_day_itself_nor_twice(cast: Any, rosa: Any) -> None:
    end = announced(cast, rosa.team, days=0)
    assert end_projects(JOB) == 0
    assert stop(cast, end) == 1
    assert end_projects(JOB) == 0


def test_an_end_taken_back_stops_nothing(cast: Any, rosa: Any) -> None:
    end = announced(cast, rosa.team)
    send("carla_coordinator", f"/together/ends/{end}/take-back/")
    assert stop(cast, end) == 0


def test_the_coming_end_stands_in_the_teams_day(cast: Any, rosa: Any) -> None:
    announced(cast, rosa.team)
    assert "The project ends" in signed_in("tomas_therapist").get("/day/").content.decode()


def test_the_families_stand_under_the_programmes_word_for_whoever_holds_a_case(
    cast: Any, rosa: Any
) -> None:
    end = announced(cast, rosa.team)
    page = signed_in("carla_coordinator").get(f"/together/ends/{end}/").content.decode()
    assert "Holds the case together" in page
    assert "Case manager" not in page


def test_a_member_reads_the_day_and_only_the_leader_changes_it(cast: Any, rosa: Any) -> None:
    end = announced(cast, rosa.team)
    assert "The project ends on" in signed_in("tomas_therapist").get("/together/").content.decode()
    assert signed_in("tomas_therapist").get(f"/together/ends/{end}/").status_code == 403
    assert signed_in("nelson_coordinator").get(f"/together/ends/{end}/").status_code == 404


@pytest.mark.parametrize("count", [1, 8])
def test_the_pages_keep_their_budget(cast: Any, client: Any, count: int) -> None:
    team = holding.consortium(cast)
    for number in range(count):
        ending.family(cast, team, f"Rosa{'abcdefghijklmnopqrstuvwxyzabcd'[number]}")
    end = announced(cast, team)
    client.login(username="carla_coordinator", password=PASSWORD)
    assert_within(client, f"/together/ends/{end}/")
    assert_within(client, "/together/")
