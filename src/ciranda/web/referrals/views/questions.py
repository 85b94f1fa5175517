"""Answering a local team's question for one's own service."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.referrals import actions
from ciranda.referrals.queries import enquiry
from ciranda.web.referrals.deciding_forms import ReplyForm
from ciranda.web.referrals.pages import question_rows
from ciranda.web.referrals.views.frame import actor_of, attempt, posted


@requires(Permission.ENQUIRY_ANSWER, Purpose.TRIAGE)
def question(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    """The question, whom it is about, and the answer; nothing else of the referral."""
    actor = actor_of(request)
    found = enquiry(actor, enquiry_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, found.id, "enquiry")
    form = ReplyForm(posted(request))
    if request.method == "POST" and attempt(
        form,
        lambda data: actions.reply(
            actor=actor,
            enquiry_id=enquiry_id,
            answer=data["answer"],
            knows_nothing=data["knows_nothing"],
        ),
    ):
        messages.success(request, _("Sent. Thank you: the team reads it now."))
        return redirect("web:referrals:questions")
    context = {"found": found, "rows": question_rows(found), "form": form}
    return render(request, "web/referrals/question.html", context)
