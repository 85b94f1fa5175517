"""The shared register: who is involved with a child, before anybody is called."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.register import look_in_register
from ciranda.cases.enums import LookedFor
from ciranda.web.answers import attempt
from ciranda.web.register.forms import LookForm


@requires(Permission.REGISTER_LOOK)
def look(request: HttpRequest) -> HttpResponse:
    """A form, and the services it finds.

    The answer stands on the page that was sent, not behind an address: a child's name belongs in
    no address, and an answer that may change is kept nowhere.
    """
    form = LookForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "asked": False}
    if request.method == "POST" and form.is_valid():
        found = attempt(
            form,
            lambda: look_in_register(
                actor=request.actor,  # type: ignore[attr-defined]
                sought=form.sought(),
                looked_for=LookedFor(form.cleaned_data["looked_for"]),
            ),
        )
        context |= {"asked": found is not None, "services": found, "sought": form.cleaned_data}
    return render(request, "web/register/look.html", context)
