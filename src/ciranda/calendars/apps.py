"""Who is free when, what keeps a family busy, and rooms; never a family name in a calendar."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"
