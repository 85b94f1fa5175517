"""What may be answered to a referral, by the pack; and until when an answer may be taken back."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext

from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.policies.schema.path import Outcome
from ciranda.referrals.policies.sending import Problem


@dataclass(frozen=True)
class Given:
    """An answer as a person gives it, before it is checked."""

    outcome: str
    reason_key: str = ""
    words: str = ""
    redirected_to: str = ""
    family_agreed: bool | None = None
    recall_on: datetime.date | None = None
    never_ask: bool = False


def outcomes(pack: Pack) -> dict[str, Outcome]:
    """The answers this programme has, in order."""
    held = {outcome.value: getattr(pack.triage, outcome.value) for outcome in TriageOutcome}
    return {key: outcome for key, outcome in held.items() if outcome is not None}


def opens_case(outcome: str) -> bool:
    """Whether this answer opens a case."""
    return outcome in (TriageOutcome.ACCEPT, TriageOutcome.SURVEILLANCE)


def problems(
    pack: Pack,
    given: Given,
    *,
    today: datetime.date,
    knows_child: bool,
    age_refusal: str | None,
    family_request: bool,
) -> list[Problem]:
    """What keeps this answer from being given."""
    known = outcomes(pack)
    if given.outcome not in known:
        return [Problem("outcome", gettext("Choose what becomes of this referral."))]
    found = _opening_problems(pack, given, knows_child, age_refusal, family_request)
    found += _reason_problems(pack, known[given.outcome], given)
    found += _redirect_problems(known[given.outcome], given)
    found += _never_problems(given, knows_child)
    if given.outcome == TriageOutcome.SURVEILLANCE and (
        given.recall_on is None or given.recall_on <= today
    ):
        found.append(
            Problem("recall_on", gettext("Write the day on which to look again, later than today."))
        )
    return found


def _opening_problems(
    pack: Pack, given: Given, knows_child: bool, age_refusal: str | None, family_request: bool
) -> list[Problem]:
    if not opens_case(given.outcome):
        return []
    found = []
    if not knows_child:
        found.append(
            Problem("outcome", gettext("Say first who the child is: a case is about someone."))
        )
    if age_refusal:
        found.append(Problem("outcome", age_refusal))
    if pack.referral.family_request_needed and not family_request:
        found.append(
            Problem(
                "outcome",
                gettext("This programme begins on the family's own request. Record it first."),
            )
        )
    return found


def _reason_problems(pack: Pack, outcome: Outcome, given: Given) -> list[Problem]:
    found = []
    if outcome.reasons and given.reason_key not in outcome.reasons:
        found.append(Problem("reason", gettext("Choose the reason: the sender is told.")))
    reason = pack.reasons.get(given.reason_key)
    if reason and reason.note_needed and not given.words.strip():
        found.append(Problem("words", gettext("This reason needs a few words for the sender.")))
    return found


def _redirect_problems(outcome: Outcome, given: Given) -> list[Problem]:
    if given.outcome != TriageOutcome.REDIRECT:
        return []
    found = []
    if outcome.target_needed and not given.redirected_to.strip():
        found.append(Problem("redirected_to", gettext("Say to whom: the name of the service.")))
    if given.family_agreed is not True:
        found.append(
            Problem(
                "family_agreed",
                gettext("Ask the family first: nobody is sent on without knowing and agreeing."),
            )
        )
    return found


def _never_problems(given: Given, knows_child: bool) -> list[Problem]:
    if not given.never_ask:
        return []
    if opens_case(given.outcome):
        message = gettext(
            "An answer that opens a case asks again. Untick this, or answer otherwise."
        )
        return [Problem("never_ask_again", message)]
    if not knows_child:
        message = gettext("Say first who the child is: the word is kept about someone.")
        return [Problem("never_ask_again", message)]
    return []


def refusal_to_take_back(
    outcome: str,
    answered_on: datetime.date,
    *,
    today: datetime.date,
    family_told_on: datetime.date | None,
) -> str | None:
    """Why an answer can no longer be taken back, with what to do; None if it can.

    Only the same day in the team's zone, before the family was told, and only where no case was
    opened: a case has history from its first instant and is closed, never unmade.
    """
    if opens_case(outcome):
        return gettext("A case was opened. If that was a mistake, close it with that reason.")
    if family_told_on is not None:
        return gettext("The family has been told. Send a new referral instead.")
    if answered_on != today:
        return gettext("An answer can be taken back only on the same day. Send a new referral.")
    return None
