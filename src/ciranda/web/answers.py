"""When an action says no in words: the form comes back with them instead of a closed door."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from ciranda.access.actions import Refused

Answer = TypeVar("Answer")


def attempt(form: forms.Form, act: Callable[[], Answer]) -> Answer | None:
    """Do what the form asks; a refusal becomes the form's error and gives None.

    Only for what the person can mend. Who may not be here at all was turned away before.
    """
    try:
        return act()
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


def succeeds(form: forms.Form, work: Callable[[dict[str, Any]], Any]) -> bool:
    """Whether `work` did what a valid form asks; a refusal stands on the form, nothing is lost."""
    try:
        work(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def unchecked(form: forms.Form) -> None:
    """Show what was typed as it is, without errors: something is looked up before it is sent."""
    form.errors.clear()


def looked_for(request: HttpRequest) -> tuple[str, bool]:
    """The words by which a service is looked for, and whether that button was pressed."""
    typed = request.POST if request.method == "POST" else request.GET
    words = typed.get("words", request.GET.get("words", ""))
    return words.strip()[:200], "look" in request.POST
