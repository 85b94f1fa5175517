"""Which states follow which. One table each for versions, actions and requests to services."""

from collections.abc import Mapping

from ciranda.plans.enums import ActionState, RequestState, VersionState

VERSION_MOVES: Mapping[VersionState, frozenset[VersionState]] = {
    VersionState.DRAFT: frozenset({VersionState.PROPOSED}),
    VersionState.PROPOSED: frozenset({VersionState.DRAFT, VersionState.SIGNED}),
    VersionState.SIGNED: frozenset({VersionState.REPLACED}),
    VersionState.REPLACED: frozenset(),
}

ACTION_MOVES: Mapping[ActionState, frozenset[ActionState]] = {
    ActionState.PLANNED: frozenset({ActionState.UNDER_WAY, ActionState.DONE, ActionState.STOPPED}),
    ActionState.UNDER_WAY: frozenset({ActionState.DONE, ActionState.STOPPED}),
    # people press the wrong button: what is done or stopped may be taken up again
    ActionState.DONE: frozenset({ActionState.UNDER_WAY}),
    ActionState.STOPPED: frozenset({ActionState.PLANNED, ActionState.UNDER_WAY}),
}

REQUEST_MOVES: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.NONE: frozenset({RequestState.REQUESTED}),
    RequestState.REQUESTED: frozenset(
        {RequestState.ACCEPTED, RequestState.WAITING, RequestState.REFUSED}
    ),
    RequestState.WAITING: frozenset({RequestState.ACCEPTED, RequestState.REFUSED}),
    RequestState.ACCEPTED: frozenset(
        {RequestState.RECEIVED, RequestState.WAITING, RequestState.REFUSED}
    ),
    RequestState.REFUSED: frozenset({RequestState.REQUESTED}),
    RequestState.RECEIVED: frozenset(),
}

# Answers a service gives; a reason is asked where the family does not get what was asked.
ANSWERS = (RequestState.ACCEPTED, RequestState.WAITING, RequestState.REFUSED)
OPEN_ACTIONS = frozenset({ActionState.PLANNED, ActionState.UNDER_WAY})


def may_move(before: ActionState, after: ActionState) -> bool:
    """Whether an action may go from one state to another (staying is always allowed)."""
    return before == after or after in ACTION_MOVES[before]


def may_answer(before: RequestState, after: RequestState) -> bool:
    """Whether a request may go from one state to another."""
    return after in REQUEST_MOVES[before]
