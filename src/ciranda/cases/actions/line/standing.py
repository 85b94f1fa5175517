"""Where a line is written: today's file of the case, locked for whoever changes it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Category
from ciranda.cases.enums import Change
from ciranda.cases.models import Line, Moment
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.common.database import instant
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.schema.monitoring import Monitoring


@dataclass(frozen=True)
class Standing:
    """A line as somebody is about to change it."""

    desk: Desk
    line: Line
    rules: Monitoring
    calendar: Calendar

    @property
    def dossier_id(self) -> UUID:
        """The dossier of today's file."""
        return self.line.dossier_id

    @property
    def today(self) -> date:
        """The day where the team is."""
        return self.calendar.date_of(instant())


def standing(actor: Actor, case_id: UUID) -> Standing:
    """A case's line, locked. Raises Refused where the case has none or one may not write its
    dates; NoSuchCase for a stranger."""
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    rules = desk.pack.monitoring
    here = Line.objects.select_for_update().filter(case_id=case_id)
    line = here.filter(dossier_id=desk.dossier_id).first() if desk.dossier_id else None
    if line is None or rules is None or desk.is_own:
        raise Refused(_("This case has no line of planned contacts."))
    return Standing(desk, line, rules, clock_facts(case_id).calendar)


def open_moment(actor: Actor, moment_id: UUID) -> tuple[Standing, Moment]:
    """A planned contact that still lies ahead, with its line. Raises Refused once it was held or
    skipped; Moment.DoesNotExist for a stranger."""
    moment = Moment.objects.select_for_update().get(pk=moment_id)
    stands = standing(actor, moment.case_id)
    stands.desk.require_same(moment.dossier_id)
    if moment.held_on:
        raise Refused(_("This contact took place. Add a new one instead."))
    if moment.change == Change.SKIPPED:
        raise Refused(_("This contact was skipped. Add a new one instead."))
    return stands, moment


def known_reason(stands: Standing, reason: str) -> str:
    """The reason, if the pack has it for changes of the line. Raises Refused."""
    if reason not in stands.rules.change_reasons:
        raise Refused(_("Choose the reason: the original stays beside the change."))
    return reason
