"""A family that does not want the line for now: respected, and asked again on a day."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.line.standing import Standing, standing
from ciranda.cases.actions.prompts import TO_THE_FAMILY
from ciranda.cases.models import Subject, Task
from ciranda.common.database import instant
from ciranda.people.actions.never import never_ask
from ciranda.programmes.policies.clocks import later


@action(Permission.CONTACT_WRITE)
def decline(
    *, actor: Actor, case_id: UUID, review_on: date | None = None, never: bool = False
) -> date | None:
    """The family declines. Nothing invites it by itself until the review date, which is returned;
    the pack's time, if no day is named. Its dates stay, and so does its way back.

    With `never` the family said never to ask again: no day, no invitation, no reminder, until it
    asks itself. Raises Refused for a day that has passed; NoSuchCase for a stranger.
    """
    stands = standing(actor, case_id)
    if never:
        _never(stands, case_id)
        return None
    until = review_on or later(stands.today, stands.rules.ask_again_after, stands.calendar)
    if until <= stands.today:
        raise Refused(_("Choose a day on which somebody may ask again, later than today."))
    stands.line.declined_on, stands.line.review_on = stands.today, until
    stands.line.never_ask = False
    stands.line.save(update_fields=["declined_on", "review_on", "never_ask"])
    never_ask(_people(case_id), stands.desk.pack.key, stands=False)
    touched(stands.dossier_id, stands.line.pk, "declined_on", "review_on", kind="line")
    return until


@action(Permission.CONTACT_WRITE)
def take_up_again(*, actor: Actor, case_id: UUID) -> None:
    """The family wants the line after all, from today. Raises NoSuchCase for a stranger."""
    stands = standing(actor, case_id)
    stands.line.declined_on = stands.line.review_on = None
    stands.line.never_ask = False
    stands.line.save(update_fields=["declined_on", "review_on", "never_ask"])
    never_ask(_people(case_id), stands.desk.pack.key, stands=False)
    touched(stands.dossier_id, stands.line.pk, "declined_on", kind="line")


def _never(stands: Standing, case_id: UUID) -> None:
    line = stands.line
    line.declined_on, line.review_on, line.never_ask = stands.today, None, True
    line.save(update_fields=["declined_on", "review_on", "never_ask"])
    never_ask(_people(case_id), stands.desk.pack.key)
    # what already asks somebody to go and see the family falls away too
    asked = Task.objects.filter(case_id=case_id, dossier_id=stands.dossier_id)
    asked.filter(prompt__in=TO_THE_FAMILY, done_at=None, dropped_at=None).update(
        dropped_at=instant()
    )
    touched(stands.dossier_id, line.pk, "declined_on", "never_ask", kind="line")


def _people(case_id: UUID) -> list[UUID]:
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None, person_id__isnull=False)
    return list(subjects.values_list("person_id", flat=True))
