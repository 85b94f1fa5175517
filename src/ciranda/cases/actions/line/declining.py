"""A family that does not want the line for now: respected, and asked again on a day."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.line.standing import standing
from ciranda.programmes.policies.clocks import later


@action(Permission.CONTACT_WRITE)
def decline(*, actor: Actor, case_id: UUID, review_on: date | None = None) -> date:
    """The family declines. Nothing invites it by itself until the review date, which is returned;
    the pack's time, if no day is named. Its dates stay, and so does its way back.

    Raises Refused for a day that has passed; NoSuchCase for a stranger.
    """
    stands = standing(actor, case_id)
    until = review_on or later(stands.today, stands.rules.ask_again_after, stands.calendar)
    if until <= stands.today:
        raise Refused(_("Choose a day on which somebody may ask again, later than today."))
    stands.line.declined_on, stands.line.review_on = stands.today, until
    stands.line.save(update_fields=["declined_on", "review_on"])
    touched(stands.dossier_id, stands.line.pk, "declined_on", "review_on", kind="line")
    return until


@action(Permission.CONTACT_WRITE)
def take_up_again(*, actor: Actor, case_id: UUID) -> None:
    """The family wants the line after all, from today. Raises NoSuchCase for a stranger."""
    stands = standing(actor, case_id)
    stands.line.declined_on = stands.line.review_on = None
    stands.line.save(update_fields=["declined_on", "review_on"])
    touched(stands.dossier_id, stands.line.pk, "declined_on", kind="line")
