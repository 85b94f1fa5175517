"""Amounts of money in a programme's own currency, as the reader's language writes them."""

import re
from decimal import Decimal

from babel.numbers import format_currency, get_currency_name
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack

# Portuguese here is European; the language alone would write money as in Brazil.
_LOCALES = {"pt": "pt_PT", "en": "en_GB"}
# A code of letters keeps its distance: "PLN 1,250.50".
_CODE_AND_NUMBER = re.compile(r"(?<=[A-Z]{3})(?=[\d-])")


def money(amount: Decimal, pack: Pack) -> str:
    """An amount in the programme's currency: "€1,250.50" in English, "1 250,50 €" in Portuguese.

    A programme that names no currency shows the number alone.
    """
    if pack.currency is None:
        return formats.number_format(amount, decimal_pos=2, use_l10n=True, force_grouping=True)
    written = format_currency(amount, pack.currency, locale=_locale())
    return _CODE_AND_NUMBER.sub("\xa0", written)


def currency_words(pack: Pack) -> str:
    """In which money an amount is typed, to stand beside its field; or nothing."""
    if pack.currency is None:
        return ""
    return _("In %(currency)s.") % {
        "currency": get_currency_name(pack.currency, count=2, locale=_locale())
    }


def _locale() -> str:
    language = get_language() or "en"
    return _LOCALES.get(language, language.replace("-", "_"))
