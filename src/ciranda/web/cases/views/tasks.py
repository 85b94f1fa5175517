"""The tasks of a family: add, finish, take back, hand on, drop."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import tasks
from ciranda.cases.queries.desk import Desk
from ciranda.cases.queries.takers import takers_of
from ciranda.cases.queries.tasks import TaskRead, task_read, tasks_of
from ciranda.web.cases.doors import actor_of, done, family_desk, strangers_get_404
from ciranda.web.cases.work_forms import DropForm, HandOnForm, TaskForm


@requires(Permission.CASE_READ)
@strangers_get_404
def listing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A family's tasks, and the form that adds one."""
    actor = actor_of(request)
    desk = family_desk(request, case_id)
    takers = takers_of(actor, case_id)
    form = TaskForm(actor, takers, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        act = lambda: tasks.add(  # noqa: E731
            actor=actor,
            case_id=case_id,
            what=data["what"],
            due_on=data["due_on"],
            membership_id=form.taker,
        )
        if done(form, act):
            messages.success(request, _("Added."))
            return redirect("web:cases:tasks", case_id)
    context = {
        "form": form,
        "case_id": case_id,
        "child": desk.child,
        "tasks": tasks_of(actor, case_id, desk),
        "may_write": desk.may_write,
    }
    return render(request, "web/cases/tasks.html", context)


@requires(Permission.TASK_WRITE)
@sent_from("web:cases:tasks", "case_id")
@strangers_get_404
def finish(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Mark a task as done; the way back is on the page it leads to."""
    tasks.finish(actor=actor_of(request), task_id=task_id)
    messages.success(request, _("Done. You can take this back on the page of tasks."))
    return _back(request, case_id)


@requires(Permission.TASK_WRITE)
@sent_from("web:cases:tasks", "case_id")
@strangers_get_404
def undo(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Take back that a task was done."""
    tasks.undo(actor=actor_of(request), task_id=task_id)
    messages.success(request, _("It is open again."))
    return redirect("web:cases:tasks", case_id)


@requires(Permission.TASK_WRITE)
@strangers_get_404
def hand_on(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """Give a task to somebody else who works with the family."""
    actor, (desk, task) = actor_of(request), _open_here(request, case_id, task_id)
    form = HandOnForm(actor, takers_of(actor, case_id), request.POST or None)
    if request.method == "POST" and form.is_valid() and form.taker:
        taker, note = form.taker, form.cleaned_data["note"]
        act = lambda: tasks.hand_on(  # noqa: E731
            actor=actor, task_id=task_id, membership_id=taker, note=note
        )
        if done(form, act):
            messages.success(request, _("Handed on. It now stands under “Waiting for others”."))
            return redirect("web:cases:tasks", case_id)
    return render(
        request,
        "web/cases/task_step.html",
        {
            "form": form,
            "task": task,
            "case_id": case_id,
            "child": desk.child,
            "title": _("Hand a task on"),
            "button": _("Hand on"),
        },
    )


@requires(Permission.TASK_WRITE)
@strangers_get_404
def drop(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """End a task that will not be done, with a word why."""
    actor, (desk, task) = actor_of(request), _open_here(request, case_id, task_id)
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        if done(form, lambda: tasks.drop(actor=actor, task_id=task_id, note=note)):
            messages.success(request, _("Dropped."))
            return redirect("web:cases:tasks", case_id)
    return render(
        request,
        "web/cases/task_step.html",
        {
            "form": form,
            "task": task,
            "case_id": case_id,
            "child": desk.child,
            "title": _("Drop a task"),
            "button": _("Drop it"),
        },
    )


def _open_here(request: HttpRequest, case_id: UUID, task_id: UUID) -> tuple[Desk, TaskRead]:
    """Where one writes, and a task that this reader may change. Raises Http404, Refused."""
    task = task_read(task_id)
    if task is None or task.case_id != case_id:
        raise Http404
    desk = family_desk(request, case_id)
    desk.require(Category.SCHEDULE)
    desk.require_same(task.dossier_id)
    return desk, task


def _back(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Where the button stood: my day, the tasks, or the family's page."""
    places = {"day": reverse("web:day:open"), "tasks": reverse("web:cases:tasks", args=[case_id])}
    family = reverse("web:cases:open", args=[case_id])
    return redirect(places.get(request.POST.get("back", ""), family))
