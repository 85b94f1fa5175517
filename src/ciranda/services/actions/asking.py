"""Asking services to do something for a family: one request, a signature for each service."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Service
from ciranda.cases.actions.asked_parts import end_parts, open_part, show_part
from ciranda.cases.actions.climbing import must_have_climbed
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.consents import Withdrawn
from ciranda.cases.models import Case
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.sharing import agreed_to
from ciranda.cases.queries.subjects import called
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.programmes.enums import ConsentKind, Event
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema import Pack
from ciranda.services.enums import PartState, Way
from ciranda.services.models import Request, RequestPart
from ciranda.services.policies.loop import OVER, column_for


@dataclass(frozen=True)
class Asked:
    """What became of a request: the parts that went, and those that wait for a signature."""

    request_id: UUID
    sent: tuple[UUID, ...]
    waiting: tuple[UUID, ...]


@dataclass(frozen=True)
class ToService:
    """A service, and how the family is sent on to it."""

    service_id: UUID
    way: Way = Way.WARM


@action(Permission.REQUEST_SEND)
def send_request(
    *, actor: Actor, case_id: UUID, topic: str, words: str, services: Sequence[ToService]
) -> Asked:
    """Ask one service or several about one thing, each under a signature of its own.

    A service whose column the family has not signed for it by name learns nothing: its part waits
    (`route_request` sends it once they signed). Being told where to go sends nothing to anybody.
    Raises Refused without words or services, and where the programme asks no services.
    """
    desk = desk_of(actor, case_id)
    desk.require(Category.PLAN)
    asking = desk.pack.requests
    if asking is None or topic not in asking.topics:
        raise Refused(_("Choose what this is about."))
    if not words.strip() or not services:
        raise Refused(_("Say what is asked, and of whom."))
    if len({to.service_id for to in services}) < len(services):
        raise Refused(_("Each service is asked once. Choose one way for it."))
    must_have_climbed(case_id, desk.pack)
    assert desk.dossier_id and actor.membership_id  # noqa: PT018
    request = Request.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        topic=topic,
        words=words.strip(),
        language=get_language() or "en",
        asked_at=instant(),
        asked_by=actor.membership_id,
    )
    touched(desk.dossier_id, request.pk, "words", "services", kind="request")
    version = Case.objects.values_list("pack_version_id", flat=True).get(pk=case_id)
    for to in services:
        _add_part(request, desk.pack, version, to)
    return _route(actor, request, desk.pack)


def _add_part(request: Request, pack: Pack, version_id: UUID, to: ToService) -> None:
    service = Service.objects.get(pk=to.service_id)
    column, dossier_id = "", request.dossier_id
    if to.way is Way.WARM:
        column, dossier_id = _column(pack, service), uuid7()
        open_part(request.case_id, service.pk, request.pk, dossier_id)
    RequestPart.objects.create(
        dossier_id=dossier_id,
        request=request,
        case_id=request.case_id,
        service=service,
        pack_version_id=version_id,
        way=to.way,
        column_key=column,
        topic=request.topic,
        about=called(request.case_id),
        words=request.words if to.way is Way.WARM else "",
        state=PartState.UNSIGNED if to.way is Way.WARM else PartState.TOLD,
    )


def _column(pack: Pack, service: Service) -> str:
    assert pack.requests
    kinds = {
        key: (str(c.receiver.kind), c.receiver.sector and str(c.receiver.sector))
        for key, c in pack.consent_columns.items()
    }
    found = column_for(pack.requests.needs, kinds, service.sector)
    if found is None:
        raise Refused(_("The form has no column under which this service could be asked."))
    return found


@action(Permission.REQUEST_SEND)
def route_request(*, actor: Actor, request_id: UUID) -> Asked:
    """Send the parts the family has signed for since; say which still wait."""
    request = Request.objects.get(pk=request_id)
    desk = desk_of(actor, request.case_id)
    desk.require(Category.PLAN)
    touched(request.dossier_id, request.pk, "services", kind="request")
    return _route(actor, request, desk.pack)


def _route(actor: Actor, request: Request, pack: Pack) -> Asked:
    sent, waiting = [], []
    parts = RequestPart.objects.filter(request=request, state=PartState.UNSIGNED)
    for part in parts.order_by("id"):
        if agreed_to(part.case_id, part.column_key, part.service_id):
            _send(actor, part, pack)
            sent.append(part.pk)
        else:
            waiting.append(part.pk)
    return Asked(request.pk, tuple(sent), tuple(waiting))


def _send(actor: Actor, part: RequestPart, pack: Pack) -> None:
    assert pack.requests
    calendar = clock_facts(part.case_id).calendar
    part.state = PartState.SENT
    part.due_on = later(instant().date(), pack.requests.answer_within, calendar)
    part.save(update_fields=["state", "due_on"])
    show_part(part.case_id, part.dossier_id)
    happened(actor=actor, case_id=part.case_id, event=Event.REQUEST_MADE, about_id=part.pk)
    touched(part.dossier_id, part.pk, "state", kind="request.part")


def after_withdrawal(actor: Actor, news: Withdrawn) -> list[UUID]:
    """What the consents call in the transaction of a withdrawal: the service is asked no more."""
    if news.kind == ConsentKind.SHARING and news.service_id:
        stop_asking(actor=actor, case_id=news.case_id, service_id=news.service_id)
    return []


@action(Permission.SYSTEM_RUN)
def stop_asking(*, actor: Actor, case_id: UUID, service_id: UUID) -> None:
    """End what a service is asked for a family. Its own words stay with it."""
    dossiers = end_parts(case_id, service_id)
    standing = RequestPart.objects.filter(dossier_id__in=dossiers).exclude(state__in=OVER)
    standing.update(state=PartState.ENDED)
    for part in standing.model.objects.filter(dossier_id__in=dossiers, state=PartState.ENDED):
        happened(actor=actor, case_id=case_id, event=Event.REQUEST_ANSWERED, about_id=part.pk)
    touched(dossiers[0] if dossiers else None, service_id, "ended_at", kind="request.part")
