"""Invented names with the variety of real ones: for search, sorting and line lengths."""

from collections.abc import Iterator
from random import Random


def _words(block: str) -> tuple[str, ...]:
    return tuple(block.split())


_GIVEN = _words(
    """
    Ana Maria Beatriz Carolina Daniela Eduarda Filipa Gabriela Helena Inês Joana Lara Leonor
    Luísa Mafalda Margarida Mariana Matilde Núria Olívia Patrícia Raquel Rita Rosa Sara
    Sofia Teresa Vitória Yara Zélia Afonso António Bernardo Carlos David Diogo Duarte
    Eduardo Fábio Filipe Francisco Gabriel Gonçalo Gustavo Henrique Hugo Isaac João Jorge
    José Leonardo Lucas Luís Manuel Martim Mateus Miguel Nuno Óscar Paulo Pedro Rafael
    Ricardo Rodrigo Rúben Samuel Santiago Simão Tiago Tomás Valter Vasco Xavier Aicha Amina
    Bohdan Chen Devi Fatumata Hassan Iryna Jamal Kamala Mei Nadia Oksana Priya Rahim Sunita
    Tariq Viktor Wei Yusuf Zahra
    """
)
_STEMS = _words(
    """
    Alc Alm Amar Amor And Arag Az Bar Bat Bel Bent Borg Brag Bran Cab Cald Camp Card Carv
    Cast Cerq Cord Corr Cort Cost Crav Cruz Dant Dour Fari Fern Ferr Fig Font Frag Fris Gal
    Gam Garr Gom Gouv Grac Guim Lag Lam Leit Lim Lour Mac Mad Mal Marq Mart Mat Mel Mend Mir
    Mor Mour Nasc Nev Nog Nun Ol Pai Pal Peix Per Pes Pim Pint Pir Quar Ram Reg Rib Roch
    Rodr Sal Samp Sant Sar Seab Seix Ser Silv Simo Soar Sous Tav Teix Torr Val Var Vas Veig
    Vel Vi Vil Xav
    """
)
_ENDS = _words(
    """
    ada aço aes al ante ara ares arinho edo eiro elo enha ero es estra eves ido im inho ira
    iro ito ogo oso ova uda ugal unha uro
    """
)
_PARTICLES = ("", "", "", " da", " de", " dos", " do")


def every_name() -> Iterator[str]:
    """Every given name and surname there can be, one by one."""
    yield from _GIVEN
    yield from (stem + end for stem in _STEMS for end in _ENDS)


def given_name(pick: Random) -> str:
    """One given name, or two."""
    first = pick.choice(_GIVEN)
    return f"{first} {pick.choice(_GIVEN)}" if pick.random() < 0.35 else first


def surname(pick: Random) -> str:
    """A surname that sounds like one and is nobody's: about three thousand of them."""
    return pick.choice(_STEMS) + pick.choice(_ENDS)


def surnames(pick: Random, *inherited: str) -> str:
    """The surnames of a person: those inherited, or two new ones, some with a particle."""
    parts = inherited or (surname(pick), surname(pick))
    return " ".join(f"{pick.choice(_PARTICLES).strip()} {part}".strip() for part in parts)


def phone(pick: Random) -> str:
    """A telephone number from a range that is not given out."""
    return f"900 {pick.randrange(1000):03d} {pick.randrange(1000):03d}"
