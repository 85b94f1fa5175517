"""Figures of teams, for reports."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.outcomes"
    label = "outcomes"
    default_auto_field = "django.db.models.BigAutoField"
