"""Where a case may go, with which reason, by whom; and what the two packs do differently."""

import pytest

from ciranda.access.enums import Category
from ciranda.programmes.enums import ChosenBy, LeadFrom, RoleKind, StageKind
from ciranda.programmes.policies.stages import may_move, moves_from, reasons_for, refusal_to_move
from tests.programmes.packs import changed, pack


@pytest.mark.parametrize(
    ("stage", "to", "reason", "allowed"),
    [
        ("welcome", "planning", "eligible", True),
        ("welcome", "planning", None, False),
        ("welcome", "planning", "goals_reached", False),
        ("welcome", "support", "eligible", False),
        ("planning", "support", None, True),
        ("support", "surveillance", "goals_reached", True),
        ("support", "closed", None, False),
        ("support", "closed", "went_to_school", True),
        ("closed", "support", None, False),
        ("nowhere", "support", None, False),
    ],
)
def test_a_case_moves_only_as_the_pack_says(stage, to, reason, allowed):
    assert may_move(pack("snipi-pt"), stage, to, reason=reason) is allowed


def test_ending_asks_for_the_reasons_of_closing():
    snipi = pack("snipi-pt")
    assert reasons_for(snipi, "support", "closed") == snipi.closure.reasons
    assert reasons_for(snipi, "welcome", "redirected") == ("not_eligible", "supported_elsewhere")
    assert reasons_for(snipi, "planning", "support") == ()


def test_a_refusal_says_what_to_do_instead():
    snipi = pack("snipi-pt")
    assert "Choose" in (refusal_to_move(snipi, "welcome", "support") or "")
    assert "choose a reason" in (refusal_to_move(snipi, "welcome", "planning") or "")


def test_a_move_kept_for_a_role_is_refused_to_others():
    kept = changed(
        "snipi-pt",
        "programme.yaml",
        "planning: {reasons: [eligible, eligible_by_judgement]}",
        "planning: {reasons: [eligible], by: [coordinator]}",
    )
    assert may_move(kept, "welcome", "planning", role="coordinator", reason="eligible")
    assert not may_move(kept, "welcome", "planning", role="case_manager", reason="eligible")


def test_every_stage_of_every_pack_leads_to_an_end():
    for key in ("snipi-pt", "meitheal-ie"):
        for stage in pack(key).stages.values():
            assert bool(moves_from(pack(key), stage.key)) == (stage.kind is not StageKind.ENDED)


def test_the_lead_is_the_familys_choice_where_the_pack_says_so():
    meitheal, snipi = pack("meitheal-ie"), pack("snipi-pt")
    assert meitheal.lead.chosen_by is ChosenBy.FAMILY
    assert meitheal.lead.chosen_from is LeadFrom.ANY_AGENCY
    assert snipi.lead.chosen_by is ChosenBy.TEAM
    assert snipi.lead.family_may_name
    assert snipi.lead.family_may_refuse
    (lead,) = meitheal.roles_of(RoleKind.CASE_MANAGER)
    assert meitheal.label(f"roles.{lead.key}", "en") == "Lead practitioner"


def test_parents_no_longer_see_what_becomes_the_young_persons_own():
    meitheal = pack("meitheal-ie")
    assert Category.HEALTH in meitheal.family_reads(191)
    assert Category.HEALTH not in meitheal.family_reads(192)
    assert Category.HEALTH not in meitheal.family_reads(None)
    assert Category.HEALTH in pack("snipi-pt").family_reads(None)


def test_no_pack_shows_a_family_who_told_the_team():
    for key in ("snipi-pt", "meitheal-ie"):
        assert Category.SOURCE not in pack(key).family_reads(12)


def test_a_sharing_column_never_opens_whereabouts_or_the_source():
    for key in ("snipi-pt", "meitheal-ie"):
        for column in pack(key).consent_columns.values():
            assert Category.SOURCE not in column.categories
            if column.kind == "sharing":
                assert Category.LOCATION not in column.categories
