"""A family against the rules of services; needs nobody takes; gaps and doubles on the map."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.programmes.queries import current
from ciranda.services.actions import Description, answer, change_offer, count, describe_offer
from ciranda.services.enums import PartState
from ciranda.services.policies.gaps import Area, Described, Unmet, areas, on_map
from ciranda.services.policies.matching import FamilyFacts, Fit, Rule, Rules, judge, nobody_takes
from ciranda.services.queries import map_of, matched, offers_of
from tests.budgets import assert_within
from tests.services.walking import ask, family, sign
from tests.settling import PASSWORD

GHENT = "ghent-de-sloep"
HOUSING = frozenset({"housing"})


def test_each_rule_is_judged_and_what_nobody_knows_excludes_nobody() -> None:
    rules = Rules(HOUSING, 0, 36, frozenset({"950101"}), frozenset({"nl"}))
    assert judge(rules, FamilyFacts()).fit is Fit.ASK
    known = FamilyFacts((14, 80), frozenset({"950101"}), frozenset({"ro", "nl"}))
    assert judge(rules, known).fit is Fit.FITS
    elsewhere = FamilyFacts((80,), frozenset({"950199"}), frozenset({"ro"}))
    assert judge(rules, elsewhere).against == (Rule.AGE, Rule.PARISH, Rule.LANGUAGE)


def test_a_need_for_which_nobody_would_take_the_family_is_flagged() -> None:
    full, young = Rules(HOUSING, takes_nobody=True), Rules(frozenset({"childcare"}), 0, 36)
    older = FamilyFacts((80,))
    pairs = [(rules, judge(rules, older)) for rules in (full, young)]
    asked = ["housing", "childcare", "training"]
    assert nobody_takes(asked, pairs) == ["housing", "childcare", "training"]
    assert nobody_takes(["childcare"], [(young, judge(young, FamilyFacts((8,))))]) == []


def test_gaps_and_doubles_are_computed_from_unmet_needs_and_the_rules_of_offers() -> None:
    toys = Rules(frozenset({"material_aid"}), 0, 36)
    offers = [
        Described("1", "Toys", "A", True, toys),
        Described("2", "Toy library", "B", False, Rules(frozenset({"material_aid"}), 24, 72)),
        Described("3", "List", "A", True, Rules(HOUSING, takes_nobody=True)),
    ]
    unmet = [Unmet("housing", 20, 3), Unmet("material_aid", 0, 0)]
    found = {t.topic: t for t in on_map(["housing", "material_aid", "training"], offers, unmet)}
    assert (found["housing"].is_gap, found["housing"].unmet) == (True, 23)
    assert found["material_aid"].doubles == (("Toys", "Toy library"),)
    assert found["training"].is_gap


def test_parishes_stand_by_what_somebody_takes_their_families_for_the_least_first() -> None:
    offers = [
        Described("1", "Flats", "A", True, Rules(HOUSING, parishes=frozenset({"950101"}))),
        Described("2", "Flats", "B", True, Rules(HOUSING, takes_nobody=True)),
        Described("3", "Clothes", "A", False, Rules(frozenset({"material_aid"}))),
    ]
    parishes = {"950101": "Cais", "950102": "Monte", "950103": "Vale"}
    least, most = areas(["housing", "material_aid"], offers, parishes)
    assert least == Area(("Monte", "Vale"), ("material_aid",), ("housing",))
    assert most == Area(("Cais",), ("housing", "material_aid"), ())


def _lead(cast: Any, **more: Any) -> Any:
    said = Description("Flats for families", ("housing",), **more)
    return describe_offer(
        actor=cast.actor("lena_lead"), service_id=cast.ngo_service, programme=GHENT, said=said
    )


@pytest.mark.django_db
def test_the_agencys_lead_describes_and_changes_what_its_service_offers(cast: Any) -> None:
    lena, offer = cast.actor("lena_lead"), _lead(cast, waiting_weeks=400)
    said = Description("Flats", ("housing",), takes_nobody=True)
    change_offer(actor=lena, offer_id=offer, said=said)
    with entered(cast.actor("stella_stranger")):
        (found,) = offers_of(GHENT)
    assert (found.name, found.rules.takes_nobody) == ("Flats", True)


@pytest.mark.django_db
def test_another_agencys_service_is_described_by_its_own_lead(cast: Any) -> None:
    said = Description("Beds", ("health",))
    with pytest.raises(Refused, match="Its lead describes"):
        describe_offer(
            actor=cast.actor("lena_lead"),
            service_id=cast.hospital_service,
            programme=GHENT,
            said=said,
        )


@pytest.mark.django_db
def test_what_every_asked_service_refused_and_what_counters_could_not_help_with_is_unmet(
    cast: Any,
) -> None:
    case, mother = family(cast)
    sign(cast, case, mother, "social_security")
    sofia = cast.actor("sofia_social")
    for _n in range(5):
        (part,) = ask(cast, case, "social_security").sent
        answer(actor=sofia, part_id=part, state=PartState.REFUSED, words="No flats.")
        count(actor=sofia, programme=GHENT, topic="housing", outcome="nobody_can_help")
    with entered(sofia):
        found = map_of(current(GHENT).pack, timezone.localdate(), offers_of(GHENT))
    housing = next(t for t in found if t.topic == "housing")
    assert (housing.unmet, housing.is_gap) == (10, True)


@pytest.mark.django_db
def test_a_family_is_matched_only_by_what_its_reader_may_know(cast: Any) -> None:
    case, _mother = family(cast)
    ask(cast, case, "hospital")
    _lead(cast, from_months=0, to_months=36)
    with entered(cast.actor("carla_coordinator")):
        found = matched(case, GHENT)
    assert [judged.fit for _offer, judged in found.offers] == [Fit.ASK]
    assert found.asked == ("housing",)


@pytest.fixture
def carla() -> Client:
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


@pytest.mark.django_db
def test_the_pages_say_whom_nobody_would_take_and_keep_their_statements(
    cast: Any, carla: Client
) -> None:
    case, _mother = family(cast)
    ask(cast, case, "hospital")
    _lead(cast, takes_nobody=True)
    page = carla.get(f"/offers/for/{case}/").content.decode()
    assert "Nobody would take this family for: Housing." in page
    assert "Does not fit: it is full" in page
    for address in (f"/offers/for/{case}/", f"/offers/about/{GHENT}/"):
        assert_within(carla, address)


@pytest.mark.django_db
def test_the_form_keeps_what_was_typed_and_names_the_language_it_does_not_know(
    cast: Any,
) -> None:
    client = Client()
    assert client.login(username="lena_lead", password=PASSWORD)
    form = {
        "service": str(cast.ngo_service),
        "name": "Reading aloud",
        "topics": ["education"],
        "formal": "no",
        "languages": "Dutch, Klingonish",
        "_key": str(uuid4()),
    }
    address = f"/offers/about/{GHENT}/new/"
    page = client.post(address, form).content.decode()
    assert "Not known as a language: Klingonish." in page
    assert "Reading aloud" in page
    done = client.post(address, {**form, "languages": "Dutch", "_key": str(uuid4())}, follow=True)
    assert "Informal; known by" in done.content.decode()
