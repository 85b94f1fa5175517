"""What a plan still holds against closing its case."""

from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.cases.models import PlanPart
from ciranda.plans.models import Action, ActionTerms
from ciranda.plans.policies.states import OPEN_ACTIONS


def open_actions(case_id: UUID) -> str | None:
    """How many actions of the case's plan are still open, in words; None where all have ended.

    What was taken out of the newest version is not open: nobody was to do it any more.
    """
    dossiers = PlanPart.objects.filter(case_id=case_id).values("dossier_id")
    newest = ActionTerms.objects.filter(action=OuterRef("pk")).order_by("-plan_version__number")
    standing = Action.objects.annotate(taken_out=Subquery(newest.values("removed_at")[:1]))
    count = standing.filter(dossier_id__in=dossiers, state__in=OPEN_ACTIONS, taken_out=None).count()
    if not count:
        return None
    said = ngettext(
        "%(count)d action of the plan is still open.",
        "%(count)d actions of the plan are still open.",
        count,
    ) % {"count": count}
    return f"{said} {_('Mark what is done, and stop the rest with the reason.')}"
