"""What services offer and are asked for: help without a person, requests open until arrival."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What a withdrawal ends, and what an ordinary place holds against moving and closing."""
        from ciranda.cases.actions.consents import after_withdrawal  # noqa: PLC0415
        from ciranda.cases.policies.closure import ask_before_closing  # noqa: PLC0415
        from ciranda.cases.policies.moving import ask_before_moving  # noqa: PLC0415
        from ciranda.programmes.enums import ClosureNeed  # noqa: PLC0415
        from ciranda.services.actions import asking, places  # noqa: PLC0415

        after_withdrawal.append(asking.after_withdrawal)
        ask_before_closing(ClosureNeed.NO_OPEN_OFFER, places.against_closing)
        ask_before_moving(places.before_moving)
