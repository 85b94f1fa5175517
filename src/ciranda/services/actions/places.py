"""An ordinary place: whether the child has one, looking for one, and offers with a last day."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.notices import tell_family
from ciranda.cases.enums import NoticeKind
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.common.database import instant
from ciranda.programmes.enums import Event
from ciranda.programmes.policies.clocks import earlier
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.policies.schema.places import OrdinaryPlace
from ciranda.programmes.queries import pack_of
from ciranda.services.enums import OfferState, PlaceFound
from ciranda.services.models import OfferPlace, PlaceFinding, PlaceOffer
from ciranda.services.policies.places import UNDECIDED, against_moving, refusal_of_offer


@action(Permission.PLAN_WRITE)
def record_place(
    *, actor: Actor, case_id: UUID, found: PlaceFound, reason: str = "", note: str = ""
) -> UUID:
    """Write down whether the child has an ordinary place, or that looking for one failed.

    A failed look says why, in the pack's reasons, and comes after it was written down that the
    child has none. Raises Refused; NoSuchCase for a stranger. Source: capability B21.
    """
    desk, ordinary = _desk(actor, case_id, Category.EDUCATION)
    assert desk.dossier_id
    if found == PlaceFound.FAILED:
        if _latest(case_id) is None:
            raise Refused(_("Write down first whether the child has an ordinary place."))
        _known_reason(ordinary, reason)
    made = PlaceFinding.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        found=found,
        reason_key=reason if found == PlaceFound.FAILED else "",
        note=note.strip(),
        at=instant(),
        by=actor.writes_as,
        by_name=actor.name,
    )
    touched(desk.dossier_id, made.pk, "found", "reason", kind="place.finding")
    return made.pk


@action(Permission.PLAN_WRITE)
def receive_offer(*, actor: Actor, case_id: UUID, place: str, answer_by: date) -> UUID:
    """A place was offered: by this day the family has to answer, or it is lost. Returns its id.

    The pack says how long before that day an open offer climbs. The family is told that there is
    one. Raises Refused for a day that has passed, or without saying where.
    """
    desk, ordinary = _desk(actor, case_id, Category.SCHEDULE)
    if not place.strip():
        raise Refused(_("Say where the place is."))
    calendar = clock_facts(case_id).calendar
    today = calendar.date_of(instant())
    if refused := refusal_of_offer(answer_by, today):
        raise Refused(refused)
    climbs_on = earlier(answer_by, ordinary.answer_before, calendar)
    here = {"dossier_id": desk.dossier_id, "case_id": case_id}
    offer = PlaceOffer.objects.create(
        **here,
        answer_by=answer_by,
        climbs_on=climbs_on,
        received_at=instant(),
        received_by=actor.writes_as,
    )
    OfferPlace.objects.create(**here, offer=offer, name=place.strip())
    # overdue on the day itself, so that it climbs before the answer is lost
    happened(
        actor=actor,
        case_id=case_id,
        event=Event.OFFER_RECEIVED,
        about_id=offer.pk,
        fixed_on=climbs_on - timedelta(days=1),
    )
    tell_family(case_id, NoticeKind.OFFER, offer.pk)
    touched(desk.dossier_id, offer.pk, "answer_by", kind="place.offer")
    return offer.pk


@action(Permission.PLAN_WRITE)
def record_answer_to_offer(
    *, actor: Actor, offer_id: UUID, says_yes: bool, reason: str = "", words: str = ""
) -> None:
    """The family's answer, as it told a worker. A no names one of the pack's reasons."""
    offer, pack = _open(actor, offer_id), _pack_of(offer_id)
    _answer(actor, offer, pack, says_yes=says_yes, reason=reason, words=words)


@action(Permission.FAMILY_ACT)
def answer_offer(
    *, actor: Actor, offer_id: UUID, says_yes: bool, reason: str = "", words: str = ""
) -> None:
    """The family answers by itself. Raises Refused once it is answered or lost."""
    offer = PlaceOffer.objects.select_for_update(of=("self",)).get(pk=offer_id)
    offer.answered_by_family = True
    _answer(actor, offer, _pack_of(offer_id), says_yes=says_yes, reason=reason, words=words)


@action(Permission.PLAN_WRITE)
def enrol_in_place(*, actor: Actor, offer_id: UUID) -> None:
    """The child has the place. Raises Refused unless the family said yes."""
    offer = _open(actor, offer_id)
    if offer.state != OfferState.ACCEPTED:
        raise Refused(_("The family says yes first."))
    _end(offer, OfferState.ENROLLED)
    PlaceFinding.objects.create(
        dossier_id=offer.dossier_id,
        case_id=offer.case_id,
        found=PlaceFound.HAS,
        at=instant(),
        by=actor.writes_as,
        by_name=actor.name,
    )


@action(Permission.PLAN_WRITE)
def lose_offer(*, actor: Actor, offer_id: UUID, reason: str, words: str = "") -> None:
    """Whoever offered the place took it back. Says why, so that nobody is blamed for silence."""
    offer, pack = _open(actor, offer_id), _pack_of(offer_id)
    _known_reason(_ordinary(pack), reason)
    offer.reason_key, offer.words = reason, words.strip()
    if offer.state == OfferState.OPEN:
        _tell_clock(actor, offer)
    _end(offer, OfferState.LOST)


def against_closing(case_id: UUID) -> str | None:
    """An offer that nobody decided on keeps a case open (capability B45)."""
    if not PlaceOffer.objects.filter(case_id=case_id, state__in=UNDECIDED).exists():
        return None
    return _("A place was offered: say whether the child has it now, or that the family refused.")


def before_moving(case_id: UUID, pack: Pack, to: str) -> str | None:
    """What the ordinary place holds against a stage; asked by cases.actions.stages."""
    if pack.ordinary_place is None:
        return None
    return against_moving(pack, to, _latest(case_id))


def _latest(case_id: UUID) -> PlaceFound | None:
    newest = PlaceFinding.objects.filter(case_id=case_id).order_by("-at", "-pk").first()
    return PlaceFound(newest.found) if newest else None


def _desk(actor: Actor, case_id: UUID, category: Category) -> tuple[Desk, OrdinaryPlace]:
    desk = desk_of(actor, case_id)
    desk.require(category)
    if desk.is_own:
        raise Refused(_("Whoever answers for the family does this."))
    return desk, _ordinary(desk.pack)


def _ordinary(pack: Pack) -> OrdinaryPlace:
    if pack.ordinary_place is None:
        raise Refused(_("This programme has no ordinary place before it."))
    return pack.ordinary_place


def _known_reason(ordinary: OrdinaryPlace, reason: str) -> None:
    if reason not in ordinary.reasons:
        raise Refused(_("Choose one of the reasons shown."))


def _open(actor: Actor, offer_id: UUID) -> PlaceOffer:
    offer = PlaceOffer.objects.select_for_update(of=("self",)).get(pk=offer_id)
    desk = desk_of(actor, offer.case_id)
    desk.require(Category.SCHEDULE)
    desk.require_same(offer.dossier_id)
    if offer.state not in UNDECIDED:
        raise Refused(_("This offer has ended."))
    return offer


def _pack_of(offer_id: UUID) -> Pack:
    held = PlaceOffer.objects.filter(pk=offer_id)
    return pack_of(held.values_list("case__pack_version_id", flat=True).get())


def _answer(
    actor: Actor, offer: PlaceOffer, pack: Pack, *, says_yes: bool, reason: str, words: str
) -> None:
    if offer.state != OfferState.OPEN:
        raise Refused(_("This offer was answered already, or it is lost."))
    if not says_yes:
        _known_reason(_ordinary(pack), reason)
        offer.reason_key, offer.ended_at = reason, instant()
    offer.words, offer.answered_at = words.strip(), instant()
    offer.state = OfferState.ACCEPTED if says_yes else OfferState.DECLINED
    offer.version += 1
    offer.save()
    _tell_clock(actor, offer)
    touched(offer.dossier_id, offer.pk, "state", "reason", kind="place.offer")


def _tell_clock(actor: Actor, offer: PlaceOffer) -> None:
    happened(actor=actor, case_id=offer.case_id, event=Event.OFFER_ANSWERED, about_id=offer.pk)


def _end(offer: PlaceOffer, state: OfferState) -> None:
    offer.state, offer.ended_at = state, instant()
    offer.version += 1
    offer.save()
    touched(offer.dossier_id, offer.pk, "state", kind="place.offer")
