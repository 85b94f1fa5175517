"""Words of people and their participation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Precision(TextChoices):
    """How much of a date is known."""

    DAY = "day", _("Exact day")
    MONTH = "month", _("Month and year")
    YEAR = "year", _("Year only")
    UNKNOWN = "unknown", _("Not known")


class Part(TextChoices):
    """How a person takes part in a dossier."""

    SUBJECT = "subject", _("Child or person the case is about")
    CARER = "carer", _("Parent or carer")
    FAMILY = "family", _("Other family member")
    SELF = "self", _("Own dossier")


class NoticeKind(TextChoices):
    """What happened near a shielded person."""

    SEARCHED = "searched", _("Somebody searched for a person who may be this one")
    ENTERED = "entered", _("Somebody entered a person who may be this one")


class Signal(TextChoices):
    """What speaks for two records being one person. Words for the screen."""

    NUMBER = "number", _("The same number")
    GIVEN = "given", _("The same given name")
    GIVEN_ALIKE = "given_alike", _("A given name spelt alike")
    SWAPPED = "swapped", _("The same names, given name and surname swapped")
    SURNAMES = "surnames", _("The same surnames")
    SURNAME = "surname", _("A surname in common")
    BORN = "born", _("The same birth date")
    BORN_NEAR = "born_near", _("A birth date one day apart")
    BORN_SWAPPED = "born_swapped", _("The same birth date, day and month swapped")
    BORN_YEAR = "born_year", _("The same day and month in another year")
    BORN_PART = "born_part", _("The same part of the birth date")
    NEWBORN = "newborn", _("A newborn entered under the mother's name")
    HOUSEHOLD = "household", _("The same mother or phone")


class ContactKind(TextChoices):
    """How a person can be reached."""

    PHONE = "phone", _("Phone")
    EMAIL = "email", _("Email")
    CHAT = "chat", _("Messaging app")
    POST = "post", _("Letter")
    OTHER = "other", _("Another way")


class SafeWhen(TextChoices):
    """When a way of reaching somebody is safe for them."""

    ALWAYS = "always", _("Any time")
    TIMES = "times", _("Only at certain times")
    ASK = "ask", _("Only after asking them first")
    NEVER = "never", _("Do not use it: others read or hear it")


class HouseholdRole(TextChoices):
    """What a person is in a household, seen from its children."""

    CHILD = "child", _("Child")
    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    PARENT = "parent", _("Parent")
    STEP_PARENT = "step_parent", _("Parent's partner")
    FOSTER = "foster", _("Foster carer")
    GRANDPARENT = "grandparent", _("Grandparent")
    RELATIVE = "relative", _("Another relative")
    OTHER = "other", _("Somebody else")


class PlaceKind(TextChoices):
    """What a place is."""

    BUILDING = "building", _("A building")
    AREA = "area", _("An area")


class RelayKind(TextChoices):
    """What a relayed message asks of whoever answers for a child."""

    QUESTION = "", _("A question")
    INVITE = "invite", _("An invitation to pass on")


class InviteReply(TextChoices):
    """What became of an invitation that somebody was asked to pass on."""

    COMES = "comes", _("Passed on: the family would like to")
    NOT_NOW = "not_now", _("Passed on: not now")
    NOT_PASSED = "not_passed", _("Not passed on")


class Outcome(TextChoices):
    """How a pregnancy ended."""

    BORN = "born", _("Born")
    LOST = "lost", _("Lost")
    UNKNOWN = "unknown", _("Not known to us")
