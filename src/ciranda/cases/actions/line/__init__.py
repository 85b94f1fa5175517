"""The monitoring line: begun by a notice, invited by age, changed with a reason, never ended by
another case."""

from ciranda.cases.actions.line.declining import decline, take_up_again
from ciranda.cases.actions.line.inviting import answer, invite, tend_line
from ciranda.cases.actions.line.moments import add, bring_forward, hold, skip
from ciranda.cases.actions.line.notices import Notice, Noticed, begin, take_notice, take_notices
from ciranda.cases.actions.line.suggesting import confirm, put_aside, suggest
from ciranda.cases.actions.line.supporting import Extra, let_go_on, refer_on, support

__all__ = [
    "Extra",
    "Notice",
    "Noticed",
    "add",
    "answer",
    "begin",
    "bring_forward",
    "confirm",
    "decline",
    "hold",
    "invite",
    "let_go_on",
    "put_aside",
    "refer_on",
    "skip",
    "suggest",
    "support",
    "take_notice",
    "take_notices",
    "take_up_again",
    "tend_line",
]
