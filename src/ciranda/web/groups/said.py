"""Something told in a group goes into a family's file, only because she asked for it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.lists import Chosen, Scope, families
from ciranda.groups.actions import write_what_was_said
from ciranda.web.answers import attempt
from ciranda.web.choices import offer
from ciranda.web.groups.views import actor_of, ours, sheet_of

MOST = 60


class SaidForm(forms.Form):
    """Whose file, what she wants in it, and that she asked for it herself."""

    family = forms.ChoiceField(label=gettext_lazy("In which family’s file?"))
    words = forms.CharField(
        label=gettext_lazy("What does she want to have written?"),
        help_text=gettext_lazy("In her words, as far as you can."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
    )
    she_asked = forms.BooleanField(
        label=gettext_lazy("She asked me herself to write this into her family’s file"),
        error_messages={
            "required": gettext_lazy(
                "Only at her own wish: ask her, and tick it if she wants it. Otherwise it stays in"
                " the group."
            )
        },
    )

    def __init__(self, *args: Any, found: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "family", [("", gettext_lazy("Choose a family")), *found])


@requires(Permission.CONTACT_WRITE)
def said(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Write into a file what was told, at her own wish."""
    actor, sheet = actor_of(request), sheet_of(request, session_id)
    ours(request, sheet.group_id)
    lines = families(actor, Chosen(Scope.MINE), length=MOST).lines
    found = [(str(one.case_id), one.name or _("Name not shown")) for one in lines]
    form = SaidForm(request.POST if request.method == "POST" else None, found=found)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = attempt(
            form,
            lambda: write_what_was_said(
                actor=actor,
                session_id=session_id,
                case_id=UUID(data["family"]),
                words=data["words"],
                she_asked=data["she_asked"],
            ),
        )
        if made:
            messages.success(request, _("Written in the family’s file. The group knows nothing."))
            return redirect("web:cases:open", data["family"])
    context = {"sheet": sheet, "form": form, "found": found}
    return render(request, "web/groups/said.html", context)
