"""Words: every language whole, English behind all."""

import pytest

from ciranda.programmes.policies.words import Words
from tests.programmes.packs import pack

WORDS = Words(
    {
        "en": {"title": "Title", "stages": {"welcome": {"label": "Welcome", "help": "Sit down"}}},
        "pt": {"stages": {"welcome": {"label": "Acolhimento"}}},
    }
)


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("stages.welcome", "pt", "Acolhimento"),
        ("stages.welcome.label", "pt-PT", "Acolhimento"),
        ("stages.welcome", "en", "Welcome"),
        ("stages.welcome", "uk", "Welcome"),
        ("title", "pt", "Title"),
        ("stages.no_such_stage", "pt", "no such stage"),
    ],
)
def test_words_fall_back_to_the_mother_language_then_to_english(path, language, words):
    assert WORDS.label(path, language) == words


def test_optional_words_may_be_nothing():
    assert WORDS.optional("stages.welcome.help", "pt") == "Sit down"
    assert WORDS.optional("stages.welcome.note", "pt") == ""


def test_both_packs_speak_european_portuguese_not_brazilian():
    brazilian = ("você", "equipe", "registro", "contato", "usuário", "creche ou pré-escola")
    for key in ("snipi-pt", "meitheal-ie"):
        text = str(pack(key).locale["pt"]).lower()
        assert [word for word in brazilian if word in text] == []
