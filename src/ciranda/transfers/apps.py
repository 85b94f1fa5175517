"""Handing over: to another team, and to what comes after the programme."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """Fills the lists that apps below offer."""

    name = "ciranda.transfers"
    label = "transfers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What goes along when custody moves, and what a child's leaving asks before closing."""
        from ciranda.cases.policies.closure import ask_before_closing  # noqa: PLC0415
        from ciranda.people.actions import after_move, after_shield  # noqa: PLC0415
        from ciranda.people.actions import carrying as people  # noqa: PLC0415
        from ciranda.plans.actions import carrying  # noqa: PLC0415
        from ciranda.programmes.enums import ClosureNeed  # noqa: PLC0415
        from ciranda.transfers.actions import (  # noqa: PLC0415
            answering,
            moves,
            steps,
            transitions,
        )

        after_move.append(moves.propose_moves)
        after_shield.append(steps.follow_shield)
        answering.along.append(people.along)
        answering.along.append(carrying.along_with)
        answering.along.append(transitions.carry)
        ask_before_closing(ClosureNeed.RECEIPT_OR_REFUSAL, transitions.against_closing)
