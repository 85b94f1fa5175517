"""Numbers of registers and their check digits. A number is never needed (design, section 9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.es import dni, nie
from stdnum.exceptions import ValidationError
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.ie import pps
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.pt import cc, nif

_NISS_WEIGHTS = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)


class WrongNumberError(ValueError):
    """The number cannot be of this register: a digit is wrong, missing or too many."""


@dataclass(frozen=True)
class Register:
    """A register that gives numbers. `check` raises WrongNumberError; None where nobody knows how
    its numbers are checked."""

    key: str
    label: str | Promise
    check: Callable[[str], None] | None = None
    proves: bool = True


def _standard(validate: Callable[[str], str]) -> Callable[[str], None]:
    def check(value: str) -> None:
        try:
            validate(value)
        except ValidationError as error:
            raise WrongNumberError(value) from error

    return check


def check_niss(value: str) -> None:
    """Portuguese social security: 11 digits, the first 1 or 2, the last 9 less the weighted sum
    modulo 10. Raises WrongNumberError."""
    digits = re.sub(r"\s", "", value)
    if not re.fullmatch(r"[12]\d{10}", digits):
        raise WrongNumberError(value)
    total = sum(int(d) * w for d, w in zip(digits, _NISS_WEIGHTS, strict=False))
    if 9 - total % 10 != int(digits[10]):
        raise WrongNumberError(value)


def check_nus(value: str) -> None:
    """Portuguese health number: nine digits. Its check digit is not published, so only the form is
    looked at. Raises WrongNumberError."""
    if not re.fullmatch(r"[1-9]\d{8}", re.sub(r"\s", "", value)):
        raise WrongNumberError(value)


REGISTERS = {
    register.key: register
    for register in (
        Register("pt-nus", _("Portugal: health number"), check_nus, proves=False),
        Register("pt-niss", _("Portugal: social security number"), check_niss),
        Register("pt-nif", _("Portugal: tax number"), _standard(nif.validate)),
        Register("pt-cc", _("Portugal: citizen card"), _standard(cc.validate)),
        Register("es-dni", _("Spain: identity number"), _standard(dni.validate)),
        Register("es-nie", _("Spain: foreigner's number"), _standard(nie.validate)),
        Register("fr-nir", _("France: social security number"), _standard(nir.validate)),
        Register("gb-nhs", _("England and Wales: health number"), _standard(nhs.validate)),
        Register("ie-pps", _("Ireland: personal public service number"), _standard(pps.validate)),
        Register("it-cf", _("Italy: tax code"), _standard(codicefiscale.validate)),
        Register("nl-bsn", _("Netherlands: citizen service number"), _standard(bsn.validate)),
        Register("pl-pesel", _("Poland: PESEL"), _standard(pesel.validate)),
        Register("other", _("Another register")),
    )
}


def checked(register: str, value: str) -> bool:
    """Whether the check digits show that the number is right; False where there is no telling.

    Raises WrongNumberError where they show that it is wrong, KeyError for an unknown register.
    """
    found = REGISTERS[register]
    if found.check is None:
        return False
    found.check(value)
    return found.proves
