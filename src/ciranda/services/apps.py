"""What services offer and are asked for: help without a person, requests open until arrival."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"
