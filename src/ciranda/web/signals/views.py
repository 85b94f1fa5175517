"""The public pages: telling a worry, its receipt, and what became of it. No account, no trace."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache

from ciranda.access.actions import ANONYMOUS
from ciranda.access.policies.declared import public
from ciranda.common.ids import clean_reference, reference
from ciranda.referrals import actions, queries
from ciranda.referrals.enums import Relation
from ciranda.referrals.queries import knocks_too_often, public_programmes, what_happened
from ciranda.web.signals.forms import ReferenceForm, SignalForm
from ciranda.web.signals.pages import Before, before, happened

if TYPE_CHECKING:
    from ciranda.programmes.queries import InstalledPack

# A whole nursery may write from one connection; a machine writes more.
MOST_SENT, MOST_ASKED = 40, 200


def _programme(request: HttpRequest) -> "InstalledPack":
    """The programme asked for, or the first that takes concerns from anyone."""
    found = {p.key: p for p in public_programmes()}
    if not found:
        raise Http404
    asked = request.GET.get("programme", "")
    return found.get(asked) or next(iter(found.values()))


def _before(programme: "InstalledPack") -> Before:
    return before(programme.pack, get_language() or "en")


@public("Anyone may say that a child worries them, with or without an account.")
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """Say what is not asked and who is not told; then take the worry."""
    programme = _programme(request)
    form = SignalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if knocks_too_often("send", _address(request), most=MOST_SENT):
            return render(request, "web/signals/too-often.html", status=429)
        try:
            return redirect("web:signals:sent", _receive(form, programme))
        except actions.NoTeamError:
            return render(request, "web/signals/no-team.html", status=503)
    context = {"form": form, "before": _before(programme), "is_professional": _claims_work(form)}
    return render(request, "web/signals/send.html", context)


def _claims_work(form: SignalForm) -> bool:
    return form.is_bound and form.data.get("relation") == Relation.PROFESSIONAL


def _receive(form: SignalForm, programme: "InstalledPack") -> str:
    """Nobody's account is asked: a worker on this page is a private person like anyone else."""
    if form.is_machine:
        # looks like every receipt, leads to nothing
        return reference()
    data = form.cleaned_data
    is_work = data["relation"] == Relation.PROFESSIONAL
    signal = actions.NewSignal(
        pack_version_id=programme.id,
        worry=data["worry"],
        child_name=data["child_name"],
        child_age=data["child_age"],
        place=form.place_words,
        parish_code=form.parish_code,
        relation=Relation(data["relation"] or Relation.UNSAID),
        sector=data["sector"] if is_work else "",
        agency_name=data["agency_name"] if is_work else "",
        name=data["name"],
        contact=data["contact"],
        language=get_language() or "en",
    )
    return actions.receive_signal(actor=ANONYMOUS, signal=signal)


def _address(request: HttpRequest) -> str:
    """The network address; it is hashed before anything else is done with it."""
    return str(request.META.get("REMOTE_ADDR", ""))


@public("The receipt shows only the reference that stands in its own address.")
@never_cache
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt: the reference and what happens next, never what was written.

    Nothing is looked up: any well-formed reference gets the same page.
    """
    cleaned = clean_reference(reference)
    if cleaned != reference or len(cleaned) != 14:
        raise Http404
    return render(request, "web/signals/sent.html", {"reference": cleaned})


@public("Whoever holds a reference may ask what happened, without an account.")
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """What became of a concern. The answer to a POST is drawn at once, so that the reference
    never stands in an address, a history or a log."""
    form = ReferenceForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if knocks_too_often("ask", _address(request), most=MOST_ASKED):
            return render(request, "web/signals/too-often.html", status=429)
        found = what_happened(form.cleaned_data["reference"])
        context["happened"] = happened(found, get_language() or "en")
    return render(request, "web/signals/ask.html", context)


@public("The official list of parishes: nothing of anyone, and nothing is asked.")
@cache_control(public=True, max_age=86400)
def places(_request: HttpRequest) -> JsonResponse:
    """All places at once, so that the browser suggests and what is typed stays with who types."""
    return JsonResponse({"places": queries.places()})


@public("A blank form for paper: nothing of anyone.")
def paper(request: HttpRequest) -> HttpResponse:
    """The same questions on paper, to be handed in at any health centre, school or town hall."""
    context = {"form": SignalForm(), "before": _before(_programme(request))}
    return render(request, "web/signals/paper.html", context)
