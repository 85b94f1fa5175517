"""Deciding on a referral: everything known on one page, and each step towards the answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.assessments.queries import Eligibility, eligibility
from ciranda.programmes.policies.schema import Pack
from ciranda.referrals import actions
from ciranda.referrals.enums import FamilyTold, Kind, ReferralState
from ciranda.referrals.policies.answering import Given, refusal_to_take_back
from ciranda.referrals.policies.births import too_old_or_young
from ciranda.referrals.policies.waiting import answer_clock, recall_on
from ciranda.referrals.queries import Sheet, services_to_ask, teams_of_programme
from ciranda.web.answers import unchecked
from ciranda.web.assessments.pages import factor_entries, no_factor, verdict_words
from ciranda.web.fields import PartialDate
from ciranda.web.picking import pick
from ciranda.web.referrals import pages
from ciranda.web.referrals.deciding_forms import (
    AskForm,
    DecideForm,
    FamilyForm,
    NoteForm,
    PassOnForm,
    ToldForm,
)
from ciranda.web.referrals.forms import ChildForm
from ciranda.web.referrals.views.frame import (
    actor_of,
    decided_sheet,
    language,
    posted,
    step,
    tried,
)
from ciranda.web.referrals.views.sending import known_to

decides = requires(Permission.REFERRAL_TRIAGE, Purpose.TRIAGE)


def _eligibility(found: Sheet) -> Eligibility:
    today = found.calendar.date_of(timezone.now())
    return eligibility(found.pack, found.dossier_ids, on=today, calendar=found.calendar)


@decides
def triage(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Everything known of a referral on one page, and what can be done with it."""
    found = decided_sheet(request, referral_id)
    known = _eligibility(found)
    today = found.calendar.date_of(timezone.now())
    context = {
        "sheet": found,
        "is_new": found.state == ReferralState.NEW,
        "is_open": found.answer is None,
        "rows": pages.facts(found),
        "told": pages.told_rows(found),
        "more": pages.more_rows(found, language()),
        "source": pages.source_rows(found.source, is_professional=False),
        "worry": found.told(Kind.WORRY),
        "signals": [(s, pages.signal_rows(s), s.told(Kind.WORRY)) for s in found.signals],
        "unchecked": [s for s in found.signals if _is_unchecked(s)],
        "notes": pages.notes(found),
        "papers": pages.papers(found),
        "entries": pages.steps(found),
        "answer": pages.answer_rows(found, language()),
        "may_take_back": _may_take_back(found),
        "age_refusal": too_old_or_young(
            found.pack, found.born_on, found.born_precision, today=today
        ),
        "verdict": verdict_words(known, language()),
        "factors": factor_entries(found.pack, known.factors, language()),
        "no_factor": no_factor(),
        "allocate_url": pages.allocate_url(found),
    }
    return render(request, "web/referrals/triage.html", context)


def _is_unchecked(signal: Any) -> bool:
    return signal.is_professional and signal.source and signal.source.checked_at is None


def _may_take_back(found: Sheet) -> bool:
    answer = found.answer
    if answer is None:
        return False
    refusal = refusal_to_take_back(
        answer.outcome,
        found.calendar.date_of(answer.at),
        today=found.calendar.date_of(timezone.now()),
        family_told_on=answer.family_told_on,
    )
    return refusal is None


@decides
@sent_from("web:referrals:triage", "referral_id")
def look(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Begin to look; the sender sees that someone does."""
    found = decided_sheet(request, referral_id)
    tried(
        request,
        lambda: actions.look(actor=actor_of(request), referral_id=found.id),
        _("The sender sees that someone is looking at it."),
    )
    return redirect("web:referrals:triage", found.id)


@decides
def note(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Write down what the team found out."""
    words = (_("Write a note"), _("Save the note"), _("Saved. Only the team reads it."))
    return step(
        request,
        decided_sheet(request, referral_id),
        NoteForm(posted(request)),
        words,
        lambda data: actions.write_note(
            actor=actor_of(request), referral_id=referral_id, words=data["words"]
        ),
    )


@decides
def child(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say who the child is: someone already there, or someone new."""
    found = decided_sheet(request, referral_id)
    first = {
        "given": found.given or next((s.told(Kind.CHILD_NAME) for s in found.signals), ""),
        "surnames": found.surnames,
        "born": PartialDate(found.born_on, found.born_precision),
    }
    form = ChildForm(posted(request), known=known_to(request), initial=first)
    words = (_("Who is the child?"), _("This is the child"), _("The child is named."))
    return step(
        request,
        found,
        form,
        words,
        lambda _data: actions.name_child(
            actor=actor_of(request), referral_id=referral_id, child=form.child
        ),
    )


@decides
def family(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Record what the family knows and asks for, after speaking with it."""
    found = decided_sheet(request, referral_id)
    words = (_("What the family says"), _("Save"), _("Saved."))
    return step(
        request,
        found,
        FamilyForm(posted(request), initial={"family_told": found.family_told}),
        words,
        lambda data: actions.record_request(
            actor=actor_of(request),
            referral_id=referral_id,
            family_told=FamilyTold(data["family_told"]),
            words=data["words"],
        ),
    )


@decides
def ask(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask a service for what it knows."""
    found = decided_sheet(request, referral_id)
    known = services_to_ask(actor_of(request))
    picking = pick(request, known, chosen=request.POST.get("service", ""))
    form = AskForm(posted(request), services=picking.lines, pauses=_pauses(found.pack))
    if picking.looking:
        unchecked(form)
    words = (
        _("Ask a service what it knows"),
        _("Ask"),
        _("Asked. The answer appears on this page."),
    )
    return step(
        request,
        found,
        form,
        words,
        lambda data: _ask(request, referral_id, data),
        "web/referrals/ask.html",
        looking=picking.looking,
        **picking.context(),
    )


def _pauses(pack: Pack) -> list[tuple[str, str]]:
    clock = answer_clock(pack)
    return [
        (key, pack.label(f"reasons.{key}", language())) for key in (clock.pauses if clock else ())
    ]


def _ask(request: HttpRequest, referral_id: UUID, data: dict[str, Any]) -> None:
    actions.ask(
        actor=actor_of(request),
        referral_id=referral_id,
        service_id=UUID(data["service"]),
        category=data["category"],
        question=data["question"],
        family_knows=data["family_knows"] == "yes",
        why_not_known=data["why_not_known"],
        pause_reason=data.get("pause_reason", ""),
    )


@decides
def pass_on(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Give the referral to the team of the child's area; this team no longer sees it."""
    found = decided_sheet(request, referral_id)
    known = teams_of_programme(found.pack.key, but=found.team_id)
    picking = pick(request, known, chosen=request.POST.get("team", ""))
    form = PassOnForm(posted(request), teams=picking.lines)
    if picking.looking:
        unchecked(form)
    elif request.method == "POST" and form.is_valid():
        team_id = UUID(form.cleaned_data["team"])
        actions.pass_on(actor=actor_of(request), referral_id=referral_id, team_id=team_id)
        messages.success(request, _("Passed on. The clock runs on, and that team answers now."))
        return redirect("web:referrals:list")
    context = {
        "form": form,
        "sheet": found,
        "title": _("Pass on to the team of the child's area"),
        "button": _("Pass on"),
        "aside": _("Your team will no longer see this referral. Its sender sees where it went."),
        "look_label": _("Is the team missing? Look for it by its name"),
        **picking.context(),
    }
    return render(request, "web/referrals/ask.html", context)


@decides
def decide(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Answer: accept, watch, redirect or not accept, always with a reason for the sender."""
    found = decided_sheet(request, referral_id)
    known = _eligibility(found)
    today = found.calendar.date_of(timezone.now())
    first = {
        "outcome": known.verdict.suggests or "",
        "recall_on": recall_on(found.pack, today, found.calendar),
    }
    form = DecideForm(posted(request), pack=found.pack, language=language(), initial=first)
    words = (_("Decide"), _("Give this answer"), _("Answered. The sender reads it at once."))
    return step(
        request,
        found,
        form,
        words,
        lambda data: _answer(request, referral_id, data),
        template="web/referrals/decide.html",
        verdict=verdict_words(known, language()),
        unverified=known.verdict.unverified,
        age_refusal=too_old_or_young(found.pack, found.born_on, found.born_precision, today=today)
        if found.born_on
        else None,
    )


def _answer(request: HttpRequest, referral_id: UUID, data: dict[str, Any]) -> None:
    agreed = {"yes": True, "no": False}.get(data["family_agreed"])
    actions.answer(
        actor=actor_of(request),
        referral_id=referral_id,
        given=Given(
            outcome=data["outcome"],
            reason_key=data["reason"],
            words=data["words"],
            redirected_to=data["redirected_to"],
            family_agreed=agreed,
            recall_on=data["recall_on"] if data["outcome"] == "surveillance" else None,
            never_ask=data["never_ask_again"],
        ),
        differs_because=data.get("differs_because", ""),
        family_told_on=data["family_told_on"],
    )


@decides
@sent_from("web:referrals:triage", "referral_id")
def take_back(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Take an answer of today back, where no case was opened and the family was not told."""
    found = decided_sheet(request, referral_id)
    tried(
        request,
        lambda: actions.take_back(actor=actor_of(request), referral_id=found.id),
        _("Taken back. Look again; the clock ran on."),
    )
    return redirect("web:referrals:triage", found.id)


@decides
def told(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Record the day on which the family was told."""
    words = (_("The family has been told"), _("Save"), _("Saved."))
    return step(
        request,
        decided_sheet(request, referral_id),
        ToldForm(posted(request)),
        words,
        lambda data: actions.tell_family(
            actor=actor_of(request), referral_id=referral_id, on=data["on"]
        ),
    )
