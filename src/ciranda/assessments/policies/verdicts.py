"""From a rule's verdict to what a person may decide beside it."""

from ciranda.programmes.policies.eligibility import Verdict
from ciranda.programmes.policies.schema import Pack


def verdict_for(pack: Pack, outcome: str, rule: Verdict) -> str:
    """The pack's verdict that a triage outcome amounts to: the rule's own where it suggests this
    outcome, else the first that does, else the outcome itself (a programme may have no word)."""
    if rule.status and rule.suggests == outcome:
        return rule.status
    verdicts = pack.eligibility.verdicts if pack.eligibility else {}
    return next((key for key, v in verdicts.items() if v.suggests == outcome), outcome)


def label(pack: Pack, verdict: str, language: str) -> str:
    """A verdict in words."""
    verdicts = pack.eligibility.verdicts if pack.eligibility else {}
    path = f"eligibility.verdicts.{verdict}" if verdict in verdicts else f"triage.{verdict}"
    return pack.label(path, language)
