"""What every change of a plan holds to: who may write here, in a draft only, and never over words
one has not read."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import F
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Category
from ciranda.cases.models import PlanVolume
from ciranda.plans.enums import VersionState
from ciranda.plans.models import PlanVersion

Row = TypeVar("Row", bound=models.Model)


class NoSuchPlan(LookupError):
    """There is no such plan, or it is nobody's to know."""


class Overtaken(Exception):
    """Somebody changed this while it was being rewritten. `theirs` is the row as it stands now:
    show both texts, and let the person decide."""

    def __init__(self, theirs: models.Model) -> None:
        super().__init__(theirs.pk)
        self.theirs = theirs


def latest(plan_id: UUID, *, hold: bool = False) -> PlanVersion:
    """The newest version, held for this transaction if asked. Raises NoSuchPlan."""
    found = PlanVersion.objects.filter(plan_id=plan_id).order_by("-number")
    version = (found.select_for_update(of=("self",)) if hold else found).first()
    if version is None:
        raise NoSuchPlan(plan_id)
    return version


def draft(plan_id: UUID) -> PlanVersion:
    """The plan's draft, held for this transaction.

    Raises NoSuchPlan for a stranger; Refused when the newest version is no draft any more, when the
    help it is about has ended, or for one who may read the plan and not write it.
    """
    version = latest(plan_id, hold=True)
    require_write(version.dossier_id, Category.PLAN)
    if _is_over(plan_id):
        raise Refused(_("This help has ended: its plan stays as it is. A new case has a new plan."))
    if version.state != VersionState.DRAFT:
        raise Refused(
            _("This version was already given to the family. Start a new version to change it.")
        )
    return version


def _is_over(plan_id: UUID) -> bool:
    """Whether every case that has this plan is closed."""
    held = PlanVolume.objects.filter(plan_id=plan_id, ended_at=None)
    closed = set(held.values_list("case__closed_at", flat=True))
    return bool(closed) and None not in closed


def require_write(dossier_id: UUID, category: int) -> None:
    """Refuse, in words, what the database would refuse without any. Raises Refused."""
    if not may_write(dossier_id, category):
        raise Refused(_("You may read this, but only those who work with this family write it."))


def may_write(dossier_id: UUID, category: int) -> bool:
    """Whether whoever acts may write this category here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select 1 from access_grant where dossier_id = %s and writes & %s <> 0"
            " and principal = any (app_principals()) and purposes & app_purpose() <> 0"
            " and now() >= valid_from and now() < valid_until)",
            [dossier_id, 1 << category],
        )
        return bool(cursor.fetchone()[0])


def overwrite(row: Row, edition: int, **fields: Any) -> None:
    """Change a row that still is as it was read. Raises Overtaken with the row as it stands now."""
    rows: models.QuerySet[Row] = models.QuerySet(type(row))
    changed = rows.filter(pk=row.pk, edition=edition).update(edition=F("edition") + 1, **fields)
    if not changed:
        raise Overtaken(rows.get(pk=row.pk))


def in_draft(row: Any) -> PlanVersion:
    """The draft a row belongs to. Raises Refused if the row stands in a closed version."""
    version = draft(row.plan_version.plan_id)
    if version.pk != row.plan_version_id:
        raise Refused(_("This stands in an earlier version, which no longer changes."))
    return version


def still_ordered() -> str:
    """Why what a court ordered is not stopped, declined or taken out, and what one can do."""
    return _(
        "A court ordered this: no service can take it out, stop or decline it. If you do not agree,"
        " say so beside it; only another decision of the court ends it."
    )


def said_by(actor: Actor) -> str:
    """How a worker is named to the family: role and agency."""
    return ", ".join(part for part in (actor.role_label, actor.agency_name) if part)
