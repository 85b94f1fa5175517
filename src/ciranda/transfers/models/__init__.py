"""Tables of transfers, moves and transitions."""

from ciranda.transfers.models.move import PossibleMove
from ciranda.transfers.models.topic import TransitionTopic
from ciranda.transfers.models.transfer import Transfer, TransferStep
from ciranda.transfers.models.transition import Transition

__all__ = ["PossibleMove", "Transfer", "TransferStep", "Transition", "TransitionTopic"]
