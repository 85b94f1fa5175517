"""A place and its risks: kept once, looked at again, ended. Never in anybody's file."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Length, StrIndex
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.common.dates import add_months
from ciranda.common.text import fold
from ciranda.people.enums import PlaceKind
from ciranda.people.models import Place, PlaceRisk
from ciranda.people.policies.places import COPIED

# A risk nobody has looked at for so long is asked about again.
LOOK_AGAIN_AFTER = 12


@dataclass(frozen=True)
class NewPlace:
    """A building by its street and number, or an area by its name."""

    kind: PlaceKind
    name: str
    parish_code: str
    postcode: str = ""


@action(Permission.CONTACT_WRITE)
def note_place(*, actor: Actor, place: NewPlace) -> UUID:
    """Enter a place, or find the one that is there. Returns its id. Raises Refused without a name
    or a parish."""
    if not fold(place.name):
        raise Refused(_("Write the street and number, or what the area is called."))
    if not place.parish_code:
        raise Refused(_("Say in which parish the place is."))
    found, _made = Place.objects.get_or_create(
        kind=place.kind,
        parish_id=place.parish_code,
        folded=fold(place.name),
        defaults={
            "name": place.name.strip(),
            "postcode": place.postcode.strip(),
            "recorded_at": instant(),
        },
    )
    touched(None, found.pk, "name", kind="place")
    return found.pk


@action(Permission.CONTACT_WRITE)
def note_risk(
    *, actor: Actor, place_id: UUID, words: str, care: str = "", look_again_on: date | None = None
) -> UUID:
    """Write what is risky about a place. Returns its id.

    It is looked at again in a year, if no day is named. Raises Refused without words;
    Place.DoesNotExist. Source: case study 4, risks of a building stand on the building.
    """
    place, now = Place.objects.get(pk=place_id), instant()
    if not words.strip():
        raise Refused(_("Write what is risky about the place."))
    made = PlaceRisk.objects.create(
        place=place,
        words=words.strip(),
        folded=fold(words),
        care=care.strip(),
        look_again_on=look_again_on or add_months(now.date(), LOOK_AGAIN_AFTER),
        recorded_at=now,
        recorded_by_name=actor.name,
    )
    touched(None, made.pk, "words", "care", kind="place_risk")
    return made.pk


@action(Permission.CONTACT_WRITE)
def end_risk(*, actor: Actor, risk_id: UUID) -> None:
    """It is no risk any more; it stays readable as ended. Raises PlaceRisk.DoesNotExist."""
    risk = PlaceRisk.objects.get(pk=risk_id, ended_at=None)
    risk.ended_at, risk.ended_by_name = instant(), actor.name
    risk.save(update_fields=["ended_at", "ended_by_name"])
    touched(None, risk.pk, "ended_at", kind="place_risk")


def refuse_a_places_risk(*bodies: str) -> None:
    """Keep what a place says out of a person's file. Raises Refused where words copy it.

    Asked whatever the family and wherever it lives, so the no tells nothing of an address.
    """
    said = " ".join(fold(body) for body in bodies)
    if len(said) < COPIED:
        return
    here = StrIndex(Value(said), F("folded"))
    copied = PlaceRisk.objects.alias(size=Length("folded"), here=here)
    if copied.filter(ended_at=None, size__gte=COPIED, here__gt=0).exists():
        raise Refused(
            _(
                "This is written on the place already, once, for everybody who goes there. It"
                " says nothing about this child: leave it out of the file."
            )
        )
