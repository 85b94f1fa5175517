"""What I was asked and what I answered: mine alone, and mine to change."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import consents as actions
from ciranda.cases.queries import consents as queries
from ciranda.cases.queries.consents import Posed, Proposal
from ciranda.portal.consents.forms import AnswerForm
from ciranda.portal.consents.pages import Asked, asked, receiver
from ciranda.portal.pages import me, plain
from ciranda.programmes.enums import ConsentKind


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def consents(request: HttpRequest) -> HttpResponse:
    """Everything I was asked: what waits, what I agreed to, what I said no to."""
    found = queries.posed_to(me(request))
    for dossier_id, case_id in {(q.dossier_id, q.case_id) for q in found}:
        looked(dossier_id, case_id, "consents")
    lines = [asked(q, get_language() or "en") for q in found]
    context = {
        "waiting": [x for x in lines if x.state == "waiting"],
        "agreed": [x for x in lines if x.state == "agreed"],
        "moved": [x for x in lines if x.state == "moved" and x.said_at],
        "said_no": [x for x in lines if x.state == "no"],
    }
    return render(request, "portal/consents/open.html", context)


def _question(request: HttpRequest, question_id: UUID) -> Posed:
    found = queries.posed(question_id)
    if found is None or found.person_id != me(request):
        raise Http404
    looked(found.dossier_id, found.id, "question")
    return found


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def answer(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """One question: the words, who would see what, and my answer."""
    question = _question(request, question_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, question=question)
    if request.method == "POST" and form.is_valid() and _record(request, form):
        return redirect("portal:consents:open")
    context = {
        "question": question,
        "line": asked(question, get_language() or "en"),
        "receiver": receiver(question),
        "would_see": _would_see(question),
        "form": form,
    }
    return render(request, "portal/consents/answer.html", context)


def _would_see(question: Posed) -> list[str]:
    """The derivation on the proposed facts, asked for this one consent alone."""
    if question.kind != ConsentKind.SHARING or question.service_id is None:
        return []
    proposal = Proposal(question.service_id, question.cats)
    return plain(queries.service_sees(question.case_id, proposal))


def _record(request: HttpRequest, form: AnswerForm) -> bool:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        actions.answer_own(
            actor=actor,
            question_id=form.question.id,
            categories=form.chosen(),
            typed_name=form.cleaned_data["typed_name"],
            drawing=form.picture(),
            until_on=form.until(),
        )
    except Refused as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request,
        _("Thank you. Your answer is saved. You can change it at any time.")
        if form.chosen()
        else _("Your no is saved. The help you get stays the same."),
    )
    return True


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def take_back(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Take my agreement back: what that ends, and what it cannot take back."""
    question = _question(request, question_id)
    line: Asked = asked(question, get_language() or "en")
    if request.method == "POST":
        actor: Actor = request.actor  # type: ignore[attr-defined]
        actions.withdraw_own(
            actor=actor, question_id=question_id, reason=request.POST.get("words", "")[:2000]
        )
        messages.success(request, _("Done. From this moment it is closed. Nobody else is told."))
        return redirect("portal:consents:open")
    if line.state != "agreed":
        return redirect("portal:consents:open")
    context = {"line": line, "is_sharing": question.kind == ConsentKind.SHARING}
    return render(request, "portal/consents/take_back.html", context)
