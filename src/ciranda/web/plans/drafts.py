"""What every page that changes a draft begins with and leads back to."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.plans.queries.page import PlanPage
from ciranda.web.plans.saving import anchor
from ciranda.web.plans.views import actor_of, may_edit, page_of


def draft(request: HttpRequest, plan_id: UUID) -> PlanPage:
    """The plan while it may be changed. Raises Http404 for strangers, Refused once it was given to
    the family."""
    page = page_of(request, plan_id)
    if not may_edit(actor_of(request), page):
        raise Refused(_("This version no longer changes. Start a new one from the plan’s page."))
    return page


def home(plan_id: UUID, thing: UUID | str = "main-content") -> str:
    """Back to the plan's page, at the thing that changed."""
    return anchor(reverse("web:plans:open", args=[plan_id]), thing)
