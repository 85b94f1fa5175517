"""Words about a plan that screen and paper share."""

from collections.abc import Iterable
from typing import Protocol

from django.utils import formats
from django.utils.translation import gettext as _

from ciranda.agencies.enums import Sector


class Doing(Protocol):
    """What of an action these words need."""

    @property
    def service(self) -> str:
        """The name the reader may know, or nothing."""

    @property
    def sector(self) -> str:
        """The part of public life."""

    @property
    def frequency(self) -> str:
        """How often."""

    @property
    def length(self) -> str:
        """How long."""


def service_called(action: Doing) -> str:
    """The responsible service, as far as the reader may know it."""
    if action.service:
        return action.service
    return _("A service of %(sector)s (name protected)") % {
        "sector": str(Sector(action.sector).label).lower()
    }


def how_often(action: Doing) -> str:
    """Frequency and length in one line."""
    return ", ".join(part for part in (action.frequency, action.length) if part)


def level_sign(level: int | None) -> str:
    """A level as it is written: −1, 0, +2; a dash where it was not said."""
    if level is None:
        return "–"
    return "0" if level == 0 else f"{level:+d}".replace("-", "−")


def number(value: float, places: int = 1) -> str:
    """A number as the language writes it."""
    return formats.number_format(round(value, places), decimal_pos=places)


def listed(parts: Iterable[str]) -> str:
    """Words in a row."""
    return ", ".join(part for part in parts if part)
