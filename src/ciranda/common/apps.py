from django.apps import AppConfig

from ciranda.common.migrating import draw_new_models_alone


class CommonConfig(AppConfig):
    name = "ciranda.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Before any command runs."""
        draw_new_models_alone()
