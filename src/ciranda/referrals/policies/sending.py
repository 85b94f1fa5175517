"""Whether a referral may be sent, said so that the sender knows what to do instead."""

from dataclasses import dataclass

from django.utils.translation import gettext

from ciranda.programmes.enums import Referrer
from ciranda.programmes.policies.schema import Pack
from ciranda.referrals.enums import AskedBy, FamilyTold


@dataclass(frozen=True)
class Problem:
    """What is wrong, at which field, and what to do instead."""

    field: str
    message: str


class NotPossible(ValueError):
    """Something a person asked for that the rules do not allow, with every problem in words."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(p.message for p in problems))
        self.problems = problems


def takes_public_signals(pack: Pack) -> bool:
    """Whether anyone may send a concern to this programme without an account."""
    return Referrer.ANYONE in pack.referral.who and pack.referral.anonymous_signals


def takes_professionals(pack: Pack) -> bool:
    """Whether a professional may refer to this programme."""
    return bool({Referrer.ANYONE, Referrer.PROFESSIONALS} & set(pack.referral.who))


@dataclass(frozen=True)
class Direct:
    """A listed concern of which the team is told directly: which, why, and that the parents were
    referred as well."""

    concern: str
    grounds: str
    parents_referred: bool


def direct_problems(pack: Pack, direct: Direct, *, worry: str, papers: int) -> list[Problem]:
    """What keeps a team from being told directly (case study 4: grounds, little content, and the
    parents referred too)."""
    concern = pack.referral.told_directly.get(direct.concern)
    if concern is None:
        words = gettext("This is no concern of which this team is told directly. Choose another.")
        return [Problem("concern", words)]
    found = _worry_problems(worry)
    if not direct.grounds.strip():
        words = gettext("Say on what grounds you tell the team directly. One line will do.")
        found.append(Problem("grounds", words))
    if not direct.parents_referred:
        words = gettext("Refer the parents to the team too, and tell them so. Then send this.")
        found.append(Problem("parents_referred", words))
    most = concern.most_characters
    if max(len(worry.strip()), len(direct.grounds.strip())) > most:
        words = gettext(
            "Write no more than the team needs to approach the family: at most %(most)d characters."
        )
        found.append(Problem("worry", words % {"most": most}))
    if papers:
        words = gettext("Send no document with it. The team asks the family itself.")
        found.append(Problem("file", words))
    return found


def profession_problems(pack: Pack, profession: str, asked_by: AskedBy) -> list[Problem]:
    """What keeps a professional of this profession from referring; words as the account has it.

    Whoever writes down what a family asks for itself is not asked what they are.
    """
    listed = pack.referral.professions
    families = Referrer.FAMILY in pack.referral.who
    own = families and asked_by == AskedBy.FAMILY
    if not listed or own or "_".join(profession.lower().split()) in listed:
        return []
    names = ", ".join(gettext(name.replace("_", " ")) for name in listed)
    words = gettext(
        "This programme takes referrals from these professions: %(professions)s. Ask one of them "
        "to send it."
    )
    if families:
        own_wish = gettext("If the family asks for it itself, choose “The family asked me”.")
        words = f"{words} {own_wish}"
    return [Problem("programme", words % {"professions": names})]


def problems(pack: Pack, *, worry: str, family_told: str, family_request: str) -> list[Problem]:
    """What keeps this referral from being sent, by the pack's own rules."""
    found = _worry_problems(worry)
    if pack.referral.family_told_needed and family_told == FamilyTold.NOT_YET:
        found.append(
            Problem(
                "family_told",
                gettext(
                    "Speak with the family before you send this: this programme begins with "
                    "them. If a child is in danger now, call 112 or child protection instead."
                ),
            )
        )
    if pack.referral.family_request_needed:
        found += _family_problems(family_told, family_request)
    return found


def _worry_problems(worry: str) -> list[Problem]:
    if worry.strip():
        return []
    words = gettext("Write what worries you, in your own words. One line will do.")
    return [Problem("worry", words)]


def _family_problems(family_told: str, family_request: str) -> list[Problem]:
    found = []
    if family_told == FamilyTold.DISAGREES:
        found.append(
            Problem(
                "family_told",
                gettext("This programme works only with families who want it. Ask again later."),
            )
        )
    if not family_request.strip():
        found.append(
            Problem(
                "family_request",
                gettext("Write what the family asks for, in its own words: it is their request."),
            )
        )
    return found
