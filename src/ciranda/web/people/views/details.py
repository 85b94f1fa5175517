"""Adding to what is known of a person, and ending what no longer holds."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.people.actions import households, naming, reaching, whereabouts
from ciranda.web.people.forms import ADDED, RenameForm
from ciranda.web.people.views import seen


@requires(Permission.PERSON_CHANGE)
def add(request: HttpRequest, person_id: UUID, what: str) -> HttpResponse:
    """One more fact: a residence, a school, a way to reach them, a language, a number."""
    if what not in ADDED:
        raise Http404
    person = seen(request, person_id)
    form = ADDED[what](request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            form.save(request.actor, person_id)  # type: ignore[attr-defined]
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved."))
            return redirect("web:people:open", person_id)
    context = {"form": form, "person": person, "title": form.title}
    return render(request, "web/people/step.html", context)


@requires(Permission.PERSON_CHANGE)
def rename(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Correct a name or a birth date."""
    person = seen(request, person_id)
    form = RenameForm.of(person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            naming.rename(actor=request.actor, person_id=person_id, **form.values())  # type: ignore[attr-defined]
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved. What was written before is kept."))
            return redirect("web:people:open", person_id)
    context = {"form": form, "person": person, "title": _("Correct the name or birth date")}
    return render(request, "web/people/step.html", context)


@requires(Permission.PERSON_CHANGE)
@sent_from("web:people:open", "person_id")
def end(request: HttpRequest, person_id: UUID, what: str, row_id: UUID) -> HttpResponse:
    """A fact that no longer holds. The row stays, with its end."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    ends: dict[str, Callable[[], Any]] = {
        "residence": lambda: whereabouts.leave_home(actor=actor, residence_id=row_id, on=today),
        "contact": lambda: reaching.end_contact_point(actor=actor, point_id=row_id, on=today),
        "language": lambda: reaching.unspeak(actor=actor, language_id=row_id),
        "number": lambda: reaching.take_number_back(actor=actor, identifier_id=row_id),
        "living": lambda: households.leave_household(actor=actor, member_id=row_id, on=today),
    }
    if what not in ends:
        raise Http404
    seen(request, person_id)
    try:
        ends[what]()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("Ended today."))
    return redirect("web:people:open", person_id)
