"""What a plan still holds against closing its case."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.cases.models import PlanPart
from ciranda.plans.models import Action
from ciranda.plans.policies.states import OPEN_ACTIONS


def open_actions(case_id: UUID) -> str | None:
    """How many actions of the case's plan are still open, in words; None where all have ended."""
    dossiers = PlanPart.objects.filter(case_id=case_id).values("dossier_id")
    count = Action.objects.filter(dossier_id__in=dossiers, state__in=OPEN_ACTIONS).count()
    if not count:
        return None
    said = ngettext(
        "%(count)d action of the plan is still open.",
        "%(count)d actions of the plan are still open.",
        count,
    ) % {"count": count}
    return f"{said} {_('Mark what is done, and stop the rest with the reason.')}"
