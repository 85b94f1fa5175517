"""From a rule's verdict to what a person may decide beside it."""

from collections.abc import Sequence
from datetime import date

from ciranda.programmes.policies.eligibility import UnknownFactorError, Verdict, decide
from ciranda.programmes.policies.schema import Pack


def verdict_for(pack: Pack, outcome: str, rule: Verdict) -> str:
    """The pack's verdict that a triage outcome amounts to: the rule's own where it suggests this
    outcome, else the first that does, else the outcome itself (a programme may have no word)."""
    if rule.status and rule.suggests == outcome:
        return rule.status
    verdicts = pack.eligibility.verdicts if pack.eligibility else {}
    return next((key for key, v in verdicts.items() if v.suggests == outcome), outcome)


def said_again(pack: Pack, counted: Sequence[str], verdict: str, *, on: date, language: str) -> str:
    """What the rule said when it counted these factors, in another language than then.

    The facts of a decision are kept, not only its sentence: the pack's version, the factors
    counted, the verdict. Empty where they no longer lead to that verdict: then the words of that
    day stand as they were written.
    """
    try:
        again = decide(pack, counted, on=on)
    except UnknownFactorError:
        return ""
    return again.words(language) if again.status == (verdict or None) else ""


def label(pack: Pack, verdict: str, language: str) -> str:
    """A verdict in words."""
    verdicts = pack.eligibility.verdicts if pack.eligibility else {}
    path = f"eligibility.verdicts.{verdict}" if verdict in verdicts else f"triage.{verdict}"
    return pack.label(path, language)
