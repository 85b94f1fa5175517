"""Protecting a person's whereabouts, and ending that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.people.actions import shielding
from ciranda.transfers.queries.reading import workers_of
from ciranda.web.choices import workers
from ciranda.web.people.forms import ShieldForm
from ciranda.web.people.views import seen


@requires(Permission.PERSON_SHIELD)
def protect(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Name the keepers; everybody else sees «protected» from this instant."""
    actor = request.actor  # type: ignore[attr-defined]
    person = seen(request, person_id)
    form = ShieldForm(
        request.POST if request.method == "POST" else None,
        workers=workers(workers_of(actor.team_ids)),
        again=person.is_protected,
    )
    if request.method == "POST" and form.is_valid():
        keepers = [UUID(k) for k in form.cleaned_data["keepers"]]
        try:
            if form.cleaned_data.get("ends"):
                shielding.end_shield(actor=actor, person_id=person_id)
            elif person.is_protected:
                shielding.name_keepers(actor=actor, person_id=person_id, keepers=keepers)
            else:
                reason = form.cleaned_data["reason"]
                shielding.shield(actor=actor, person_id=person_id, reason=reason, keepers=keepers)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved. It holds from this instant."))
            return redirect("web:people:open", person_id)
    context = {"form": form, "person": person, "title": _("Protect where this person is")}
    return render(request, "web/people/step.html", context)
