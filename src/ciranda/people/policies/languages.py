"""Languages that families speak, with their names in the reader's own."""

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# Offered in lists, most spoken in Portugal and Ireland among them; any other code may be stored.
_CODES = """
pt en fr es uk ru ro bg it de nl pl lt lv cs sk hu hr sr sq el tr ar fa ps ku ur hi bn ne pa gu
ta te zh yue ja ko vi th tl id ff wo man kea pov mnk ln kg umb sw so am ti ha yo ig ga
rom psr isg ils
"""
SPOKEN = tuple(_CODES.split())
_SIGNED = {
    "psr": _("Portuguese Sign Language"),
    "isg": _("Irish Sign Language"),
    "ils": _("International Sign"),
    "pov": _("Guinea-Bissau Creole"),
}


def language_name(code: str) -> str:
    """A language in the reader's language; its code where it has no name there."""
    if code in _SIGNED:
        return str(_SIGNED[code])
    reader = Locale.parse(get_language() or "en", sep="-")
    name = reader.languages.get(code.replace("-", "_")) or code
    return name[:1].upper() + name[1:]


def choices() -> list[tuple[str, str]]:
    """Languages for a list, in the order of their names."""
    return sorted(((c, language_name(c)) for c in SPOKEN), key=lambda pair: pair[1].casefold())
