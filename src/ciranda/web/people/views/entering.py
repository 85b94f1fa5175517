"""Entering somebody: who may be known already comes first, side by side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.people.actions import find_or_register
from ciranda.people.actions.relaying import relay
from ciranda.people.queries import Candidates, candidates
from ciranda.web.people.forms import ASK, NONE, DecisionForm, PersonForm
from ciranda.web.search.comparing import comparisons

# What the page of the decision writes itself; all else that was typed is kept on it.
OWN = frozenset({"csrfmiddlewaretoken", "_key", "decision", "words"})


@requires(Permission.PERSON_REGISTER)
def new(request: HttpRequest) -> HttpResponse:
    """First who it is; then, if somebody may be known, the decision; then the person's page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "web/people/new.html", {"form": form})
    met = candidates(actor, form.known())
    if not (met.proposed or met.may_be_known):
        return _enter(request, actor, form, met)
    decision = DecisionForm(request.POST if "decision" in request.POST else None, met=met)
    if decision.is_bound and decision.is_valid():
        return _decided(request, actor, form, decision, met)
    typed = [(k, v) for k, v in request.POST.items() if k not in OWN]
    compared = comparisons(form.known(), met)
    context = {"form": decision, "person": form, "met": met, "typed": typed, "compared": compared}
    return render(request, "web/people/candidates.html", context)


def _decided(
    request: HttpRequest, actor: Actor, form: PersonForm, decision: DecisionForm, met: Candidates
) -> HttpResponse:
    chosen = decision.cleaned_data["decision"]
    if chosen == ASK:
        relay(actor=actor, search_id=met.search_id, words=decision.cleaned_data["words"])
        messages.success(request, _("Sent. You find the answer here, if one comes."))
        return redirect("web:people:questions")
    if chosen == NONE:
        return _enter(request, actor, form, met)
    same = find_or_register(
        actor=actor, known=form.known(), same_as=UUID(chosen), search_id=met.search_id
    )
    messages.success(request, _("This is the person who was known already."))
    return redirect("web:people:open", same.person_id)


def _enter(request: HttpRequest, actor: Actor, form: PersonForm, met: Candidates) -> HttpResponse:
    made = find_or_register(actor=actor, known=form.known(), decided=True, search_id=met.search_id)
    messages.success(request, _("Entered."))
    return redirect("web:people:open", made.person_id)
