"""The family's plan."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Fills the lists that apps below offer."""

    name = "ciranda.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What a plan does when the family withdraws from a service, and before a case closes."""
        from ciranda.cases.actions.consents import after_withdrawal  # noqa: PLC0415
        from ciranda.cases.policies.closure import ask_before_closing  # noqa: PLC0415
        from ciranda.plans.actions import handing_back  # noqa: PLC0415
        from ciranda.plans.queries import closing  # noqa: PLC0415
        from ciranda.programmes.enums import ClosureNeed  # noqa: PLC0415

        after_withdrawal.append(handing_back.after_withdrawal)
        ask_before_closing(ClosureNeed.NO_OPEN_ACTIONS, closing.open_actions)
