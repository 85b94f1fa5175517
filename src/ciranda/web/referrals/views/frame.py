"""What the referral views share: finding the sheet, and a page with one form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.referrals.policies.sending import NotPossible
from ciranda.referrals.queries import Sheet, sheet
from ciranda.web.referrals.forms import show

Step = tuple[str, str, str]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def language() -> str:
    """The reader's language."""
    return get_language() or "en"


def found_sheet(referral_id: UUID) -> Sheet:
    """The referral with all that may be seen of it; 404 for a stranger. The look is recorded."""
    found = sheet(referral_id, now=timezone.now())
    if found is None:
        raise Http404
    looked(found.dossier_id, found.id, "referral")
    return found


def decided_sheet(request: HttpRequest, referral_id: UUID) -> Sheet:
    """The same for whoever decides on it: 403 for a coordinator who only sent it."""
    found = found_sheet(referral_id)
    if found.team_id not in actor_of(request).team_ids:
        raise Refused(_("Only the coordinator of the team that answers for it decides."))
    return found


def tried(request: HttpRequest, work: Callable[[], Any], done: str) -> None:
    """Do one thing at the press of a button, and say what came of it."""
    try:
        work()
    except NotPossible as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)


def posted(request: HttpRequest) -> Any:
    """What was sent, for a form; None while it is only shown."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.Form, work: Callable[[dict[str, Any]], Any]) -> bool:
    """Do the work with what was typed; False, with problems at their fields, if it cannot be."""
    if not form.is_valid():
        return False
    try:
        work(form.cleaned_data)
    except NotPossible as refused:
        show(form, refused.problems)
        return False
    return True


def step(
    request: HttpRequest,
    found: Sheet,
    form: forms.Form,
    words: Step,
    work: Callable[[dict[str, Any]], Any],
    template: str = "web/referrals/step.html",
    *,
    looking: bool = False,
    **context: Any,
) -> HttpResponse:
    """A page with one form that moves the referral on; `words` are title, button and thanks."""
    title, button, done = words
    if request.method == "POST" and not looking and attempt(form, work):
        messages.success(request, done)
        return redirect("web:referrals:triage", found.id)
    shown = {"form": form, "title": title, "button": button, "sheet": found, **context}
    return render(request, template, shown)
