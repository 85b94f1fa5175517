"""The open house of Ghent: every claim of its scenario, checked beside it."""

from collections import Counter
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.budgets.queries import accompaniment_costs, ways_of
from ciranda.cases.models import Case
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.scenarios import SCENARIOS
from ciranda.ops.scenarios.ghent_de_sloep.beside import PAID, TRAIN, TRAM
from ciranda.ops.scenarios.ghent_de_sloep.door import UNMET, WEEK
from ciranda.programmes.queries import current
from ciranda.services.enums import PartState, SaidBy
from ciranda.services.queries import (
    areas_of,
    certificate,
    map_of,
    mediators,
    offers_of,
    own_notes,
    requests_of,
)
from tests.journeys.conftest import Played
from tests.journeys.site import served
from tests.journeys.walking import PHONE, Walk

PROGRAMME = "ghent-de-sloep"


def _asked(sql: str, *values: Any) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql, list(values))


def _lines(scene: Any) -> dict[str, Any]:
    with entered(scene.worker("ilse.reception")):
        return {line.service: line for line in requests_of(scene["case"])[0]}


def test_the_second_playing_doubles_nothing(story: Played) -> None:
    assert story.second.count("(played before)") == len(SCENARIOS[PROGRAMME].steps)
    assert "FAILS" not in story.first + story.second


def test_the_counter_keeps_topics_and_outcomes_and_nobody(scene: Any) -> None:
    kept = _asked("select topic, outcome, number from services_desktally where number > 0")
    assert set(kept[0]) == {"topic", "outcome", "number"}
    sums = Counter[str]()
    for one in kept:
        sums[one["topic"]] += one["number"]
    # the week, and the four tallies of the three people before it
    assert sums == Counter(WEEK) + Counter(family=1, residence_documents=1, housing=2)
    assert _times(kept, "family", "listened") >= 1
    assert _times(kept, "housing", "nobody_can_help") == UNMET + 1


def _times(kept: list[dict[str, Any]], topic: str, outcome: str) -> int:
    return sum(k["number"] for k in kept if (k["topic"], k["outcome"]) == (topic, outcome))


def test_nothing_in_the_trail_says_that_anybody_counted(scene: Any) -> None:
    kinds = _asked("select distinct verb from audit_event")
    assert not [k for k in kinds if k["verb"] in {"services.count", "services.take_back"}]


def test_a_name_at_the_counter_is_refused(story: Played) -> None:
    assert "refused: Choose what it was about and what came of it." in story.first


def test_one_name_and_a_relatives_telephone_carry_the_family_through(scene: Any) -> None:
    (mother,) = _asked(
        "select given, surnames, born_on from people_person where id = %s", scene["mother"]
    )
    assert (mother["given"], mother["surnames"], mother["born_on"]) == ("Mirela", "", None)
    assert {line.about for line in _lines(scene).values()} == {"Mirela"}


def test_the_unsigned_service_reads_nothing_and_is_asked_nothing(story: Played) -> None:
    step = story.journey.told["two_services"]
    assert step.seen_by("Hanne, of the unsigned service").categories == ()
    assert "0 wait at the other" in step.did


def test_an_appointment_that_only_one_holds_is_refused_as_made(story: Played) -> None:
    assert "There is no appointment yet" in story.first
    assert "waits for the family's signature" in story.first


def test_a_missed_appointment_changed_nothing_and_arrival_closed_the_loop(scene: Any) -> None:
    line = _lines(scene)["Welfare"]
    assert (line.standing.is_complete, line.standing.is_open) == (True, False)
    assert line.said_by is SaidBy.RECEIVER


def test_nobody_can_help_closes_nothing(scene: Any) -> None:
    line = _lines(scene)["Social flats"]
    assert line.standing.state is PartState.BELOW
    assert "three years" in line.reason
    with entered(scene.worker("ilse.reception")):
        assert Case.objects.get(pk=scene["case"]).closed_at is None


def test_the_one_she_trusts_of_another_agency_walks_along(scene: Any) -> None:
    held = _asked(
        "select membership_id from cases_coordination where case_id = %s and ended_at is null",
        scene["case"],
    )
    assert [h["membership_id"] for h in held] == [scene.world["omar.outreach"]]
    named = _asked("select name from cases_trust where case_id = %s", scene["case"])
    assert "Omar" in named[0]["name"]


def test_each_agency_describes_its_own_offers_and_topics_that_exist(scene: Any) -> None:
    another, unknown = scene.told["offers"].refused
    assert "Its lead describes what it offers" in another
    assert "topics" in unknown or "about" in unknown


def test_what_nobody_knows_of_a_family_excludes_it_from_nothing(story: Played) -> None:
    assert "clothes fit, “Guarantee for a first rent” perhaps" in story.first
    assert "for health nobody offers anything" in story.first


def test_housing_is_too_little_and_health_a_gap_on_the_map_of_services(scene: Any) -> None:
    with entered(scene.worker("ilse.reception")):
        pack = current(PROGRAMME).pack
        found = map_of(pack, timezone.localdate().replace(day=1), offers_of(PROGRAMME))
    here = {one.topic: one for one in found}
    assert (here["housing"].is_short, here["housing"].is_gap) == (True, False)
    assert here["health"].is_gap


def test_a_second_service_learns_that_somebody_works_on_it_and_reads_nothing(scene: Any) -> None:
    step = scene.told["already"]
    stranger, free = step.refused
    assert stranger == free
    assert "Nobody is known to work on this" in free
    read = step.seen_by("Tine, of the second service").categories
    assert not {Category.SOCIAL, Category.CONTACT, Category.PLAN} & set(read)


def test_an_appointment_both_hold_stays_open_until_arrival_is_known(scene: Any) -> None:
    standing = _lines(scene)["Advice for tenants"].standing
    assert (standing.is_complete, standing.is_open, standing.arrived) == (True, True, None)


def test_ways_gone_together_say_what_they_open_and_what_nobody_pays_for(scene: Any) -> None:
    ilse = scene.worker("ilse.reception")
    with entered(ilse):
        ways, total = ways_of(scene["case"])
        costs = {one.line_key: one.amount for one in accompaniment_costs(ilse, _quarter())}
    assert total == 2
    assert any("child benefits" in way.unlocks for way in ways)
    assert costs == {"": TRAIN + PAID, "travel": TRAM}
    opens, line, day = scene.told["walked"].refused
    assert "what it opens" in opens
    assert "no such category" in line
    assert "still to come" in day


def _quarter() -> Any:
    today = timezone.localdate()
    return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)


def test_a_certificate_of_another_agency_says_what_it_rests_on(scene: Any) -> None:
    early, neither = scene.told["certified"].refused
    assert "has no agreement for this certificate" in early
    assert "whom to ask on both sides" in neither
    with entered(scene.worker("ilse.reception")):
        found = certificate(scene["certificate"])
    assert found is not None
    assert (found.owner, found.owner_contact) == ("Public welfare centre (demo)", "Griet, welfare")


def test_a_mediators_note_is_read_by_nobody_else_and_the_request_was_met(scene: Any) -> None:
    with entered(scene.worker("sanja.mediator")):
        notes, _total = own_notes(scene["case"])
        (known,) = mediators()
    with entered(scene.worker("ilse.reception")):
        assert own_notes(scene["case"]) == ([], 0)
    assert [note.words for note in notes] == ["Her aunt decides; talk with both."]
    assert sorted(known.languages) == ["bg", "rom"]
    (kept,) = _asked("select language, met, unmet, waited from services_interpretingtally")
    assert kept == {"language": "rom", "met": 1, "unmet": 0, "waited": 20}


def test_what_was_agreed_by_word_of_mouth_needs_both_sides(scene: Any) -> None:
    assert "on both sides" in scene.told["by_word"].refused[0]
    assert _asked("select count(*) as n from services_oralagreement")[0]["n"] == 1


@pytest.mark.browser
def test_the_familys_page_calls_it_by_its_one_name_and_says_what_is_still_open(
    scene: Any, browser: Browser
) -> None:
    with served() as address:
        walk = Walk(browser, address)
        ilse = walk.person("ilse.reception", PHONE)
        ilse.page.goto(address + reverse("web:cases:open", args=[scene["case"]]))
        ilse.sees("Family of Mirela", "Housing: Advice for tenants", "1 open, of 3")
        ilse.sees("The worker who walks along: Omar Exemplo (demo)")
        ilse.sees("Appointment made, both hold it", "The person the family trusts")
        ilse.look()
        ilse.look_at_a_desk()
    assert walk.faults == []


@pytest.mark.browser
def test_no_page_and_no_paper_of_a_family_without_a_named_child_leaves_its_name_empty(
    scene: Any, browser: Browser
) -> None:
    case = scene["case"]
    (question,) = _asked("select id from consent_question where case_id = %s limit 1", case)
    said = {
        ("web:consent:paper", question["id"]): "About: Your family",
        ("web:plans:start", case): "A plan for the family",
        ("web:week:open", case): "The family’s week",
        ("web:circle:open", case): "The circle around Mirela",
    }
    with served() as address:
        walk = Walk(browser, address)
        ilse = walk.person("ilse.reception", PHONE)
        for (name, key), words in said.items():
            ilse.page.goto(address + reverse(name, args=[key]))
            ilse.sees(words)
        assert "the child" not in ilse.page.inner_text("main"), "nobody named a child"
    assert walk.faults == []


@pytest.mark.browser
def test_the_map_draws_what_families_of_each_parish_can_turn_to(
    scene: Any, browser: Browser
) -> None:
    with entered(scene.worker("ilse.reception")):
        (area,) = areas_of(current(PROGRAMME).pack, offers_of(PROGRAMME))
    assert area.parishes == ("Sluisbeke north-east",)
    assert (len(area.taken), len(area.lacking)) == (3, 11), "the flat takes nobody now"
    with served() as address:
        walk = Walk(browser, address)
        ilse = walk.person("ilse.reception", PHONE)
        ilse.page.goto(address + reverse("web:offers:map", args=[PROGRAMME]))
        ilse.sees("What families can turn to, parish by parish", "3 of 14 (21%)")
        ilse.sees("Nobody takes families for")
        ilse.look()
        ilse.look_at_a_desk()
    assert walk.faults == []
