"""Sending a referral from an account, and reading what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.people.queries import Candidate, Known
from ciranda.programmes.queries import InstalledPack
from ciranda.referrals import actions
from ciranda.referrals.enums import Kind
from ciranda.referrals.policies.telling import referral_form
from ciranda.referrals.queries import Sheet, known_children, programmes_for_staff
from ciranda.referrals.queries.meeting_up import meeting_up
from ciranda.web.assessments.forms import AnswersForm
from ciranda.web.fields import PartialDate
from ciranda.web.referrals.forms import ChildForm, SendForm
from ciranda.web.referrals.pages import answer_rows, facts, more_rows, papers, steps, told_rows
from ciranda.web.referrals.views.frame import actor_of, attempt, found_sheet, language, posted


def known_to(request: HttpRequest) -> tuple[Candidate, ...]:
    """Those who may be meant by the name that was typed, so that a person decides."""
    form = ChildForm(posted(request))
    if not form.is_bound:
        return ()
    form.is_valid()
    data = form.cleaned_data
    born = data.get("born") or PartialDate(None, "unknown")
    known = Known(
        data.get("given", ""),
        data.get("surnames", ""),
        born_on=born.on,
        born_precision=born.precision,
    )
    return known_children(actor_of(request), known).proposed


def _chosen(request: HttpRequest, programmes: list[InstalledPack]) -> InstalledPack | None:
    asked = request.GET.get("programme", "")
    return next((p for p in programmes if p.key == asked), programmes[0] if programmes else None)


@requires(Permission.REFERRAL_SEND, Purpose.TRIAGE)
def send(request: HttpRequest) -> HttpResponse:
    """Tell the local team about a child."""
    programmes = programmes_for_staff()
    programme = _chosen(request, programmes)
    if programme is None:
        return render(request, "web/referrals/no-programme.html")
    form = SendForm(
        posted(request), request.FILES or None, programme=programme, known=known_to(request)
    )
    sent: list[UUID] = []
    if request.method == "POST" and attempt(form, lambda _data: sent.append(_send(request, form))):
        messages.success(request, _("Sent. The team answers you, always with a reason."))
        return redirect("web:referrals:open", sent[0])
    context = {
        "form": form,
        "programme": programme.title(language()),
        "others": [(p.key, p.title(language())) for p in programmes if p.key != programme.key],
    }
    return render(request, "web/referrals/send.html", context)


def _send(request: HttpRequest, form: SendForm) -> UUID:
    return actions.send(actor=actor_of(request), sending=form.sending())


@requires(Permission.REFERRAL_READ, Purpose.TRIAGE)
def show(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """What was sent, where it stands and the answer; for its sender and its team."""
    found = found_sheet(referral_id)
    actor = actor_of(request)
    context = {
        "sheet": found,
        "rows": facts(found),
        "told": told_rows(found),
        "worry": found.told(Kind.WORRY),
        "answer": answer_rows(found, language()),
        "entries": steps(found),
        "more": more_rows(found, language()),
        "may_tell_more": _may_tell_more(request, found),
        "papers": papers(found),
        "may_attach": _is_sender(request, found) and found.answer is None,
        "meets": meeting_up(referral_id) if _may_meet(request, found) else None,
        "may_triage": actor.may(Permission.REFERRAL_TRIAGE) and found.team_id in actor.team_ids,
    }
    return render(request, "web/referrals/open.html", context)


def _is_sender(request: HttpRequest, found: Sheet) -> bool:
    return found.sender_id is not None and found.sender_id == actor_of(request).membership_id


def _may_meet(request: HttpRequest, found: Sheet) -> bool:
    may = actor_of(request).may(Permission.MEETING_CALL)
    return may and _is_sender(request, found) and found.person_id is not None


def _may_tell_more(request: HttpRequest, found: Sheet) -> bool:
    return _is_sender(request, found) and found.answer is None and bool(referral_form(found.pack))


@requires(Permission.REFERRAL_SEND, Purpose.TRIAGE)
def more(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """The programme's own questions, for the sender, in parts and only if they wish."""
    found = found_sheet(referral_id)
    if not _may_tell_more(request, found):
        raise Refused(_("Only the sender tells more, and only until the team has answered."))
    key = referral_form(found.pack)
    form = AnswersForm(
        posted(request),
        pack=found.pack,
        form_key=key,
        language=language(),
        answers=found.more.answers if found.more else {},
    )
    if request.method == "POST" and attempt(
        form,
        lambda _data: actions.tell_more(
            actor=actor_of(request), referral_id=referral_id, answers=form.answers()
        ),
    ):
        messages.success(request, _("Saved. The team reads it with your referral."))
        return redirect("web:referrals:open", referral_id)
    context = {"form": form, "sheet": found, "title": found.pack.label(f"forms.{key}", language())}
    return render(request, "web/referrals/more.html", context)
