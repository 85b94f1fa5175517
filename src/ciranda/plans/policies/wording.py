"""Words about a plan that screen and paper share."""

from collections.abc import Iterable
from typing import Protocol

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciranda.agencies.enums import Sector
from ciranda.plans.enums import ActionState

# Kept where an action stopped because sharing ended; said in the language of whoever reads it.
NO_LONGER_SHARED = gettext_noop("The family no longer shares with this service.")


def why_stopped(kept: str) -> str:
    """Why an action stopped: its worker's own words, or those the record put."""
    return _(NO_LONGER_SHARED) if kept == NO_LONGER_SHARED else kept


class Called(Protocol):
    """The service that answers for an action, as far as the reader may know it."""

    @property
    def service(self) -> str:
        """The name the reader may know, or nothing."""

    @property
    def sector(self) -> str:
        """The part of public life."""


class Before(Called, Protocol):
    """An action of a version signed with a former team."""

    @property
    def what(self) -> str:
        """What was agreed."""

    @property
    def state(self) -> ActionState:
        """How far it came there."""


class Doing(Called, Protocol):
    """What of an action these words need."""

    @property
    def frequency(self) -> str:
        """How often."""

    @property
    def length(self) -> str:
        """How long."""


def done_before(line: Before) -> str:
    """What somebody did with the former team, by whom as far as the reader may know it."""
    said = {"what": line.what, "service": service_called(line), "state": line.state.label}
    return _("%(what)s: %(service)s did this (%(state)s)") % said


def service_called(action: Called) -> str:
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
