"""A family's place in a group: asked for, given, given up."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.standing import standing
from ciranda.groups import actions
from ciranda.groups.enums import ChosenBy, Left
from ciranda.groups.queries import entry, groups, people_of
from ciranda.web.answers import attempt
from ciranda.web.groups.forms import JoinForm, LeaveForm, WorkerForm
from ciranda.web.groups.pages import places_left
from ciranda.web.groups.views import actor_of
from ciranda.web.wording import profession

MOST = 30


@requires(Permission.GROUP_RUN)
def join(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Find a group for somebody of a family, and ask for the place."""
    case, actor = standing(case_id), actor_of(request)
    if case is None:
        raise Http404
    looked(case.dossier_id, case_id, "groups")
    words = request.GET.get("q", "").strip()
    found = [g for g in groups(actor, words, length=MOST)[0] if g.counts != "heads"]
    offered = [(str(g.id), f"{g.name}, {g.service} ({places_left(g.places_left)})") for g in found]
    people = [(str(p.id), p.name) for p in people_of(case_id)]
    posted = request.POST if request.method == "POST" else None
    form = JoinForm(posted, groups=offered, people=people)
    if request.method == "POST" and form.is_valid():
        group_id = UUID(form.cleaned_data["group"])
        made = attempt(
            form,
            lambda: actions.enrol(
                actor=actor,
                group_id=group_id,
                case_id=case_id,
                person_id=UUID(form.cleaned_data["person"]),
                with_linked=form.linked(),
            ),
        )
        if made:
            messages.success(
                request, _("Entered. If the group is full, the queue is kept in order.")
            )
            return redirect("web:groups:open", group_id)
    context = {"case": case, "form": form, "q": words, "offered": offered}
    return render(request, "web/groups/join.html", context)


@requires(Permission.GROUP_RUN)
def give(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Give a free place to somebody who waits."""
    found, actor = entry(enrolment_id), actor_of(request)
    if found is None:
        raise Http404
    if found.service_id != actor.service_id:
        raise Refused(_("The service that runs the group gives its places."))
    looked(found.dossier_id, enrolment_id, "enrolment")
    if request.method == "POST":
        actions.give_place(actor=actor, enrolment_id=enrolment_id)
        messages.success(request, _("The place is given."))
        return redirect("web:groups:open", found.group_id)
    return render(request, "web/groups/give.html", {"entry": found})


@requires(Permission.GROUP_RUN)
def leave(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Somebody no longer comes."""
    found = entry(enrolment_id)
    if found is None:
        raise Http404
    if not found.writes:
        raise Refused(_("The service that runs the group does this, or the case manager."))
    looked(found.dossier_id, enrolment_id, "enrolment")
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = Left(form.cleaned_data["reason"])
        attempt(
            form,
            lambda: actions.leave(
                actor=actor_of(request), enrolment_id=enrolment_id, reason=reason
            ),
        )
        if not form.errors:
            messages.success(request, _("The place is free. Coming back is always possible."))
            return redirect("web:groups:open", found.group_id)
    return render(request, "web/groups/leave.html", {"entry": found, "form": form})


@requires(Permission.GROUP_RUN)
def worker(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """Which worker of the service somebody chose to come to."""
    place, actor = entry(enrolment_id), actor_of(request)
    if place is None:
        raise Http404
    looked(place.dossier_id, enrolment_id, "enrolment")
    if not place.writes:
        raise Refused(_("The service that runs the group does this, or the case manager."))
    form = WorkerForm(
        request.POST if request.method == "POST" else None,
        workers=[(str(key), f"{name} ({profession(what)})") for key, name, what in place.workers],
        initial={"worker": str(place.worker_id or ""), "chosen_by": place.chosen_by},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        attempt(
            form,
            lambda: actions.choose_worker(
                actor=actor,
                enrolment_id=enrolment_id,
                membership_id=UUID(data["worker"]),
                chosen_by=ChosenBy(data["chosen_by"]),
            ),
        )
        if not form.errors:
            messages.success(request, _("Written down."))
            return redirect("web:groups:open", place.group_id)
    return render(request, "web/groups/worker.html", {"entry": place, "form": form})
