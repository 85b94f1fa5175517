"""Eligibility of a case or referral, and the forms of a pack."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.assessments import actions, queries
from ciranda.assessments.enums import SourceKind
from ciranda.assessments.policies import NotRecordedError
from ciranda.programmes.enums import FormUse
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.actions import look
from ciranda.referrals.enums import ReferralState
from ciranda.referrals.queries import sheet
from ciranda.web.assessments.forms import (
    AnswersForm,
    AsideForm,
    BeginForm,
    FactorForm,
    VerdictForm,
    show,
)
from ciranda.web.assessments.pages import (
    decisions,
    factor_entries,
    factor_words,
    form_table,
    no_factor,
    verdict_words,
)


@dataclass(frozen=True)
class About:
    """What an eligibility page is about: a case, or a referral."""

    title: str
    pack_version_id: UUID
    dossier_id: UUID
    dossier_ids: tuple[UUID, ...]
    back: str
    here: str
    may_decide: bool

    @property
    def pack(self) -> Pack:
        """The programme."""
        return pack_of(self.pack_version_id)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _language() -> str:
    return get_language() or "en"


def _of_case(case_id: UUID) -> About:
    found = queries.of_case(case_id)
    if found is None:
        raise Http404
    looked(found.volume_id, case_id, "factors")
    return About(
        title=found.child,
        pack_version_id=found.pack_version_id,
        dossier_id=found.volume_id,
        dossier_ids=found.dossier_ids,
        back=reverse("web:cases:open", args=[case_id]),
        here=reverse("web:assessments:eligibility", args=[case_id]),
        may_decide=found.closed_at is None,
    )


def _of_referral(request: HttpRequest, referral_id: UUID) -> About:
    found = sheet(referral_id, now=timezone.now())
    if found is None:
        raise Http404
    if found.team_id not in _actor(request).team_ids:
        raise Refused(_("Only the coordinator of the team that answers for it decides."))
    if request.method == "POST" and found.state == ReferralState.NEW:
        # recording a factor is the first look
        look(actor=_actor(request), referral_id=referral_id)
    looked(found.triage_dossier_id, referral_id, "factors")
    return About(
        title=found.child,
        pack_version_id=found.pack_version_id,
        dossier_id=found.triage_dossier_id,
        dossier_ids=found.dossier_ids,
        back=reverse("web:referrals:triage", args=[referral_id]),
        here=reverse("web:assessments:eligibility_of_referral", args=[referral_id]),
        may_decide=False,
    )


@requires(Permission.ASSESSMENT_WRITE)
def eligibility(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Factors, the rule's verdict and what was decided, for a case."""
    return _eligibility(request, _of_case(case_id))


@requires(Permission.REFERRAL_TRIAGE, Purpose.TRIAGE)
def eligibility_of_referral(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """The same for a referral; there the answer is the decision."""
    return _eligibility(request, _of_referral(request, referral_id))


def _eligibility(request: HttpRequest, about: About) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    is_verdict = bool(posted and "decide" in posted)
    factor = FactorForm(None if is_verdict else posted, pack=about.pack, language=_language())
    verdict = VerdictForm(posted if is_verdict else None, pack=about.pack, language=_language())
    if posted and is_verdict and _attempt(verdict, lambda d: _decide(request, about, d)):
        messages.success(request, _("Decided. The rule's verdict is kept beside it."))
        return redirect(about.here)
    if posted and not is_verdict and _attempt(factor, lambda d: _record(request, about, d)):
        messages.success(request, _("Recorded."))
        return redirect(about.here)
    return render(request, "web/assessments/eligibility.html", _shown(about, factor, verdict))


def _shown(about: About, factor: forms.Form, verdict: forms.Form) -> dict[str, Any]:
    pack, language = about.pack, _language()
    today = timezone.localdate()
    known = queries.eligibility(pack, about.dossier_ids, on=today)
    return {
        "about": about,
        "has_rule": pack.eligibility is not None,
        "factors": factor_entries(pack, known.factors, language),
        "no_factor": no_factor(),
        "verdict_words": verdict_words(known, language),
        "unverified": known.verdict.unverified,
        "entries": decisions(pack, known.decisions, language),
        "factor_form": factor,
        "verdict_form": verdict if about.may_decide else None,
        "forms": [factor, verdict],
        "asides": [
            (factor_words(pack, f.key, language), f"{about.here}{f.id}/aside/")
            for f in known.factors
            if f.counts
        ],
    }


def _attempt(form: forms.Form, work: Callable[[dict[str, Any]], Any]) -> bool:
    if not form.is_valid():
        return False
    try:
        work(form.cleaned_data)
    except NotRecordedError as refused:
        show(form, refused.problems)
        return False
    return True


def _record(request: HttpRequest, about: About, data: dict[str, Any]) -> None:
    actions.record_factor(
        actor=_actor(request),
        dossier_id=about.dossier_id,
        pack_version_id=about.pack_version_id,
        key=data["key"],
        known_on=data["known_on"].on,
        known_precision=data["known_on"].precision,
        source_kind=SourceKind(data["source_kind"]),
        source=data["source"],
        evidence=data["evidence"],
    )


def _decide(request: HttpRequest, about: About, data: dict[str, Any]) -> None:
    actions.decide(
        actor=_actor(request),
        dossier_id=about.dossier_id,
        pack_version_id=about.pack_version_id,
        verdict=data["verdict"],
        reason=data["reason"],
        on=timezone.localdate(),
        weighed=about.dossier_ids,
    )


@requires(Permission.ASSESSMENT_WRITE)
def aside(request: HttpRequest, case_id: UUID, factor_id: UUID) -> HttpResponse:
    """Set a factor of a case aside; it stays on record."""
    return _aside(request, _of_case(case_id), factor_id)


@requires(Permission.REFERRAL_TRIAGE, Purpose.TRIAGE)
def aside_of_referral(request: HttpRequest, referral_id: UUID, factor_id: UUID) -> HttpResponse:
    """Set a factor of a referral aside; it stays on record."""
    return _aside(request, _of_referral(request, referral_id), factor_id)


def _aside(request: HttpRequest, about: About, factor_id: UUID) -> HttpResponse:
    found = next((f for f in queries.factor_rows(about.dossier_ids) if f.id == factor_id), None)
    if found is None or not found.counts:
        raise Http404
    form = AsideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _attempt(
        form,
        lambda data: actions.set_aside_factor(
            actor=_actor(request), factor_id=factor_id, reason=data["reason"]
        ),
    ):
        messages.success(request, _("Set aside. It no longer counts, and stays on record."))
        return redirect(about.here)
    context = {
        "form": form,
        "about": about,
        "factor": factor_words(about.pack, found.key, _language()),
    }
    return render(request, "web/assessments/aside.html", context)


def _case(case_id: UUID) -> queries.Standing:
    found = queries.of_case(case_id)
    if found is None:
        raise Http404
    return found


@requires(Permission.CASE_READ)
def form_list(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The forms begun on a case."""
    found = _case(case_id)
    looked(found.volume_id, case_id, "forms")
    context = {
        "child": found.child,
        "case_id": case_id,
        "back": reverse("web:cases:open", args=[case_id]),
        "table": form_table(queries.forms_of(found.dossier_ids), _language()),
        "may_begin": _actor(request).may(Permission.ASSESSMENT_WRITE) and not found.closed_at,
    }
    return render(request, "web/assessments/list.html", context)


@requires(Permission.ASSESSMENT_WRITE)
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Begin a form of the pack on a case."""
    found = _case(case_id)
    pack, language = pack_of(found.pack_version_id), _language()
    offered = [
        (key, pack.label(f"forms.{key}", language))
        for key, entry in pack.forms.items()
        if entry.used_for is not FormUse.REFERRAL
    ]
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        choices=offered,
        initial={"done_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        made = actions.begin_form(
            actor=_actor(request),
            dossier_id=found.volume_id,
            pack_version_id=found.pack_version_id,
            form_key=form.cleaned_data["form_key"],
            done_on=form.cleaned_data["done_on"],
        )
        return redirect("web:assessments:answer", made)
    context = {"form": form, "child": found.child, "case_id": case_id}
    return render(request, "web/assessments/begin.html", context)


@requires(Permission.CASE_READ)
def answer(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """A form as it is asked and answered, group by group; saved as far as one has come."""
    found = queries.answered(assessment_id)
    if found is None:
        raise Http404
    looked(found.row.dossier_id, assessment_id, "form")
    pack, actor = pack_of(found.row.pack_version_id), _actor(request)
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        pack=pack,
        form_key=found.row.form_key,
        language=_language(),
        answers=found.answers,
    )
    if request.method == "POST" and _attempt(form, lambda _d: _save(request, assessment_id, form)):
        messages.success(request, _("Saved."))
        return redirect("web:assessments:answer", assessment_id)
    context = {
        "form": form,
        "found": found.row,
        "title": pack.label(f"forms.{found.row.form_key}", _language()),
        "may_write": actor.may(Permission.ASSESSMENT_WRITE) and found.row.finished_at is None,
    }
    return render(request, "web/assessments/answer.html", context)


def _save(request: HttpRequest, assessment_id: UUID, form: AnswersForm) -> None:
    work = actions.finish_form if "finish" in request.POST else actions.save_answers
    work(actor=_actor(request), assessment_id=assessment_id, answers=form.answers())
