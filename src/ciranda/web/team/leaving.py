"""A worker leaves, or is away: who takes over what, and who stands in where."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import cover, handover
from ciranda.cases.actions.cover import Absence
from ciranda.cases.actions.handover import Outcome
from ciranda.cases.enums import Held
from ciranda.cases.queries.caseloads import Caseload, caseloads
from ciranda.cases.queries.leaving import AT_ONCE, EVERY_CASE, Holding, Leaving, leaving
from ciranda.cases.queries.team import LeftOver
from ciranda.common.ids import is_uuid
from ciranda.plans.actions import leaving as plan_leaving
from ciranda.plans.queries.leaving import left_in_all
from ciranda.web.answers import attempt
from ciranda.web.circle.pages import caseload_table
from ciranda.web.team import pages
from ciranda.web.team.choosing import (
    AbsenceForm,
    EachForm,
    EndForm,
    candidates,
    part_asked,
    words_of,
)
from ciranda.web.team.workers import mine, one_of_mine


@requires(Permission.WORKER_CLOSE)
def close(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """What a worker who leaves holds, each thing with its successor; then the last day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    led = mine(request)
    member = pages.named(led, membership_id)
    if member is None:
        raise Http404
    left = left_in_all(membership_id)
    may_hand_over = actor.may(Permission.CASE_ALLOCATE)
    found = leaving(membership_id) if may_hand_over else Leaving((), 0, ())
    loads = _loads(actor, left.by_team) if found.things else []
    people = candidates(loads, membership_id)
    each = EachForm(
        request.POST if "hand_over" in request.POST else None,
        things=found.things,
        people=people,
        part=part_asked(request.GET),
    )
    end = EndForm(request.POST if "end" in request.POST else None)
    if request.method == "POST" and _acted(request, membership_id, each, end):
        if each.is_bound:
            return redirect("web:team:close", membership_id)
        return redirect("web:team:workers")
    context = {
        "member": member,
        "left": left.waiting,
        "table": pages.left_table(left.by_team),
        "loads": caseload_table(loads, None) if loads else None,
        "each": each,
        "end": end,
        "forms": [form for form in (each, end) if form.is_bound],
        "found": found,
        "more": max(0, found.total - AT_ONCE),
        "may_hand_over": may_hand_over,
        "plan_actions": left.actions,
        "colleagues": [
            m for m in led if m.agency == member.agency and m != member and not m.suspended
        ],
        "passed": [(p, Held(p.kind).label) for p in found.passed],
    }
    return render(request, "web/team/close.html", context)


def _acted(request: HttpRequest, membership_id: UUID, each: EachForm, end: EndForm) -> bool:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if each.is_bound and each.is_valid():
        done = handover.hand_over(actor=actor, membership_id=membership_id, choices=each.choices())
        _tell(request, done, each.things)
        return True
    if end.is_bound and end.is_valid():
        ends_on = end.cleaned_data["ends_on"]
        attempt(
            end,
            lambda: plan_leaving.close_membership(
                actor=actor, membership_id=membership_id, ends_on=ends_on
            ),
        )
        if not end.errors:
            messages.success(request, _("It is noted when this membership ends."))
            return True
    return False


@requires(Permission.CASE_ALLOCATE)
@sent_from("web:team:close", "membership_id")
def take_back(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Give back what was handed over: one thing, or everything ticked."""
    one_of_mine(request, membership_id)
    ids = [UUID(i) for i in request.POST.getlist("passed") if is_uuid(i)]
    if not ids:
        raise Refused(_("Tick what goes back."))
    actor: Actor = request.actor  # type: ignore[attr-defined]
    done = handover.take_back(actor=actor, membership_id=membership_id, ids=ids)
    said = ngettext("%(n)d thing went back.", "%(n)d things went back.", done.passed)
    messages.success(request, said % {"n": done.passed})
    for _choice, reason in done.refused:
        messages.error(request, reason)
    return redirect("web:team:close", membership_id)


@requires(Permission.WORKER_CLOSE)
@sent_from("web:team:close", "membership_id")
def pass_on_actions(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Let a colleague of the same agency do what plans expect of a leaving worker by name."""
    one_of_mine(request, membership_id)
    chosen = request.POST.get("colleague", "")
    if not is_uuid(chosen):
        raise Refused(_("Choose who takes this over."))
    actor: Actor = request.actor  # type: ignore[attr-defined]
    passed = plan_leaving.pass_on_actions(actor=actor, membership_id=membership_id, to=UUID(chosen))
    said = ngettext("%(n)d action passed on.", "%(n)d actions passed on.", passed)
    messages.success(request, said % {"n": passed})
    return redirect("web:team:close", membership_id)


@requires(Permission.CASE_ALLOCATE)
def absence(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """A worker will be away: who stands in for which family, from when until when."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    member = one_of_mine(request, membership_id)
    held = leaving(membership_id, most=EVERY_CASE).things
    things = [thing for thing in held if thing.kind is Held.CASE]
    loads = caseloads(actor.team_ids[0]) if actor.team_ids and things else []
    people = candidates(loads, membership_id)
    form = AbsenceForm(
        request.POST if request.method == "POST" else None,
        things=things,
        people=people,
        part=part_asked(request.GET),
    )
    if request.method == "POST" and form.is_valid() and _covered(actor, membership_id, form):
        said = _("Each family sees who stands in, and until when. It ends by itself.")
        messages.success(request, said)
        return redirect("web:team:workers")
    context = {"member": member, "form": form, "loads": caseload_table(loads, None)}
    return render(request, "web/team/absence.html", context)


def _covered(actor: Actor, membership_id: UUID, form: AbsenceForm) -> bool:
    given = form.cleaned_data
    away = Absence(membership_id, given["from_on"], given["until_on"], given["reason"])
    attempt(
        form,
        lambda: cover.arrange_absence(actor=actor, absence=away, stand_ins=form.by_stand_in()),
    )
    return not form.errors


def _loads(actor: Actor, left: Sequence[LeftOver]) -> list[Caseload]:
    """The team in which most is left, among one's own."""
    mine = [x for x in left if x.team_id in actor.team_ids]
    if not mine:
        return caseloads(actor.team_ids[0]) if actor.team_ids else []
    most = max(mine, key=lambda x: x.managed + x.circle + x.tasks + x.meetings + x.planned)
    return caseloads(most.team_id)


def _tell(request: HttpRequest, done: Outcome, things: Sequence[Holding]) -> None:
    said = ngettext("%(n)d thing is handed over.", "%(n)d things are handed over.", done.passed)
    messages.success(request, said % {"n": done.passed})
    by_id = {thing.id: thing for thing in things}
    for choice, reason in done.refused:
        thing = by_id[choice.id]
        messages.error(request, f"{words_of(thing)}, {thing.child}: {reason}")
