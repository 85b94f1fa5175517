"""What passed to the case manager when sharing with a service ended, each by name."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _t

from ciranda.access.actions import looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.passed import Passed, PassedContact, PassedTask, what_passed_on
from ciranda.plans.queries.named import NamedAction, named_actions
from ciranda.web.components import Task
from ciranda.web.wording import day, moment


@requires(Permission.CASE_READ)
def what_passed(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Tasks, appointments and actions of the plan, each as this reader may see it."""
    found = what_passed_on(task_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, task_id, "task")
    named = named_actions(found.action_ids)
    holds = desk_of(request.actor, found.case_id).of_team  # type: ignore[attr-defined]
    context = {
        "case_id": found.case_id,
        "tasks": [_task(one, found.case_id) for one in found.tasks],
        "contacts": [_contact(one, found, holds=holds) for one in found.contacts],
        "actions": [_action(one) for one in named],
        "unseen": len(found.action_ids) - len(named),
    }
    return render(request, "web/consent/passed.html", context)


def _task(one: PassedTask, case_id: UUID) -> Task:
    status = _t("Open") if one.is_open else _t("Done")
    hint = _t("By %(day)s") % {"day": day(one.due_on)} if one.due_on else ""
    return Task(one.what, status, reverse("web:cases:tasks", args=[case_id]), hint)


def _contact(one: PassedContact, found: Passed, *, holds: bool) -> Task:
    label = found.pack.label(f"contact_kinds.{one.kind_key}", get_language() or "en")
    href = (
        reverse("web:cases:attend", args=[found.case_id, one.id]) if one.is_open and holds else ""
    )
    status = _t("Planned") if one.is_open else _t("No longer planned")
    return Task(label, status, href, moment(one.at))


def _action(one: NamedAction) -> Task:
    hint = _t("By %(day)s") % {"day": day(one.due_on)} if one.due_on else ""
    return Task(one.what, one.state.label, reverse("web:plans:action", args=[one.id]), hint)
