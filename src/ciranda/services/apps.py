"""What services offer and are asked for: help without a person, requests open until arrival."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What becomes of a request when the family withdraws from the asked service."""
        from ciranda.cases.actions.consents import after_withdrawal  # noqa: PLC0415
        from ciranda.services.actions import asking  # noqa: PLC0415

        after_withdrawal.append(asking.after_withdrawal)
