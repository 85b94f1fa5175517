"""The consents of a family: what was asked, signing, taking back, who sees what."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Category, Permission, mask
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import consents as actions
from ciranda.cases.queries import consents as queries
from ciranda.cases.queries.consents import Posed, Proposal, Sheet
from ciranda.consent.enums import PLAIN_WORDS, Method
from ciranda.consent.policies import signing
from ciranda.documents import actions as documents
from ciranda.documents.policies.cleaning import Unfit
from ciranda.programmes.enums import ConsentKind
from ciranda.web.answers import looked_for, unchecked
from ciranda.web.consent import pages
from ciranda.web.consent.forms import AnswerForm, AskForm, WithdrawForm


def _language() -> str:
    return get_language() or "en"


def sheet_or_no(case_id: UUID, kind: str = "consents") -> Sheet:
    """The consents of a case, read as `kind`. Raises Http404 for a stranger, and Refused for who
    sees the case and not its consents."""
    sheet = queries.sheet_of(case_id)
    if sheet is None:
        raise Http404
    if not sheet.may_read:
        raise Refused(
            _("The consents are with the case manager and the coordinator. Ask one of them.")
        )
    looked(sheet.dossier_id, case_id, kind)
    return sheet


def _question(question_id: UUID) -> Posed:
    question = queries.posed(question_id)
    if question is None:
        raise Http404
    return question


@requires(Permission.CONSENT_READ)
def consents(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was asked of whom, what each answered, and what it opens."""
    sheet = sheet_or_no(case_id)
    context = {
        "sheet": sheet,
        "case_id": case_id,
        "sections": pages.sections(sheet, _language()),
        "is_new": not sheet.lines,
        "check_in": [p.name for line in sheet.lines for p in line.puts if _is_fresh(sheet, p)],
    }
    return render(request, "web/consent/open.html", context)


def _is_fresh(sheet: Sheet, put: queries.Put) -> bool:
    """Taken back within the last two weeks: a private talk is wise (design, section 7)."""
    given = put.given
    return bool(given and given.withdrawn_at and (sheet.now - given.withdrawn_at).days < 14)


@requires(Permission.CONSENT_RECORD)
def ask(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Choose what to ask, for which receivers, and whom."""
    sheet = sheet_or_no(case_id)
    words, looking = looked_for(request)
    family = queries.signers_of(case_id).family
    may_sign = {
        person
        for column in sheet.pack.consent_columns.values()
        for person in signing.required(sheet.pack, column, family).may_sign
    }
    form = AskForm(
        request.POST if request.method == "POST" else None,
        pack=sheet.pack,
        language=_language(),
        receivers=queries.receivers_for(case_id, words),
        signers=[kin for kin in sheet.family if kin.person_id in may_sign],
        initial=_as_before(sheet, request.GET.get("renew", "")),
    )
    if looking:
        unchecked(form)
    elif request.method == "POST" and form.is_valid() and _ask(request, case_id, form):
        return redirect("web:consent:open", case_id)
    context = {"sheet": sheet, "case_id": case_id, "form": form, "looked_for": words}
    return render(request, "web/consent/ask.html", context)


def _as_before(sheet: Sheet, consent_id: str) -> dict[str, object]:
    """What was asked, of whom and in which language, for asking it again before it ends."""
    line = next((one for one in sheet.lines if str(one.id) == consent_id), None)
    if line is None:
        return {}
    column = [str(line.service_id)] if line.service_id else True
    people = {f"person_{put.person_id}": put.language for put in line.puts}
    return {f"column_{line.column_key}": column, **people}


def _ask(request: HttpRequest, case_id: UUID, form: AskForm) -> bool:
    languages = form.languages()
    try:
        actions.ask(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            asks=form.asks(),
            people=list(languages),
            languages=languages,
            language=_language(),
        )
    except Refused as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Asked. Each person answers alone, here, on paper or at home."))
    return True


@requires(Permission.CONSENT_READ)
def who_sees_what(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everyone who sees some part of the file, and which."""
    sheet = sheet_or_no(case_id)
    seen = queries.who_sees(case_id)
    context = {
        "sheet": sheet,
        "case_id": case_id,
        "table": pages.sees_table(seen, _("Who sees which part of the file"), sheet.pack),
    }
    return render(request, "web/consent/who_sees.html", context)


@requires(Permission.CONSENT_RECORD)
def sign(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """One person's answer: the words, what it would open, and the signature."""
    question = _question(question_id)
    sent = request.method == "POST"
    form = AnswerForm(
        request.POST if sent else None, request.FILES if sent else None, question=question
    )
    if sent and "preview" not in request.POST and form.is_valid() and _record(request, form):
        return redirect("web:consent:open", question.case_id)
    if not sent:
        looked(question.dossier_id, question.id, "question")
    context = {
        "question": question,
        "form": form,
        "rows": pages.question_rows(question, _language()),
        "changes": _changes(question, _chosen(form, question)),
    }
    return render(request, "web/consent/sign.html", context)


def _chosen(form: AnswerForm, question: Posed) -> frozenset[Category]:
    """What the preview shows: what is chosen so far, or all that is asked."""
    if form.is_bound and form["answer"].value() == "no":
        return frozenset()
    if form.is_bound and form["answer"].value() == "some":
        picked = set(form["categories"].value())
        return frozenset(c for c in question.categories if str(int(c)) in picked)
    return frozenset(question.categories)


def _changes(question: Posed, chosen: frozenset[Category]) -> list[str]:
    if question.kind != ConsentKind.SHARING or question.service_id is None:
        return []
    proposal = Proposal(question.service_id, mask(chosen))
    seen = queries.who_sees(question.case_id, [proposal], without=question.effects)
    return pages.changes(seen)


def _record(request: HttpRequest, form: AnswerForm) -> bool:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    question = form.question
    try:
        paper = _paper(actor, form)
        actions.record_answer(
            actor=actor,
            question_id=question.id,
            categories=form.chosen(),
            signed=form.signed(paper),
            until_on=form.until(),
        )
    except Unfit as error:
        form.add_error("scan", str(error))
        return False
    except Refused as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request,
        _("Recorded. It opens what was agreed from now on.")
        if form.chosen()
        else _("Recorded. Saying no changes nothing about the help the family gets."),
    )
    return True


def _paper(actor: Actor, form: AnswerForm) -> UUID | None:
    scan = form.cleaned_data.get("scan")
    if form.cleaned_data["method"] != Method.PAPER or not scan:
        return None
    return documents.add(
        actor=actor,
        dossier_id=form.question.dossier_id,
        categories=frozenset({Category.CONSENT}),
        title=form.question.pack.label(
            f"consent_columns.{form.question.column_key}", form.question.language
        ),
        body=scan.read(),
        private_to=form.question.person_id,
    )


@requires(Permission.CONSENT_RECORD)
def withdraw(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Record that a person takes their agreement back."""
    question = _question(question_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.record_withdrawal(
            actor=request.actor,  # type: ignore[attr-defined]
            question_id=question_id,
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Recorded. What this opened is closed from this moment."))
        return redirect("web:consent:open", question.case_id)
    looked(question.dossier_id, question.id, "question")
    context = {
        "question": question,
        "form": form,
        "rows": pages.question_rows(question, _language()),
        "receiver": pages.receiver(question.service, question.agency),
        "is_sharing": question.kind == ConsentKind.SHARING,
    }
    return render(request, "web/consent/withdraw.html", context)


@requires(Permission.CONSENT_RECORD)
def paper(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """The question on paper, to be signed by hand and scanned."""
    question = _question(question_id)
    looked(question.dossier_id, question.id, "question")
    context = {
        "question": question,
        "label": question.pack.label(f"consent_columns.{question.column_key}", question.language),
        "receiver": pages.receiver(question.service, question.agency),
        "parts": [PLAIN_WORDS[c] for c in question.categories],
        "is_sharing": question.kind == ConsentKind.SHARING,
    }
    return render(request, "web/consent/paper.html", context)
