"""Recording a worker's training: whoever is authorised and untrained only reads."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.agencies.actions.training import record_training
from ciranda.web.answers import attempt
from ciranda.web.fields import DateField
from ciranda.web.team.workers import one_of_mine


class TrainingForm(forms.Form):
    """The day of the training."""

    on = DateField(label=gettext_lazy("Day of the training"))


@requires(Permission.WORKER_TRAIN)
def train(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Record that a worker one leads was trained."""
    member = one_of_mine(request, membership_id)
    form = TrainingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        day = form.cleaned_data["on"]
        attempt(form, lambda: record_training(actor=actor, membership_id=membership_id, on=day))
        if not form.errors:
            messages.success(
                request, _("Recorded. %(name)s can write now.") % {"name": member.name}
            )
            return redirect("web:team:workers")
    return render(request, "web/team/train.html", {"form": form, "member": member})
