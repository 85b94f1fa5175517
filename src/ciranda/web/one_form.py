"""A page that holds one form: shown, sent, mended, and left for where it came from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ciranda.web.answers import succeeds
from ciranda.web.components import Words


@dataclass(frozen=True)
class OneForm:
    """What stands around a form. `done` is said once it is sent; then `back_href` is shown."""

    title: Words
    button: Words
    done: Words
    back_href: str
    back_words: Words
    caption: Words = ""
    above: tuple[Words, ...] = ()


def one_form(
    request: HttpRequest, page: OneForm, form: forms.Form, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Show a form, or do what it says. A refusal comes back with the form and what was typed."""
    if request.method == "POST" and form.is_valid() and succeeds(form, act):
        messages.success(request, str(page.done))
        return redirect(page.back_href)
    return render(request, "web/one_form.html", {**vars(page), "form": form})


def sent(request: HttpRequest) -> Any:
    """What was sent, or None while the form is only shown."""
    return request.POST if request.method == "POST" else None
