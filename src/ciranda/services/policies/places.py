"""Rules of the ordinary place before a programme, and of offers lost by silence."""

from datetime import date

from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack
from ciranda.services.enums import OfferState, PlaceFound

# Somebody still has to do something about it.
UNDECIDED = frozenset({OfferState.OPEN, OfferState.ACCEPTED})
ENDS = frozenset({OfferState.ENROLLED, OfferState.DECLINED, OfferState.LOST})


def against_moving(pack: Pack, to: str, found: PlaceFound | None) -> str | None:
    """Why a stage may not open yet: an ordinary place is looked for first (capability B21)."""
    ordinary = pack.ordinary_place
    if ordinary is None or to not in ordinary.stages or found is PlaceFound.FAILED:
        return None
    if found is PlaceFound.HAS:
        return _("The child has an ordinary place, and needs no other.")
    if found is PlaceFound.NONE:
        return _("Look for an ordinary place first, and write down what came of it.")
    return _("Write down first whether the child has an ordinary place.")


def refusal_of_offer(answer_by: date, today: date) -> str | None:
    """Why an offer cannot be written down like this, in words; None if it can."""
    if answer_by < today:
        return _("This day has passed: the offer is lost already.")
    return None
