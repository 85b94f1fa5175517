"""The groups one's family comes to where one chooses the worker, and that choice."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.groups.actions import choose_for_oneself
from ciranda.groups.queries import OwnPlace, own_places


class ChooseForm(forms.Form):
    """To whom they want to come."""

    worker = forms.ChoiceField(
        label=gettext_lazy("Choose one person"),
        help_text=gettext_lazy("You can choose again whenever you want. Nobody asks why."),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the people.")},
    )

    def __init__(self, *args: Any, place: OwnPlace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(key), name) for key, name, _what in place.workers]
        field.initial = str(place.worker_id or "")


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_places(request: HttpRequest) -> HttpResponse:
    """Each group in which one chooses, with whom one chose."""
    places = own_places()
    for place in places:
        looked(place.dossier_id, place.id, "enrolment")
    return render(request, "portal/groups/open.html", {"places": places})


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def choose(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Choose the worker, or another one."""
    place = next((one for one in own_places() if one.id == enrolment_id), None)
    if place is None:
        raise Http404
    looked(place.dossier_id, place.id, "enrolment")
    form = ChooseForm(request.POST if request.method == "POST" else None, place=place)
    if request.method == "POST" and form.is_valid() and _chosen(request, place, form):
        return redirect("portal:groups:open")
    return render(request, "portal/groups/choose.html", {"place": place, "form": form})


def _chosen(request: HttpRequest, place: OwnPlace, form: ChooseForm) -> bool:
    try:
        choose_for_oneself(
            actor=request.actor,  # type: ignore[attr-defined]
            enrolment_id=place.id,
            membership_id=UUID(form.cleaned_data["worker"]),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Thank you. Your choice is noted."))
    return True
