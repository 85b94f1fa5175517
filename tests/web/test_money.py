"""An amount stands in the programme's own currency, as the reader's language writes it."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from ciranda.web.money import currency_words, money
from tests.programmes.packs import edited, pack

AMOUNT = Decimal("1250.5")


@pytest.mark.parametrize(
    ("key", "language", "written"),
    [
        ("ghent-de-sloep", "en", "€1,250.50"),
        ("ghent-de-sloep", "pt", "1\xa0250,50\xa0€"),
        ("warsaw-baza", "en", "PLN\xa01,250.50"),
        ("warsaw-baza", "pt", "1\xa0250,50\xa0PLN"),
        ("newham-childrens-centre", "en", "£1,250.50"),
        ("snipi-pt", "en", "1,250.50"),
    ],
)
def test_money_stands_in_the_packs_currency_as_the_language_writes_it(
    key: str, language: str, written: str
) -> None:
    with override(language):
        assert money(AMOUNT, pack(key)) == written


def test_where_an_amount_is_typed_its_currency_is_said() -> None:
    with override("en"):
        assert currency_words(pack("warsaw-baza")) == "In Polish zlotys."
        assert currency_words(pack("snipi-pt")) == ""


def test_a_currency_that_does_not_exist_is_refused_with_the_countrys_own() -> None:
    checked = edited("warsaw-baza", "programme.yaml", "currency: PLN", "currency: ZLO")
    (problem,) = checked.problems
    assert "is no currency" in problem.what
    assert "write PLN" in problem.remedy
