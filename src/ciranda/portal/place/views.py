"""Places that were offered to one's child: until when, and one's own answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.portal.pages import me
from ciranda.portal.place.forms import AnswerForm
from ciranda.programmes.queries import pack_of
from ciranda.services.actions import answer_offer
from ciranda.services.queries import PlaceLine, offers_to


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_places(request: HttpRequest) -> HttpResponse:
    """What was offered to my family, unanswered first."""
    offers = offers_to(me(request))
    for offer in offers:
        looked(offer.dossier_id, offer.id, "offer")
    return render(request, "portal/place/open.html", {"offers": offers})


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def answer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """My answer to one of them."""
    offer = _mine(request, offer_id)
    looked(offer.dossier_id, offer.id, "offer")
    if not offer.is_open:
        return redirect("portal:place:open")
    posted = request.POST if request.method == "POST" else None
    form = AnswerForm(posted, pack=pack_of(offer.pack_version_id))
    if request.method == "POST" and form.is_valid() and _answered(request, offer, form):
        return redirect("portal:place:open")
    return render(request, "portal/place/answer.html", {"offer": offer, "form": form})


def _answered(request: HttpRequest, offer: PlaceLine, form: AnswerForm) -> bool:
    data = form.cleaned_data
    try:
        answer_offer(
            actor=request.actor,  # type: ignore[attr-defined]
            offer_id=offer.id,
            says_yes=data["says_yes"] == "yes",
            reason=data["reason"],
            words=data["words"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Thank you. Your answer is noted; your contact passes it on."))
    return True


def _mine(request: HttpRequest, offer_id: UUID) -> PlaceLine:
    found = next((o for o in offers_to(me(request)) if o.id == offer_id), None)
    if found is None:
        raise Http404
    return found
