"""Every claim that the demonstration makes about its journey, checked beside it."""

from typing import Any

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.journey import STEPS, Journey
from ciranda.ops.journey.wall import seen_by
from ciranda.ops.proofs import custody, grants, trail
from tests.journeys.conftest import Played


def _asked(sql: str, *values: Any) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql, list(values))


def test_the_teacher_gets_an_answer_and_sees_nothing_of_the_case(journey: Journey) -> None:
    answers = _asked(
        "select outcome from referrals_answer where referral_id = %s", journey["referral"]
    )
    assert [a["outcome"] for a in answers] == ["accept"]
    assert seen_by(journey.worker("nuno.nursery"), journey["case"]).categories == ()


def test_the_case_manager_works_for_an_ngo_and_the_team_for_three_ministries(
    journey: Journey,
) -> None:
    sectors = _asked(
        """select distinct a.sector from agencies_placement p
           join agencies_membership m on m.id = p.membership_id
           join agencies_agency a on a.id = m.agency_id where p.team_id = %s""",
        journey.world["river"],
    )
    assert {s["sector"] for s in sectors} >= {"health", "education", "social_security", "ngo"}
    first = _asked(
        """select a.sector from cases_coordination c
           join agencies_membership m on m.id = c.membership_id
           join agencies_agency a on a.id = m.agency_id
           where c.case_id = %s order by c.started_at limit 1""",
        journey["case"],
    )
    assert first == [{"sector": "ngo"}]


def test_two_of_three_sharing_columns_are_signed(journey: Journey) -> None:
    found = _asked(
        """select column_key, answer from consent_consent where case_id = %s and kind = 'sharing'
           order by column_key""",
        journey["case"],
    )
    # health was given, and taken back later on the way
    assert {f["column_key"]: f["answer"] for f in found} == {
        "education": "refused",
        "health": "withdrawn",
        "social_security": "given",
    }


def test_health_reads_development_and_not_the_home_social_security_only_who_is_involved(
    played: Played,
) -> None:
    told = played.journey.told["notes"]
    health, social = told.seen_by("Health"), told.seen_by("Social security")
    assert Category.DEVELOPMENT in health.categories
    assert Category.SOCIAL not in health.categories
    assert health.shared == (Category.DEVELOPMENT,)
    assert set(social.categories) == {Category.IDENTITY, Category.INVOLVEMENT}
    assert social.shared == ()
    assert told.seen_by("The nursery").categories == ()


def test_the_mother_ranked_the_goals_and_signed_the_plan_herself(journey: Journey) -> None:
    ranks = _asked(
        """select g.family_words, r.place from plans_rank r join plans_goal g on g.id = r.goal_id
           where r.ranker_id = %s order by r.place limit 1""",
        journey["mother"],
    )
    assert ranks[0] == {"family_words": "That she tells me what she wants", "place": 1}
    signatures = _asked(
        """select s.method from plans_plansignature s where s.person_id = %s and s.agrees""",
        journey["mother"],
    )
    assert {s["method"] for s in signatures} == {"portal"}


def test_each_agency_did_its_action(journey: Journey) -> None:
    found = _asked(
        """select a.state, s.agency_id from plans_action a
           join agencies_service s on s.id = a.service_id where a.plan_id = %s""",
        journey["plan"],
    )
    assert [f["state"] for f in found] == ["done"] * 4
    assert len({f["agency_id"] for f in found}) == 4


def test_the_review_moves_the_goal_and_shows_the_score(played: Played) -> None:
    assert "from -1 to +1" in played.journey.told["review"].did
    assert "T-score 60.0 over 1 of 2 goals" in played.journey.told["review"].did


def test_after_withdrawal_health_reads_its_own_notes_and_that_sharing_ended(
    journey: Journey, played: Played
) -> None:
    told = played.journey.told["withdrawn"]
    seen = told.seen_by("Health")
    assert (seen.categories, seen.shared, seen.own) == ((), (), 1)
    assert "sharing ended: 1 line" in str(told.wall[1])


def test_custody_moves_with_the_first_contact_and_not_before(played: Played) -> None:
    told = played.journey.told
    assert told["offered"].seen_by("Pedro, of the new team").categories == ()
    assert told["accepted"].seen_by("Tomás").categories
    assert told["moved"].seen_by("Pedro").categories


def test_the_old_case_manager_reads_what_stood_before_and_nothing_written_after(
    journey: Journey,
) -> None:
    tomas, pedro = journey.worker("tomas.therapist"), journey.worker("pedro.therapist")
    with entered(pedro):
        everything = seen_by(pedro, journey["case"]).shared
    assert len(seen_by(tomas, journey["case"]).shared) == len(everything) - 1 > 0
    left = _asked(
        """select distinct g.valid_until::date - u.ended_at::date as days from access_grant g
           join cases_volume v on v.dossier_id = g.dossier_id and v.case_id = %s and v.number = 1
           join cases_custody u on u.id = v.custody_id
           where g.basis = 11""",
        journey["case"],
    )
    assert left == [{"days": 30}]


def test_the_three_proofs_hold(journey: Journey) -> None:
    for proof in (custody, grants, trail):
        verdict = proof.prove()
        assert verdict.holds, (verdict.line, verdict.faults[:3])


def test_a_second_run_doubles_nothing(played: Played, journey: Journey) -> None:
    assert played.second.count("(played before)") == len(STEPS)
    assert "nothing was doubled" in played.second
    cases = _asked("select count(*) as n from cases_case where id = %s", journey["case"])
    children = _asked("select count(*) as n from people_person where surnames = %s",
                      "Exemplo da Fonte")  # fmt: skip
    assert (cases[0]["n"], children[0]["n"]) == (1, 2)


def test_every_situation_of_the_demonstration_is_there(journey: Journey) -> None:
    stages = _asked("select distinct key from cases_stage")
    assert {s["key"] for s in stages} >= {"welcome", "planning", "support", "surveillance",
                                          "transition", "strengths_and_needs"}  # fmt: skip
    waiting = _asked("select count(*) as n from referrals_referral where answered_at is null")
    assert waiting[0]["n"] >= 2
    late = _asked("select count(*) as n from cases_clock where stopped_at is null"
                  " and due_on < current_date")  # fmt: skip
    assert late[0]["n"] >= 1
