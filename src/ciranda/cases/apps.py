"""The shared file of one programme: case, custody, circle, contacts, deadlines."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Fills the lists that apps below offer."""

    name = "ciranda.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A shield, a birth and a loss are followed by every case of the person."""
        from ciranda.cases.actions.shielding import follow_shield  # noqa: PLC0415
        from ciranda.cases.actions.subjects import fall_silent, follow_birth  # noqa: PLC0415
        from ciranda.people.actions import after_birth, after_loss, after_shield  # noqa: PLC0415

        after_shield.append(follow_shield)
        after_birth.append(follow_birth)
        after_loss.append(fall_silent)
