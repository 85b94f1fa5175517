"""Signals, referrals and births not signed up; what follows when somebody is protected."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Fills the lists that apps below offer."""

    name = "ciranda.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A shield or an adoption changes who sees whereabouts in the person's referrals; a birth
        goes on the list of the area where the mother lives."""
        from ciranda.cases.actions.sealing import after_seal  # noqa: PLC0415
        from ciranda.people.actions import after_birth, after_shield  # noqa: PLC0415
        from ciranda.referrals.actions.owning import follow_shield  # noqa: PLC0415
        from ciranda.referrals.actions.signing_up import follow_birth  # noqa: PLC0415

        after_shield.append(follow_shield)
        after_seal.append(follow_shield)
        after_birth.append(follow_birth)
