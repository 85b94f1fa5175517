"""Asking for, answering and withdrawing consents."""

from ciranda.cases.actions.consents.answering import Signed, answer_own, record_answer
from ciranda.cases.actions.consents.asking import Ask, ask
from ciranda.cases.actions.consents.following import Stranded, Withdrawn, after_withdrawal
from ciranda.cases.actions.consents.tending import Tended, settle_case, tend
from ciranda.cases.actions.consents.withdrawing import record_withdrawal, withdraw_own

__all__ = [
    "Ask",
    "Signed",
    "Stranded",
    "Tended",
    "Withdrawn",
    "after_withdrawal",
    "answer_own",
    "ask",
    "record_answer",
    "record_withdrawal",
    "settle_case",
    "tend",
    "withdraw_own",
]
