from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "ciranda.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What a plan asked of a service passes on when the family withdraws from it."""
        from ciranda.cases.actions.consents import withdrawing  # noqa: PLC0415 - models are loaded
        from ciranda.plans.actions import handing_back  # noqa: PLC0415

        withdrawing.after_withdrawal.append(handing_back.after_withdrawal)
