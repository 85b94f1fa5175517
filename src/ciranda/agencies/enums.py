"""Words of agencies and teams."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ciranda.programmes.enums import Sector

__all__ = ["AppointmentKind", "IdentityCheck", "Sector", "TeamRole"]


class TeamRole(TextChoices):
    """What a worker is in a team."""

    COORDINATOR = "coordinator", _("Team coordinator")
    MEMBER = "member", _("Team member")


class AppointmentKind(TextChoices):
    """A wider or special view given to a named person."""

    CASE_SUPERVISOR = "case_supervisor", _("Case supervisor")
    DATA_OFFICER = "data_officer", _("Data officer")
    LOCATION_HOLDER = "location_holder", _("Keeper of protected whereabouts")
    AGENCY_LEAD = "agency_lead", _("Agency lead")
    # without a single file: what the team misses climbs to them (the pack's role «supervisor»)
    TEAM_SUPERVISOR = "team_supervisor", _("Stands above a team")
    # one person for one service's own notes; a job title cannot be named
    SERVICE_READER = "service_reader", _("Named for a service's own notes")


class IdentityCheck(TextChoices):
    """How one made sure who asks, before resetting their second step."""

    IN_PERSON = "in_person", _("They stand in front of me")
    CALLED_BACK = "called_back", _("I called them back on the number we have on record")
    DOCUMENT = "document", _("They showed me an identity document on a video call")
