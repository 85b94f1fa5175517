"""Publishing a total: only if its parts add up to it, or if it is said why they do not."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.groups.models import PublishedTotal
from ciranda.groups.policies.totals import DoesNotAddUp, total


@action(Permission.GROUP_RUN)
def publish_total(
    *, actor: Actor, title: str, number: int, parts: Mapping[str, int], explained: str = ""
) -> UUID:
    """Publish a number with its parts, for everybody on the staff. Returns its id.

    Raises Refused without a title or parts, for less than nothing, and for a gap between the parts
    and the whole that nothing explains. Source: capability B49 (1,901 against 1,448).
    """
    if actor.service_id is None:
        raise Refused(_("Totals belong to a service. Ask whoever leads your agency to add yours."))
    if not title.strip() or not parts:
        raise Refused(_("Say what was counted, and its parts."))
    if number < 0 or min(parts.values()) < 0:
        raise Refused(_("Nothing is counted below 0."))
    try:
        whole = total(number, parts, explained=explained)
    except DoesNotAddUp as error:
        raise Refused(str(error)) from error
    made = PublishedTotal.objects.create(
        service_id=actor.service_id,
        title=title.strip(),
        number=whole.number,
        parts=dict(whole.parts),
        gap=whole.gap,
        explained=whole.explained,
        published_at=instant(),
        published_by=actor.writes_as,
    )
    touched(None, made.pk, "number", "parts", "explained", kind="published_total")
    return made.pk
