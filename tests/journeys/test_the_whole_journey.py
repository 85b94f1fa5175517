"""One child, from a teacher's worry to another town, in the pages only.

In real Chromium, on the site served from a port, in a database of its own. Workers use the keys
alone, families tap on a phone. `make screenshots` walks the same way and keeps pictures of it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.demo.places import open_family_account
from ciranda.ops.proofs import custody, grants, trail
from tests.journeys.by_keyboard import Keys
from tests.journeys.chapters import agreeing, arriving, leaving, planning
from tests.journeys.chapters.arriving import CHILD
from tests.journeys.walking import Walk

MOTHER_OF_THE_CASE = """select m.person_id from cases_familymember m
  join cases_subject s on s.case_id = m.case_id join people_person p on p.id = s.person_id
  where m.relation = 'mother' and p.given like %s"""


def the_mother_gets_an_account(_walk: Walk) -> None:
    """The family's account; the operator's command makes it, as `ciranda demo` does."""
    with speaking_as(OWNER) as cursor:
        found = rows(cursor, MOTHER_OF_THE_CASE, [f"{CHILD}%"])
    open_family_account("rosa.mother", found[0]["person_id"])


def the_three_proofs_hold(_walk: Walk) -> None:
    """Nobody without a team, no grant without its reason, no event changed."""
    for proof in (custody, grants, trail):
        verdict = proof.prove()
        assert verdict.holds, (verdict.line, verdict.faults[:3])


CHAPTERS: tuple[Callable[[Walk], None], ...] = (
    arriving.a_teacher_sends_a_concern,
    arriving.the_team_finds_nobody_alike,
    arriving.the_health_register_answers_one_question,
    arriving.a_factor_and_a_verdict,
    arriving.a_speech_therapist_becomes_case_manager,
    the_mother_gets_an_account,
    agreeing.the_family_is_asked,
    agreeing.the_mother_signs_two_of_three,
    agreeing.notes_of_two_categories,
    agreeing.each_service_reads_its_part,
    planning.the_plan_in_the_kitchen,
    planning.the_mother_ranks_and_signs,
    planning.each_agency_does_its_action,
    planning.six_months_later,
    leaving.the_mother_takes_one_consent_back,
    leaving.the_family_moves,
    leaving.the_new_team_accepts,
    leaving.pedro_phones_and_holds_custody,
    leaving.written_after_the_move,
    the_three_proofs_hold,
    leaving.thirty_days_later,
)


@pytest.mark.browser
@pytest.mark.slow
def test_one_child_one_plan_three_ministries_never_lost(browser: Browser, site: str) -> None:
    pictures = os.environ.get("CIRANDA_PICTURES")
    walk = Walk(browser, site, Path(pictures) if pictures else None, at_a_desk=Keys)
    for chapter in CHAPTERS:
        chapter(walk)
    assert walk.faults == []
