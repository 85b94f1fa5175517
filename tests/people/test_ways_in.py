"""What in an answer would let somebody reach a family past the one who speaks for it."""

import pytest

from ciranda.people.policies.reaching import ways_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 912 345 678.", "912 345 678"),
        ("Write to a.b@example.org", "a.b@example.org"),
        ("See www.example.org", "www.example.org"),
        ("Moram na Rua das Flores, 12, e vêm.", "Rua das Flores, 12"),
        ("Vivem na rua de São João", "rua de São João"),
        ("É em 1234-567 Exemplo", "1234-567"),
        ("They live at 12 Sample Road now", "12 Sample Road"),
        ("She is in Sample Green Street", "Sample Green Street"),
        ("They moved to 4b Sample Close", "4b Sample Close"),
        ("Flat 3, E13 8ZZ", "E13 8ZZ"),
        ("Ze wonen in de Voorbeeldstraat 5", "Voorbeeldstraat 5"),
        ("Ze wonen in de Voorbeeldstraat, boven de bakker", "Voorbeeldstraat"),
        ("Voorbeeldlaan 7, 1234 AB", "Voorbeeldlaan 7"),
        ("De bor i Eksempelveien", "Eksempelveien"),
        ("Mieszkają na ul. Przykładowej 7", "ul. Przykładowej 7"),
        ("Mieszkają w 00-123", "00-123"),
    ],
)
def test_a_telephone_and_an_address_in_words_are_known(text: str, found: str) -> None:
    assert found in ways_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "They would like to come, on Tuesday at 10.",
        "The family would like to. I bring them.",
        "Not now: ask again in March 2027, at 1030 AM if you can.",
        "We walked down the road together and talked it over.",
        "A mãe foi para a rua com os 3 filhos; via telefone não quer.",
        "I bring them on my way, place 3 is fine.",
        "Vêm às 10:30 do dia 12/12.",
        "De moeder komt graag, met 2 kinderen.",
    ],
)
def test_an_ordinary_answer_is_left_alone(text: str) -> None:
    assert ways_in(text) == ()
