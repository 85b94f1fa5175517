"""Talk with other agencies about a named child; and what comes before another service is asked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.climbing import leave_steps_out
from ciranda.cases.actions.exchanges import log_talk
from ciranda.cases.policies.ladder import Rung
from ciranda.cases.queries.exchanges import talk_bases, talks_of
from ciranda.cases.queries.ladder import ladder_of
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, family_desk, strangers_get_404
from ciranda.web.components import Step
from ciranda.web.telling.forms import LeaveOutForm, TalkForm


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The talks logged, and a form for the next one where there is a basis."""
    desk, language = family_desk(request, case_id), get_language() or "en"
    exchanges = desk.pack.exchanges
    purposes = {
        key: desk.pack.label(f"exchanges.purposes.{key}", language)
        for key in (exchanges.purposes if exchanges else {})
    }
    bases = talk_bases(case_id)
    writes = desk.may_write and not desk.is_own and bool(purposes)
    form = TalkForm(
        request.POST if request.method == "POST" else None,
        bases=bases,
        purposes=list(purposes.items()),
        categories=desk.categories,
    )
    if request.method == "POST":
        desk.require()
        if form.is_valid():
            made = attempt(
                form,
                lambda: log_talk(actor=actor_of(request), case_id=case_id, talk=form.talk()),
            )
            if made:
                messages.success(request, _("Written down, with what it rests on."))
                return redirect("web:telling:talks", case_id)
    context: dict[str, Any] = {
        "case_id": case_id,
        "form": form if writes and bases else None,
        "has_basis": bool(bases),
        "is_closed": desk.closed_at is not None,
        "may_record": writes,
        "may_ask_family": actor_of(request).may(Permission.CONSENT_RECORD),
        "may_record_basis": actor_of(request).may(Permission.BASIS_RECORD),
        "talks": [(talk, purposes.get(talk.purpose_key, "")) for talk in talks_of(case_id)],
    }
    return render(request, "web/telling/talks.html", context)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def steps(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The steps before another service is asked; leaving them out to protect a child."""
    desk, language = family_desk(request, case_id), get_language() or "en"
    ladder = ladder_of(case_id, desk.pack)
    may_leave_out = desk.may_write and bool(desk.writes & (1 << Category.SAFEGUARDING))
    form = LeaveOutForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        desk.require(Category.SAFEGUARDING)
        if form.is_valid():
            done = attempt(
                form,
                lambda: leave_steps_out(
                    actor=actor_of(request), case_id=case_id, reason=form.cleaned_data["reason"]
                ),
            )
            if done:
                messages.success(request, _("Written down. Another service can be asked now."))
                return redirect("web:telling:steps", case_id)
    named = [
        (rung, desk.pack.label(f"requests.ladder.{rung.key}", language)) for rung in ladder.rungs
    ]
    writes_plan = desk.may_write and not desk.is_own and bool(desk.writes & 1 << Category.PLAN)
    context = {
        "case_id": case_id,
        "ladder": ladder,
        "steps": climbed_steps(named),
        "label": _("Before another service is asked"),
        "missing": [(rung, label) for rung, label in named if not rung.is_done],
        "may_write": desk.may_write,
        "may_ask": writes_plan and actor_of(request).may(Permission.REQUEST_SEND),
        "form": form if may_leave_out and not ladder.is_open else None,
    }
    return render(request, "web/telling/steps.html", context)


def climbed_steps(named: Iterable[tuple[Rung, str]]) -> list[Step]:
    """The steps as they are drawn: done, the first one still to take, and those after it."""
    drawn, is_first = [], True
    for rung, label in named:
        state = "done" if rung.is_done else "now" if is_first else "later"
        is_first = is_first and rung.is_done
        count = {"held": rung.held, "times": rung.times}
        drawn.append(Step(label, state, _("%(held)d of %(times)d") % count))
    return drawn
