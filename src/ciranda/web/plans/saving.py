"""A change that may be refused or overtaken: the form comes back with what was typed, and, where
somebody else was quicker, with both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.actions import Refused
from ciranda.plans.actions.editing import Overtaken

_TEXTS: dict[str, Promise] = {
    "body": gettext_lazy("Words"),
    "family_words": gettext_lazy("In the family’s words"),
    "professional_words": gettext_lazy("As the team words it"),
    "routine": gettext_lazy("Part of the day"),
    "what": gettext_lazy("What will be done"),
    "frequency": gettext_lazy("How often"),
    "length": gettext_lazy("How long each time"),
    "person_name": gettext_lazy("Who does it"),
    "level_reason": gettext_lazy("Why a lower level is not enough"),
    "due_on": gettext_lazy("By when"),
    "state": gettext_lazy("How far it is"),
    "request": gettext_lazy("What became of the request"),
}


@dataclass
class Attempt:
    """What became of saving. `theirs` is what stands now, where somebody else changed it."""

    done: bool = False
    edition: int = 0
    theirs: tuple[tuple[Any, Any], ...] = ()


def edition_of(request: HttpRequest, known: int) -> int:
    """The edition that was read when the page was opened."""
    sent = request.POST.get("edition", "")
    return int(sent) if sent.isdecimal() else known


def attempt(form: forms.Form, work: Callable[[], object]) -> Attempt:
    """Do it; a no becomes an error of the form, a quicker hand shows what it wrote."""
    try:
        work()
    except Overtaken as error:
        form.add_error(
            None,
            _(
                "Somebody changed this while you were writing. Below is what stands now; your own"
                " words are kept in the form. Save again to put yours in its place."
            ),
        )
        edition: int = error.theirs.edition  # type: ignore[attr-defined]
        return Attempt(False, edition, tuple(_texts(error.theirs)))
    except Refused as error:
        form.add_error(None, str(error))
        return Attempt()
    return Attempt(True)


def _texts(row: object) -> list[tuple[Promise, Any]]:
    found = [(label, getattr(row, name, "")) for name, label in _TEXTS.items()]
    return [(label, text) for label, text in found if text]


@dataclass(frozen=True)
class Step:
    """The words around a form, and where it leads."""

    title: str
    button: str
    back: str
    intro: str = ""
    warns: bool = False


def step(
    request: HttpRequest,
    form: forms.Form,
    words: Step,
    work: Callable[[int], object],
    *,
    edition: int = 0,
    looking: bool = False,
    **context: Any,
) -> HttpResponse:
    """A page with one form. `work` is given the edition that was read; success leads back.

    Nothing is done where one is only `looking` something up in the same form.
    """
    tried = Attempt(edition=edition)
    if request.method == "POST" and not looking and form.is_valid():
        tried = attempt(form, lambda: work(edition_of(request, edition)))
        if tried.done:
            return redirect(words.back)
    context |= {
        "form": form,
        "step": words,
        "theirs": tried.theirs,
        "edition": tried.edition or edition,
    }
    return render(request, context.pop("template", "web/plans/step.html"), context)


def anchor(address: str, thing: UUID | str) -> str:
    """An address on the plan's page."""
    return f"{address}#{thing}"
