"""Describing what a service offers: by who leads its agency, for everybody to read."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Service
from ciranda.common.database import instant
from ciranda.programmes.queries import current
from ciranda.services.models import Offer
from ciranda.services.policies.topics import topics_of


@dataclass(frozen=True)
class Description:
    """What is said of an offer. Ages in months; empty lists and None mean no limit."""

    name: str
    topics: tuple[str, ...]
    words: str = ""
    formal: bool = True
    from_months: int | None = None
    to_months: int | None = None
    parishes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    waiting_weeks: int | None = None
    takes_nobody: bool = False


@action(Permission.OFFER_DESCRIBE)
def describe_offer(*, actor: Actor, service_id: UUID, programme: str, said: Description) -> UUID:
    """Describe something one's agency's service offers. Returns its id.

    Raises Refused for another agency's service, no name, or topics the programme does not know.
    """
    _ours(actor, service_id)
    _sensible(programme, said)
    made = Offer.objects.create(
        service_id=service_id,
        programme_key=programme,
        described_at=instant(),
        described_by=actor.writes_as,
        **_fields(said),
    )
    touched(None, made.pk, "rules", kind="offer")
    return made.pk


@action(Permission.OFFER_DESCRIBE)
def change_offer(*, actor: Actor, offer_id: UUID, said: Description) -> None:
    """Describe it anew: its rules, how long one waits, whether it takes anybody now."""
    offer = Offer.objects.select_for_update().get(pk=offer_id, ended_on=None)
    _ours(actor, offer.service_id)
    _sensible(offer.programme_key, said)
    for name, value in _fields(said).items():
        setattr(offer, name, value)
    offer.described_at, offer.described_by = instant(), actor.writes_as
    offer.version += 1
    offer.save()
    touched(None, offer.pk, "rules", kind="offer")


@action(Permission.OFFER_DESCRIBE)
def end_offer(*, actor: Actor, offer_id: UUID) -> None:
    """It is offered no more."""
    offer = Offer.objects.select_for_update().get(pk=offer_id, ended_on=None)
    _ours(actor, offer.service_id)
    offer.ended_on = timezone.localdate()
    offer.save(update_fields=["ended_on"])
    touched(None, offer.pk, "ended_on", kind="offer")


def _ours(actor: Actor, service_id: UUID) -> None:
    found = Service.objects.filter(pk=service_id, ended_on=None).first()
    if found is None or found.agency_id != actor.agency_id:
        raise Refused(_("Another agency runs this service. Its lead describes what it offers."))


def _sensible(programme: str, said: Description) -> None:
    if not said.name.strip() or not said.topics:
        raise Refused(_("Say what is offered, and what it is about."))
    if set(said.topics) - set(topics_of(current(programme).pack)):
        raise Refused(_("Choose what it is about from the list."))
    ages = [age for age in (said.from_months, said.to_months) if age is not None]
    if ages != sorted(ages):
        raise Refused(_("The first age is above the last one. Change one of them."))


def _fields(said: Description) -> dict[str, object]:
    return {
        "name": said.name.strip(),
        "words": said.words.strip(),
        "topics": list(said.topics),
        "formal": said.formal,
        "from_months": said.from_months,
        "to_months": said.to_months,
        "parishes": list(said.parishes),
        "languages": list(said.languages),
        "waiting_weeks": said.waiting_weeks,
        "takes_nobody": said.takes_nobody,
    }
