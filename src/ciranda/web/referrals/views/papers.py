"""Documents of a referral: adding one, taking one down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.documents.queries import open_document
from ciranda.referrals import actions
from ciranda.referrals.queries import Sheet
from ciranda.web.documents.files import as_file
from ciranda.web.referrals.forms import PaperForm
from ciranda.web.referrals.views.frame import actor_of, attempt, found_sheet, posted


@requires(Permission.DOCUMENT_ADD, Purpose.TRIAGE)
def attach(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Add a document: as its sender, or as the team that decides."""
    found = found_sheet(referral_id)
    of_sender = _of_sender(request, found)
    page = "web:referrals:open" if of_sender else "web:referrals:triage"
    form = PaperForm(posted(request), request.FILES or None, of_sender=of_sender)
    if request.method == "POST" and attempt(
        form,
        lambda _data: actions.attach(
            actor=actor_of(request), referral_id=referral_id, paper=form.paper()
        ),
    ):
        messages.success(request, _("Added. Only those who may see this part of it see it."))
        return redirect(page, referral_id)
    context = {"form": form, "sheet": found, "of_sender": of_sender}
    return render(request, "web/referrals/attach.html", context)


def _of_sender(request: HttpRequest, found: Sheet) -> bool:
    """True for the sender, False for the team. Raises Refused for anybody else, and once
    answered."""
    actor = actor_of(request)
    if found.answer is not None:
        raise Refused(_("The team has answered. Send a new referral if something changed."))
    if found.sender_id is not None and found.sender_id == actor.membership_id:
        return True
    if found.team_id in actor.team_ids and actor.may(Permission.REFERRAL_TRIAGE):
        return False
    raise Refused(_("Only the sender and the team that decides add documents."))


@requires(Permission.REFERRAL_READ, Purpose.TRIAGE)
def paper(request: HttpRequest, referral_id: UUID, document_id: UUID) -> HttpResponse:
    """A document of a referral, as a file."""
    found = found_sheet(referral_id)
    opened = open_document(document_id)
    if opened is None or opened.document.dossier_id not in found.dossier_ids:
        raise Http404
    looked(opened.document.dossier_id, document_id, "document")
    return as_file(opened)
