"""Writing down a way gone together with a family."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.budgets.models import Accompaniment
from ciranda.cases.models import Case
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant


@dataclass(frozen=True)
class Way:
    """A way gone together: costs in the money of the place; an empty line is unfunded."""

    on: date
    companion: str
    what_for: str
    unlocks: str
    travel: Decimal = Decimal(0)
    companion_paid: Decimal = Decimal(0)
    line_key: str = ""


@action(Permission.BUDGET_DRAW)
def went_along(*, actor: Actor, case_id: UUID, way: Way) -> UUID:
    """Somebody went along with the family. Returns its id.

    Raises Refused without companion, what for or what it unlocks, for a day to come, costs below
    nothing, or a budget line the programme does not have. Source: capability A27.
    """
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    if desk.is_own or desk.dossier_id is None or actor.service_id is None:
        raise Refused(_("Whoever answers for the family writes this down. Tell them what it cost."))
    if not (way.companion.strip() and way.what_for.strip() and way.unlocks.strip()):
        raise Refused(_("Say who went along, what for, and what it opens for the family."))
    if way.on > timezone.localdate():
        raise Refused(_("This day is still to come. Plan a contact for it instead."))
    if way.travel < 0 or way.companion_paid < 0:
        raise Refused(_("Costs cannot be below nothing."))
    if way.line_key and way.line_key not in desk.pack.budget_lines:
        raise Refused(_("There is no such category. Leave it empty to show that it fits none."))
    made = Accompaniment.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        service_id=actor.service_id,
        pack_version_id=Case.objects.values_list("pack_version_id", flat=True).get(pk=case_id),
        membership_id=actor.writes_as,
        on=way.on,
        companion=way.companion.strip(),
        what_for=way.what_for.strip(),
        unlocks=way.unlocks.strip(),
        travel=way.travel,
        companion_paid=way.companion_paid,
        line_key=way.line_key,
        recorded_at=instant(),
    )
    touched(made.dossier_id, made.pk, "unlocks", "travel", "line_key", kind="accompaniment")
    return made.pk
