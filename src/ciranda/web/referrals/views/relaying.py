"""Asking whoever may know the child of a referral, without learning who that is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.people.actions import relaying
from ciranda.people.queries import Known, candidates
from ciranda.referrals.queries import Sheet
from ciranda.web.answers import attempt
from ciranda.web.people.forms import AnswerForm
from ciranda.web.referrals.views.frame import actor_of, found_sheet, posted


@requires(Permission.PERSON_SEARCH, Purpose.TRIAGE)
def relay(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Write to whoever answers for a child of this name. It reads the same whether or not anybody
    does (design, section 7)."""
    found = found_sheet(referral_id)
    form = AnswerForm(posted(request))
    form.fields["words"].label = _("What do you want to ask?")
    form.fields["words"].help_text = _("Say how to reach you. No name of the family is needed.")
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: _relay(request, found, words)):
            messages.success(
                request, _("Sent. If somebody answers for a child of this name, they can answer.")
            )
            return redirect("web:people:questions")
    return render(request, "web/referrals/relay.html", {"form": form, "sheet": found})


def _relay(request: HttpRequest, found: Sheet, words: str) -> UUID:
    actor = actor_of(request)
    given, _space, surnames = found.child.partition(" ")
    known = Known(given, surnames, born_on=found.born_on, born_precision=found.born_precision)
    met = candidates(actor, known)
    return relaying.relay(actor=actor, search_id=met.search_id, words=words)
