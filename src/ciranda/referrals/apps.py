"""Signals and referrals: what follows when somebody is protected."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Fills the list that people offers."""

    name = "ciranda.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A shield or an adoption changes who sees whereabouts in the person's referrals."""
        from ciranda.cases.actions.sealing import after_seal  # noqa: PLC0415
        from ciranda.people.actions import after_shield  # noqa: PLC0415
        from ciranda.referrals.actions.owning import follow_shield  # noqa: PLC0415

        after_shield.append(follow_shield)
        after_seal.append(follow_shield)
