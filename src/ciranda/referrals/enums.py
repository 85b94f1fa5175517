"""Words of signals and referrals."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SignalState(TextChoices):
    """Where a signal stands. An unconfirmed one that was looked at expires."""

    NEW = "new", _("New")
    WEAK = "weak", _("Kept in case others come")
    CONFIRMED = "confirmed", _("Being looked into")
    ENDED = "ended", _("Ended")


class ReferralState(TextChoices):
    """Where a referral stands. «Waiting» is not stored: it follows from open enquiries."""

    NEW = "new", _("New")
    LOOKED_AT = "looked_at", _("Being looked at")
    ANSWERED = "answered", _("Answered")


# What may follow what. An answer taken back leads from answered to being looked at.
MOVES: dict[str, frozenset[str]] = {
    ReferralState.NEW: frozenset({ReferralState.LOOKED_AT, ReferralState.ANSWERED}),
    ReferralState.LOOKED_AT: frozenset({ReferralState.ANSWERED}),
    ReferralState.ANSWERED: frozenset({ReferralState.LOOKED_AT}),
}


class Relation(TextChoices):
    """Who tells us, as they say it themselves."""

    FAMILY = "family", _("I am family, or bring up the child")
    NEAR = "near", _("I am a friend or neighbour")
    PROFESSIONAL = "professional", _("I know the child through my work")
    UNSAID = "unsaid", _("I would rather not say")


class AskedBy(TextChoices):
    """Whose wish a referral is."""

    FAMILY = "family", _("The family asked me")
    TOGETHER = "together", _("We decided together")
    ME = "me", _("I suggested it")
    OTHER = "other", _("Another professional suggested it")


class FamilyTold(TextChoices):
    """What the family knows of the referral."""

    AGREES = "agrees", _("They know, and agree")
    DISAGREES = "disagrees", _("They know, and do not agree")
    NOT_YET = "not_yet", _("They do not know yet")


class Kind(TextChoices):
    """What a telling is: one row each, in its own category."""

    WORRY = "worry", _("What worries")
    CHILD_NAME = "child_name", _("Name of the child")
    CHILD_AGE = "child_age", _("Age of the child")
    PLACE = "place", _("Where the child lives")
    REACH = "reach", _("How to reach the family")
    TOLD = "told", _("What the family was told")
    REQUEST = "request", _("The family's own request")
    GROUNDS = "grounds", _("Why the team is told directly")
    NOTE = "note", _("Note of the team")


class StepKind(TextChoices):
    """What happened to a referral, as its sender may see it."""

    RECEIVED = "received", _("Received")
    LOOKED_AT = "looked_at", _("Someone began to look")
    PASSED_ON = "passed_on", _("Passed on to the team of the child's area")
    ANSWERED = "answered", _("Answered")
    TAKEN_BACK = "taken_back", _("Answer taken back the same day, to look again")


class PublicState(TextChoices):
    """All that anyone learns by a reference: three sentences, the same for every child."""

    RECEIVED = "received", _("Received")
    LOOKED_AT = "looked_at", _("Looked at")
    NOTHING_OPEN = "nothing_open", _("Nothing open")
