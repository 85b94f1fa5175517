"""Words of agencies and teams."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sector(TextChoices):
    """Which part of public life an agency belongs to."""

    HEALTH = "health", _("Health")
    EDUCATION = "education", _("Education")
    SOCIAL_SECURITY = "social_security", _("Social security")
    MUNICIPALITY = "municipality", _("Municipality")
    NGO = "ngo", _("Non-governmental organisation")
    JUSTICE = "justice", _("Justice and protection")
    OTHER = "other", _("Other")


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
