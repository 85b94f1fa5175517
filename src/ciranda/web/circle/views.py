"""The circle of one family: who is in it, who manages the case, who stands in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import circle as joining
from ciranda.cases.actions import coordination
from ciranda.cases.actions import cover as covering
from ciranda.cases.enums import EndReason
from ciranda.cases.queries.caseloads import caseloads
from ciranda.cases.queries.circle import MANAGER, Around, Circle, barred_among, circle
from ciranda.cases.queries.standing import Standing, standing
from ciranda.cases.queries.workers import workers
from ciranda.programmes.enums import LeadFrom
from ciranda.web.answers import attempt
from ciranda.web.circle import pages
from ciranda.web.circle.forms import AllocateForm, CoverForm, LeaveForm, TrustForm
from ciranda.web.wording import short_name, who_manages


def seen(request: HttpRequest, case_id: UUID) -> Standing:
    """The case as it stands; 404 for a stranger. Notes that this reader looked."""
    found = standing(case_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, case_id, "circle")
    return found


def changing(request: HttpRequest, case_id: UUID) -> Standing:
    """The open case, for whoever may change who is involved; 403 with the reason for others."""
    found = seen(request, case_id)
    if found.closed_at:
        raise Http404
    coordination.require_writing(found)
    return found


@requires(Permission.CASE_READ)
def open_circle(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everyone around the family, now and before."""
    case = seen(request, case_id)
    around = circle(case_id)
    may = request.actor.may  # type: ignore[attr-defined]
    writes = case.closed_at is None and case.writes_in(Category.INVOLVEMENT)
    may_change = writes and may(Permission.CIRCLE_CHANGE)
    context = {
        "case": case,
        "circle": around,
        "manager_called": case.pack.manager_label(get_language() or "en"),
        "child": _middle(case),
        "members": pages.ring_of(around, case.pack),
        "table": pages.members_table(case_id, around, case.pack, may_change=may_change),
        "before": pages.before(around, case.pack),
        "faces": pages.faces_words(len(around.faces), case.pack.circle.most_faces)
        if case.pack.circle
        else "",
        "covers": [a for a in around.now if a.kind == "cover"],
        "may_change": may_change,
        "may_allocate": writes and may(Permission.CASE_ALLOCATE),
        "may_cover": writes and may(Permission.COVER_ARRANGE) and case.manager,
    }
    return render(request, "web/circle/open.html", context)


def _middle(case: Standing) -> str:
    """Who stands in the middle of the circle: the first child, or the family."""
    if case.children:
        return short_name(case.children[0])
    return _("the child") if case.expecting or not case.adults else _("the family")


@requires(Permission.CASE_ALLOCATE)
def allocate(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Name the case manager, or let another take over, with every caseload beside."""
    case = changing(request, case_id)
    loads = caseloads(case.team_id) if case.team_id else []
    choices, hints, cannot = _candidates(case, loads)
    form = AllocateForm(
        request.POST if request.method == "POST" else None,
        workers=choices,
        hints=hints,
        replaces=case.manager is not None,
    )
    if request.method == "POST" and form.is_valid() and _name(request, case, form):
        messages.success(request, _("The family is told that they have a case manager."))
        return redirect("web:circle:open", case_id)
    context = {
        "case": case,
        "form": form,
        "table": pages.caseload_table(loads, case.pack.lead.caseload_guide),
        "cannot": cannot,
        "lead": case.pack.lead,
        "called": who_manages([case.pack]),
        "neutral": who_manages([]),
    }
    return render(request, "web/circle/allocate.html", context)


def _candidates(case: Standing, loads: Any) -> tuple[Any, dict[str, str], list[str]]:
    others = []
    if case.pack.lead.chosen_from is LeadFrom.ANY_AGENCY:
        ids = [a.membership_id for a in circle(case.case_id).members if a.membership_id]
        others = workers(ids)
    everyone = [*(load.membership_id for load in loads), *(w.membership_id for w in others)]
    return pages.candidates(case, loads, others, barred_among(case.case_id, everyone))


def _name(request: HttpRequest, case: Standing, form: AllocateForm) -> UUID | None:
    given, actor = form.cleaned_data, request.actor  # type: ignore[attr-defined]
    chosen, wished = UUID(given["worker"]), given["named_by_family"]
    if case.manager is None:
        return attempt(
            form,
            lambda: coordination.allocate(
                actor=actor, case_id=case.case_id, membership_id=chosen, named_by_family=wished
            ),
        )
    return attempt(
        form,
        lambda: coordination.replace_manager(
            actor=actor,
            case_id=case.case_id,
            membership_id=chosen,
            reason=EndReason(given["reason"]),
            named_by_family=wished,
        ),
    )


@requires(Permission.CIRCLE_CHANGE)
def leave(request: HttpRequest, case_id: UUID, member_id: UUID) -> HttpResponse:
    """Someone leaves the circle."""
    case = changing(request, case_id)
    member = _current(circle(case_id), member_id)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given, actor = form.cleaned_data, request.actor  # type: ignore[attr-defined]
        joining.leave(
            actor=actor,
            member_id=member_id,
            reason=EndReason(given["reason"]),
            note=given["note"],
        )
        messages.success(request, _("%(name)s has left the circle.") % {"name": member.name})
        return redirect("web:circle:open", case_id)
    return render(request, "web/circle/leave.html", {"case": case, "form": form, "member": member})


def _current(around: Circle, member_id: UUID) -> Around:
    found = next((a for a in around.members if a.id == member_id), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.CIRCLE_CHANGE)
def trust(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Whom the family turns to, whoever manages the case."""
    case = changing(request, case_id)
    around = circle(case_id)
    people = [a for a in around.now if a.kind == MANAGER] + list(around.members)
    form = TrustForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        _trust(request, case_id, form.cleaned_data)
        messages.success(request, _("Noted, in the family’s name."))
        return redirect("web:circle:open", case_id)
    return render(request, "web/circle/trust.html", {"case": case, "form": form, "circle": around})


def _trust(request: HttpRequest, case_id: UUID, given: dict[str, str]) -> None:
    actor = request.actor  # type: ignore[attr-defined]
    if given["who"] == "nobody":
        joining.end_trust(actor=actor, case_id=case_id)
        return
    member_id = None if given["who"] == "manager" else UUID(given["who"])
    joining.trust(actor=actor, case_id=case_id, member_id=member_id, words=given["words"])


@requires(Permission.COVER_ARRANGE)
def cover(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Somebody stands in for this family's case manager."""
    case = changing(request, case_id)
    if case.manager is None:
        raise Http404
    loads = caseloads(case.team_id) if case.team_id else []
    barred = barred_among(case_id, [load.membership_id for load in loads])
    choices, hints, _cannot = pages.candidates(case, loads, [], barred)
    form = CoverForm(
        request.POST if request.method == "POST" else None, workers=choices, hints=hints
    )
    if request.method == "POST" and form.is_valid():
        manager_id, given = case.manager.membership_id, form.cleaned_data
        made = attempt(
            form,
            lambda: covering.arrange_cover(
                actor=request.actor,  # type: ignore[attr-defined]
                absence=form.absence(manager_id),
                membership_id=UUID(given["worker"]),
                case_ids=[case_id],
            ),
        )
        if made:
            messages.success(request, _("The family sees who stands in, and until when."))
            return redirect("web:circle:open", case_id)
    return render(request, "web/circle/cover.html", {"case": case, "form": form})


@requires(Permission.COVER_ARRANGE)
def end_cover(request: HttpRequest, case_id: UUID, cover_id: UUID) -> HttpResponse:
    """A cover ends before its day."""
    case = changing(request, case_id)
    found = next((a for a in circle(case_id).now if a.id == cover_id and a.kind == "cover"), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        actor = request.actor  # type: ignore[attr-defined]
        covering.end_cover(actor=actor, cover_id=cover_id)
        messages.success(request, _("%(name)s no longer stands in.") % {"name": found.name})
        return redirect("web:circle:open", case_id)
    return render(request, "web/circle/end_cover.html", {"case": case, "cover": found})
