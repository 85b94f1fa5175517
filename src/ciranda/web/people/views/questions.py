"""Questions about children who may be known: those for me, and mine."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.people.actions import relaying
from ciranda.people.enums import RelayKind
from ciranda.people.queries.relays import asked_by_me, asked_of_me
from ciranda.web.people.forms import AnswerForm
from ciranda.web.people.invite_forms import InviteForm, InviteReplyForm


@requires(Permission.PERSON_SEARCH)
def inbox(request: HttpRequest) -> HttpResponse:
    """What is asked of me, and the answers to what I asked."""
    actor = request.actor  # type: ignore[attr-defined]
    asked = asked_of_me()
    for one in asked:
        looked(one.dossier_id, one.id, "relay_message")
    context = {"asked": asked, "mine": asked_by_me(actor)}
    return render(request, "web/people/questions.html", context)


@requires(Permission.PERSON_SEARCH)
def answer(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Answer a question. The asker reads the words and not whose they are."""
    found = next((one for one in asked_of_me() if one.id == message_id), None)
    if found is None:
        raise Http404
    looked(found.dossier_id, found.id, "relay_message")
    sent = request.POST if request.method == "POST" else None
    invited = found.kind == RelayKind.INVITE
    form = InviteReplyForm(sent) if invited else AnswerForm(sent)
    if request.method == "POST" and form.is_valid():
        try:
            form.send(request.actor, message_id)  # type: ignore[attr-defined]
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Sent. Your team is not named in it."))
            return redirect("web:people:questions")
    return render(request, "web/people/answer.html", {"form": form, "asked": found})


@requires(Permission.PERSON_SEARCH)
def invite(request: HttpRequest) -> HttpResponse:
    """Ask whoever answers for a family one may not contact to invite it."""
    actor = request.actor  # type: ignore[attr-defined]
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            form.send(actor)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            # the same words whether or not anybody was reached (design, section 7)
            messages.success(request, _("Sent. If somebody answers, you read it here."))
            return redirect("web:people:questions")
    return render(request, "web/people/invite.html", {"form": form})


@requires(Permission.PERSON_SEARCH)
@sent_from("web:people:questions")
def put_away(request: HttpRequest, relay_id: UUID) -> HttpResponse:
    """I have read the answer, or wait no longer."""
    actor = request.actor  # type: ignore[attr-defined]
    if not any(one.id == relay_id for one in asked_by_me(actor)):
        raise Http404
    relaying.put_away(actor=actor, relay_id=relay_id)
    return redirect("web:people:questions")
