"""Synthetic names as they are in life, and the ways in which they are mistyped. Nobody is real.

Names are drawn from lists of common words with a common-name bias, so that many people share a
name, as in any town. Seeded: the same names every time.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = _words(
    """
    Maria João Ana Francisco Leonor Santiago Matilde Afonso Carolina Duarte Beatriz Lourenço
    Margarida Gabriel Alice Tomás Benedita Miguel Inês Rodrigo Sofia Martim Mariana Vicente
    Aurora Guilherme Camila Pedro Francisca Salvador Laura Rafael Clara Gonçalo Lara David
    Madalena Dinis Julia Lucas Joana Simão Diana Gustavo Eva Henrique Luísa Isaac Rita Manuel
    Íris Diogo Constança José Vitória António Helena Xavier Mafalda Bernardo Ema Leandro Yara
    Valentim Noa Ivo Núria Kévin Oleksandr Iara Zulmira Ndeye Mamadou Aisha Wei Priya
    """
)
SURNAMES = _words(
    """
    Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Jesus Sousa Fernandes
    Gonçalves Gomes Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia
    Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Raposo Neves Coelho Cruz Cunha Pires Ramos
    Reis Simões Antunes Matos Fonseca Morais Tavares Barbosa Machado Araújo Baptista Henriques
    Figueiredo Faria Guerreiro Macedo Nogueira Vaz Brito Sequeira Leite Azevedo Loureiro Pacheco
    Quintela Bettencourt Falcão Assunção Saraiva Trindade Varela Magalhães Evangelista Kovalenko
    Shevchenko Djaló Embaló Baldé Semedo Cabral Andrade Zhang Chen Singh Popescu Ionescu
    """
)
PARTICLES = ("da", "de", "dos", "e", "do")
KEYS = "qwertyuiopasdfghjklzxcvbnm"


@dataclass(frozen=True)
class Made:
    """Somebody made up."""

    given: str
    surnames: str
    born_on: date


def persons(count: int, *, seed: int = 1, words: int = 400) -> list[Made]:
    """So many made-up children; surnames drawn from the list and from made-up ones."""
    dice = Random(seed)  # noqa: S311 - names for tests, no secret
    rare = ["".join(_syllables(dice)).capitalize() for _ in range(words)]
    return [_person(dice, rare) for _ in range(count)]


def misspelt(made: Made, dice: Random) -> Made:
    """The same person as somebody else typed them: one or two slips in the name, sometimes the
    given name and a surname swapped, one surname left out, no accents."""
    given, surnames = made.given, made.surnames
    if dice.random() < 0.25 and " " in surnames:
        surnames = surnames.rsplit(" ", 1)[dice.randrange(2)]
        surnames = surnames.removesuffix(" da").removesuffix(" de")
    if dice.random() < 0.1:
        given, surnames = surnames, given
    for _ in range(dice.choice((1, 1, 2))):
        if dice.random() < 0.5:
            given = slip(given, dice)
        else:
            surnames = slip(surnames, dice)
    return replace(made, given=given, surnames=surnames)


def slip(name: str, dice: Random) -> str:
    """One slip of the fingers in one word of at least four letters."""
    parts = name.split()
    long = [i for i, word in enumerate(parts) if len(word) > 3] or [0]
    at = dice.choice(long)
    word, place = parts[at], dice.randrange(1, max(2, len(parts[at])))
    letter = dice.choice(KEYS)
    parts[at] = dice.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[: place - 1] + word[place : place + 1] + word[place - 1] + word[place + 1 :],
        )
    )
    return " ".join(parts)


def _person(dice: Random, rare: list[str]) -> Made:
    given = [_common(dice, GIVEN)]
    if dice.random() < 0.4:
        given.append(_common(dice, GIVEN))
    names: list[str] = []
    for _ in range(dice.choice((1, 2, 2, 2, 3))):
        if names and dice.random() < 0.3:
            names.append(dice.choice(PARTICLES))
        names.append(dice.choice(rare) if dice.random() < 0.25 else _common(dice, SURNAMES))
    born = date(2019, 1, 1) + timedelta(days=dice.randrange(365 * 7))
    return Made(" ".join(dict.fromkeys(given)), " ".join(names), born)


def _common(dice: Random, words: "list[str] | tuple[str, ...]") -> str:
    return words[min(int(dice.expovariate(4 / len(words))), len(words) - 1)]


def _syllables(dice: Random) -> list[str]:
    count = dice.choice((2, 3, 3))
    return [dice.choice("bcdfglmnprstv") + dice.choice("aeiou") for _ in range(count)] + [
        dice.choice(("", "s", "l", "r"))
    ]
