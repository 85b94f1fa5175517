"""The words of the public pages, from the pack where it says something."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ciranda.programmes.queries import pack_of
from ciranda.referrals.enums import PublicState

if TYPE_CHECKING:
    from ciranda.programmes.policies.schema import Pack
    from ciranda.referrals.queries import Happened


@dataclass(frozen=True)
class Before:
    """What is said before anything is asked."""

    programme: str
    who_is_told: str
    who_is_not_told: str
    not_asked: str


@dataclass(frozen=True)
class Said:
    """What became of it, in fixed sentences; the answer only for a checked professional."""

    title: str
    words: str
    outcome: str = ""
    reason: str = ""
    to_whom: str = ""
    answer: str = ""


def before(pack: "Pack", language: str) -> Before:
    """The pack's own words, or plain ones where it has none."""
    told = pack.words.optional
    return Before(
        programme=pack.label("title", language),
        who_is_told=told("referral.who_is_told", language)
        or _("The local team of the child's area reads it."),
        who_is_not_told=told("referral.who_is_not_told", language)
        or _("This page tells no authority."),
        not_asked=told("referral.not_asked", language)
        or _("We do not ask for anyone's residence status or ethnic origin, nor for any number."),
    )


def happened(found: "Happened", language: str) -> Said:
    """Three sentences, the same for every child, known or not."""
    titles = {
        PublicState.RECEIVED: _("We have received what you sent"),
        PublicState.LOOKED_AT: _("The local team has read what you sent"),
        PublicState.NOTHING_OPEN: _("Nothing is open with this reference"),
    }
    words = {
        PublicState.RECEIVED: _("Someone of the local team will read it."),
        PublicState.LOOKED_AT: _(
            "It thinks about what could help. To protect every child and family we say no more "
            "than this, to anyone."
        ),
        PublicState.NOTHING_OPEN: _(
            "If you typed it right, the local team has looked at what you sent and has finished. "
            "To protect every child and family we say no more than this, to anyone. If you are "
            "still worried, write again."
        ),
    }
    said = Said(titles[found.state], words[found.state])
    return _with_answer(said, found, language) if found.outcome else said


def _with_answer(said: Said, found: "Happened", language: str) -> Said:
    assert found.pack_version_id is not None
    pack = pack_of(found.pack_version_id)
    return Said(
        title=_("The team has answered"),
        words=_("This answer is for you as a professional whom the team has rung back."),
        outcome=pack.label(f"triage.{found.outcome}", language),
        reason=pack.label(f"reasons.{found.reason_key}", language) if found.reason_key else "",
        to_whom=found.redirected_to,
        answer=found.words,
    )
