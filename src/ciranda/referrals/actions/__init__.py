"""Signals, referrals, enquiries and their answers. One module a noun.

Deciding is done for the purpose of triage: the actor of those actions acts for `Purpose.TRIAGE`.
"""

from ciranda.referrals.actions.above import see_above
from ciranda.referrals.actions.answering import answer, take_back, tell_family
from ciranda.referrals.actions.attaching import attach
from ciranda.referrals.actions.desks import name_desk
from ciranda.referrals.actions.enquiries import ask, reply
from ciranda.referrals.actions.jobs import climb, expire_signals
from ciranda.referrals.actions.owning import NoTeamError
from ciranda.referrals.actions.papers import NewPaper
from ciranda.referrals.actions.sending import NewCarer, NewChild, NewSource, Sending, send
from ciranda.referrals.actions.signals import (
    NewSignal,
    confirm_signals,
    end_signal,
    keep_signal,
    receive_signal,
)
from ciranda.referrals.actions.telling import tell_more
from ciranda.referrals.actions.triage import (
    check_sender,
    look,
    name_child,
    pass_on,
    record_request,
    write_note,
)

__all__ = [
    "NewCarer",
    "NewChild",
    "NewPaper",
    "NewSignal",
    "NewSource",
    "NoTeamError",
    "Sending",
    "answer",
    "ask",
    "attach",
    "check_sender",
    "climb",
    "confirm_signals",
    "end_signal",
    "expire_signals",
    "keep_signal",
    "look",
    "name_child",
    "name_desk",
    "pass_on",
    "receive_signal",
    "record_request",
    "reply",
    "see_above",
    "send",
    "take_back",
    "tell_family",
    "tell_more",
    "write_note",
]
