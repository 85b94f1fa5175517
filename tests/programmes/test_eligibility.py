"""The rule weighs, the words explain, a person decides."""

from datetime import date
from itertools import combinations

import pytest

from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.policies.eligibility import UnknownFactorError, decide
from tests.programmes.packs import changed, factors_of, pack

ON = date(2026, 3, 10)
GROUP_2 = [
    "preterm_under_33_weeks",
    "birth_weight_under_1500_g",
    "mother_under_18",
    "isolation_or_poverty",
    "hiv_infection",
]


def verdict_on(*factors):
    return decide(pack("snipi-pt"), factors, on=ON)


@pytest.mark.parametrize("group", ["delay", "conditions"])
def test_each_factor_of_group_one_alone_is_enough(group):
    rule = factors_of("snipi-pt")
    for factor in rule.groups[group].factors:
        verdict = verdict_on(factor)
        assert (verdict.status, verdict.rule, verdict.counted) == (
            "direct_support",
            "group_one",
            (factor,),
        )
        assert verdict.suggests is TriageOutcome.ACCEPT


@pytest.mark.parametrize(
    ("count", "status", "missing"),
    [
        (0, "redirected", 0),
        (1, "surveillance", 3),
        (2, "surveillance", 2),
        (3, "surveillance", 1),
        (4, "direct_support", 0),
        (5, "direct_support", 0),
    ],
)
def test_the_rule_of_four_counts_biological_and_environmental_together(count, status, missing):
    for chosen in combinations(GROUP_2, count):
        verdict = verdict_on(*chosen)
        assert (verdict.status, verdict.missing) == (status, missing), chosen
        assert set(verdict.counted) == set(chosen)


def test_the_same_factor_from_three_sources_counts_once():
    assert verdict_on(*["mother_under_18"] * 4).counted == ("mother_under_18",)


def test_group_one_wins_over_any_count_of_group_two():
    verdict = verdict_on(*GROUP_2, "delay_motor")
    assert verdict.rule == "group_one"
    assert verdict.counted == ("delay_motor",)


def test_three_of_four_is_said_in_both_languages_with_the_day_to_look_again():
    verdict = verdict_on(*GROUP_2[:3])
    assert verdict.until == date(2026, 9, 10)
    english, portuguese = verdict.words("en"), verdict.words("pt")
    assert english.startswith("3 of the 4 factors needed: surveillance until ")
    assert "2026" in english
    assert portuguese.startswith("3 dos 4 fatores necessários: vigilância até ")
    assert "setembro" in portuguese.lower()


def test_no_factor_means_thinking_together_not_a_refusal():
    verdict = verdict_on()
    assert verdict.suggests is TriageOutcome.REDIRECT
    assert verdict.rule is None
    assert "who can help better" in verdict.words("en")


def test_recalled_factors_are_named_as_unverified_and_confirmed_ones_are_not():
    assert verdict_on(*GROUP_2[:2]).unverified == tuple(
        f for f in factors_of("snipi-pt").groups["biological"].factors if f in GROUP_2[:2]
    )
    assert verdict_on("delay_motor").unverified == ()
    factors = {f.key: f for _, f in factors_of("snipi-pt").factors()}
    assert not factors["maltreatment"].verified
    assert "16 June 2010" in (factors["maltreatment"].source or "")


def test_a_factor_of_no_list_is_refused_by_name():
    with pytest.raises(UnknownFactorError, match="left_handed"):
        verdict_on("left_handed")


def test_a_programme_without_factors_leaves_the_decision_to_family_and_team():
    meitheal = pack("meitheal-ie")
    assert meitheal.eligibility is None
    verdict = decide(meitheal, [], on=ON)
    assert (verdict.status, verdict.suggests, verdict.until) == (None, None, None)
    assert verdict.words("en")
    assert verdict.words("pt")


@pytest.mark.parametrize(
    ("when", "factors", "holds"),
    [
        ("{all_of: [biological, environmental]}", ["hiv_infection"], False),
        ("{all_of: [biological, environmental]}", ["hiv_infection", "mother_under_18"], True),
        ("{all_of: [hiv_infection, mother_under_18]}", ["torch_infection"], False),
        ("{either: [{any_of: [delay]}, {at_least: 2, of: [biological]}]}", ["delay_motor"], True),
        ("{either: [{any_of: [delay]}, {at_least: 2, of: [biological]}]}",
         ["hiv_infection"], False),
        ("{both: [{any_of: [delay]}, {any_of: [biological]}]}", ["delay_motor"], False),
        ("{both: [{any_of: [delay]}, {any_of: [biological]}]}",
         ["delay_motor", "hiv_infection"], True),
    ],
)  # fmt: skip
def test_other_programmes_can_say_other_conditions(when, factors, holds):
    other = changed("snipi-pt", "programme.yaml", "{any_of: [delay, conditions]}", when)
    assert (decide(other, factors, on=ON).rule == "group_one") is holds


@pytest.mark.parametrize("language", ["en", "pt"])
@pytest.mark.parametrize("count", range(6))
def test_what_a_rule_said_is_said_again_in_any_language_from_the_facts_kept(count, language):
    from ciranda.assessments.policies.verdicts import said_again

    for chosen in combinations([*GROUP_2, "delay_language"], count):
        verdict = verdict_on(*chosen)
        again = said_again(
            pack("snipi-pt"), verdict.counted, verdict.status, on=ON, language=language
        )
        assert again == verdict.words(language)


def test_facts_that_no_longer_lead_to_the_verdict_are_not_put_into_its_mouth():
    from ciranda.assessments.policies.verdicts import said_again

    rule, said = pack("snipi-pt"), {"on": ON, "language": "en"}
    assert said_again(rule, ["mother_under_18"], "direct_support", **said) == ""
    assert said_again(rule, ["gone_from_the_list"], "surveillance", **said) == ""
