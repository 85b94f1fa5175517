"""Hours and money that several agencies share: pools, draws, moves with approval, costs of help."""

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.budgets"
    label = "budgets"
    default_auto_field = "django.db.models.BigAutoField"
