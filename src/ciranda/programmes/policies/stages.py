"""Where a case may go next, with which reason, by whom."""

from django.utils.translation import gettext

from ciranda.programmes.enums import StageKind
from ciranda.programmes.policies.schema import Move, Pack


def moves_from(pack: Pack, stage: str) -> dict[str, Move]:
    """The stages a case may go to from here, with the terms of each move."""
    found = pack.stages.get(stage)
    return dict(found.moves) if found else {}


def reasons_for(pack: Pack, stage: str, to: str) -> tuple[str, ...]:
    """The reasons to choose from for a move; ending asks for those of closing unless it has own."""
    move = moves_from(pack, stage).get(to)
    if move is None:
        return ()
    ends = pack.stages[to].kind is StageKind.ENDED
    return move.reasons or (pack.closure.reasons if ends else ())


def may_move(
    pack: Pack, stage: str, to: str, *, role: str | None = None, reason: str | None = None
) -> bool:
    """Whether this move is allowed to this role for this reason."""
    return refusal_to_move(pack, stage, to, role=role, reason=reason) is None


def refusal_to_move(
    pack: Pack, stage: str, to: str, *, role: str | None = None, reason: str | None = None
) -> str | None:
    """Why a case may not move, in the reader's language and with what to do; None if it may.

    `role` is a role's key in the pack; None skips that question, for whoever asks beforehand.
    """
    move = moves_from(pack, stage).get(to)
    if move is None:
        return gettext("A case cannot go there from where it is. Choose one of the ways shown.")
    if role is not None and move.by and role not in move.by:
        return gettext("Your role may not make this move. Ask the team's coordinator.")
    reasons = reasons_for(pack, stage, to)
    if reasons and reason is None:
        return gettext("Say why: choose a reason.")
    if reason is not None and reason not in reasons:
        return gettext("This reason does not belong to this move. Choose one of those shown.")
    return None
