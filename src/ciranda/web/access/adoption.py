"""Adoption: the data officer seals the old identity, and opens it again on another decision."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import sealing as actions
from ciranda.cases.queries.sealing import Sealable, sealable
from ciranda.web.answers import attempt
from ciranda.web.wording import day


class SealForm(forms.Form):
    """Whose identity, on which decision."""

    person = forms.ChoiceField(label=gettext_lazy("Which child?"), widget=forms.RadioSelect)
    grounds = forms.CharField(
        label=gettext_lazy("Which court decided what, and when?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    reference = forms.CharField(label=gettext_lazy("Number of the decision"), max_length=200)

    def __init__(self, *args: Any, children: list[Sealable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(child.person_id), _named(child)) for child in children]
        if len(children) == 1:
            field.initial = str(children[0].person_id)


def _named(child: Sealable) -> str:
    born = day(child.born_on) if child.born_on else _("not known")
    said = _("Born: %(day)s.") % {"day": born}
    if child.sealed_at:
        return said + " " + _("Sealed on %(day)s.") % {"day": day(child.sealed_at)}
    return said


@requires(Permission.IDENTITY_SEAL)
def adoption(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Seal the identity of a child of this case."""
    return _page(request, case_id, opens=False)


@requires(Permission.IDENTITY_SEAL)
def unseal(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open an identity that is sealed."""
    return _page(request, case_id, opens=True)


def _page(request: HttpRequest, case_id: UUID, *, opens: bool) -> HttpResponse:
    children = sealable(case_id)
    if not children:
        raise Http404
    chosen = [child for child in children if (child.sealed_at is not None) is opens]
    form = SealForm(request.POST if request.method == "POST" else None, children=chosen)
    if request.method == "POST" and form.is_valid():
        given, act = form.cleaned_data, actions.unseal if opens else actions.seal
        attempt(
            form,
            lambda: act(
                actor=request.actor,  # type: ignore[attr-defined]
                case_id=case_id,
                person_id=UUID(given["person"]),
                grounds=given["grounds"],
                reference=given["reference"],
            ),
        )
        if not form.errors:
            done = _("Opened again.") if opens else _("Sealed. Nobody finds or reads it any more.")
            messages.success(request, done)
            return redirect("web:access:archive")
    context = {
        "form": form,
        "case_id": case_id,
        "opens": opens,
        "chosen": chosen,
        "others": len(children) > len(chosen),
        "stands_open": any(child.open_cases for child in chosen),
    }
    return render(request, "web/access/adoption.html", context)
