"""A changed address proposes a move to the team that answers now, and tells nobody else."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.transfers.actions import moves
from ciranda.transfers.queries.reading import open_moves


def test_an_address_elsewhere_proposes_the_team_of_that_parish(cast):
    with entered(cast.actor("hilda_health")):
        assert moves.propose_moves(cast.flor, "990201", "an address") == 1
        assert open_moves() == []
    with entered(cast.actor("carla_coordinator")):
        (move,) = open_moves()
        assert (move.team_id, move.parish) == (cast.north_team, "Parish of Northtown")


def test_an_address_in_the_own_catchment_proposes_nothing(cast):
    with entered(cast.actor("hilda_health")):
        assert moves.propose_moves(cast.flor, "990101", "an address") == 0


def test_the_same_move_is_proposed_once(cast):
    with entered(cast.actor("hilda_health")):
        moves.propose_moves(cast.flor, "990201", "an address")
        assert moves.propose_moves(cast.flor, "990201", "a school") == 0


def test_staying_needs_a_reason(cast):
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        moves.propose_moves(cast.flor, "990201", "an address")
        (move,) = open_moves()
        with pytest.raises(Refused):
            moves.stay(actor=carla, move_id=move.id, reason="")
        moves.stay(actor=carla, move_id=move.id, reason="A month at the grandmother's")
        assert open_moves() == []


def test_the_new_team_learns_nothing_from_a_proposal(cast):
    with entered(cast.actor("carla_coordinator")):
        moves.propose_moves(cast.flor, "990201", "an address")
    with entered(cast.actor("nelson_coordinator")):
        assert open_moves() == []
