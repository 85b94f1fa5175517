"""The fixed words of the pack language: what a pack may choose from.

Everything a programme names itself (stages, reasons, columns, factors) is a key in its pack, never
a member here. The labels are meanings for the pack reference; screens take words from the pack.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sector(TextChoices):
    """Which part of public life an agency or service belongs to."""

    HEALTH = "health", _("Health")
    EDUCATION = "education", _("Education")
    SOCIAL_SECURITY = "social_security", _("Social security")
    MUNICIPALITY = "municipality", _("Municipality")
    NGO = "ngo", _("Non-governmental organisation")
    JUSTICE = "justice", _("Justice and protection")
    OTHER = "other", _("Other")


class SubjectKind(TextChoices):
    """What a case of a programme can be about."""

    CHILD = "child", _("a child or young person")
    PREGNANCY = "pregnancy", _("a pregnancy, before any child exists")
    FAMILY = "family", _("a family as a whole")
    PERSON = "person", _("any person, adults too")


class Referrer(TextChoices):
    """Who may ask for the programme."""

    ANYONE = "anyone", _("anyone, with or without an account")
    FAMILY = "family", _("the family itself")
    PROFESSIONALS = "professionals", _("professionals, or only the professions listed")
    YOUNG_PERSON = "young_person", _("the young person, alone")


class LengthUnit(TextChoices):
    """How a length of time is counted."""

    DAYS = "days", _("calendar days")
    WORKING_DAYS = "working days", _("working days of the team's place")
    WEEKS = "weeks", _("weeks of seven calendar days")
    MONTHS = "months", _("calendar months")


class Event(TextChoices):
    """What happens in a case that can start or stop a clock, or place a contact."""

    SIGNAL_RECEIVED = "signal_received", _("a concern arrived")
    SIGNAL_CONFIRMED = "signal_confirmed", _("a concern was confirmed")
    REFERRAL_RECEIVED = "referral_received", _("a referral arrived")
    REFERRAL_ANSWERED = "referral_answered", _("the referral was answered")
    CASE_OPENED = "case_opened", _("the case was opened")
    CASE_ALLOCATED = "case_allocated", _("a case manager was named")
    FIRST_CONTACT = "first_contact", _("the first contact with the family took place")
    CONTACT_MADE = "contact_made", _("any contact with the family took place")
    CONSENT_GIVEN = "consent_given", _("the family signed to take part")
    ASSESSMENT_DONE = "assessment_done", _("an assessment was completed")
    MEETING_HELD = "meeting_held", _("a meeting took place")
    PLAN_PROPOSED = "plan_proposed", _("a plan was proposed to the family")
    PLAN_SIGNED = "plan_signed", _("the family signed the plan")
    PLAN_REVIEWED = "plan_reviewed", _("the plan was reviewed")
    SURVEILLANCE_STARTED = "surveillance_started", _("watching without direct support began")
    SURVEILLANCE_RECALLED = "surveillance_recalled", _("the family was seen again while watching")
    REQUEST_MADE = "request_made", _("a plan action asked a service")
    REQUEST_ANSWERED = "request_answered", _("the asked service answered")
    TRANSFER_OFFERED = "transfer_offered", _("the case was offered to another team")
    TRANSFER_ACCEPTED = "transfer_accepted", _("the other team accepted")
    TRANSFER_CONTACTED = "transfer_contacted", _("the new team first spoke with the family")
    OFFER_RECEIVED = "offer_received", _("a place elsewhere was offered")
    OFFER_ANSWERED = "offer_answered", _("the family answered the offer, or it was lost")
    TRANSITION_STARTED = "transition_started", _("preparing to leave began")
    TRANSITION_RECEIVED = "transition_received", _("the receiving school or service confirmed")
    CASE_CLOSED = "case_closed", _("the case was closed")
    BIRTH = "birth", _("the child was born")
    EXIT_AGE = "exit_age", _("the exit age is reached")


class LineStart(TextChoices):
    """How a child came to a monitoring line."""

    BIRTH = "birth", _("the register told of a birth")
    ARRIVAL = "arrival", _("the register told of an arrival")
    CAME = "came", _("the family came by itself, without the register")


class StageKind(TextChoices):
    """What a stage means to the engine, whatever the programme calls it."""

    ENTRY = "entry", _("where a case begins")
    ACTIVE = "active", _("the family is being supported")
    SURVEILLANCE = "surveillance", _("watched, with a date to look again")
    TRANSITION = "transition", _("preparing to leave")
    ENDED = "ended", _("nothing further happens in this case")


class Tone(TextChoices):
    """How a status is coloured on screen."""

    WAITING = "waiting", _("someone has to decide")
    ACTIVE = "active", _("support is running")
    WATCHING = "watching", _("watched, no direct support")
    ENDED = "ended", _("finished")


class TriageOutcome(TextChoices):
    """What may become of a referral."""

    ACCEPT = "accept", _("accepted: a case opens")
    SURVEILLANCE = "surveillance", _("watched, with a date to look again")
    REDIRECT = "redirect", _("sent on to someone better placed")
    NOT_ACCEPTED = "not_accepted", _("not accepted, with a reason")


class ConsentKind(TextChoices):
    """Taking part, sharing and standing in a shared register are separate consents."""

    PARTICIPATION = "participation", _("to take part in the programme")
    SHARING = "sharing", _("to let a service see parts of the file")
    REGISTER = "register", _("to be found in the shared register")


class ReceiverKind(TextChoices):
    """What kind of receiver a consent column names."""

    SECTOR = "sector", _("services of one sector, each signed for by name")
    SERVICE = "service", _("one service, named when signing")
    TEAM = "team", _("the team that answers for the case")


class Signer(TextChoices):
    """Who must sign."""

    ANY_HOLDER = "any_holder", _("any one holder of parental responsibility")
    ALL_HOLDERS = "all_holders", _("every holder of parental responsibility")
    YOUNG_PERSON = "young_person", _("the young person alone")
    BOTH = "both", _("the young person and one holder of parental responsibility")


class RoleKind(TextChoices):
    """What a role means to the engine, whatever the programme calls it."""

    COORDINATOR = "coordinator", _("coordinates the team that answers for the case")
    CASE_MANAGER = "case_manager", _("the one worker who holds the case together")
    TEAM_MEMBER = "team_member", _("works in the team, without this case")
    CIRCLE = "circle", _("stands around this family, by name")
    PARTNER = "partner", _("works in a service that the family lets in by consent")
    FAMILY = "family", _("the adults of the family")
    SUPERVISOR = "supervisor", _("stands behind several teams, without their files")


class Counting(TextChoices):
    """How those who come to a group are counted."""

    HEADS = "heads", _("only how many came; nobody is entered")
    NAMES = "names", _("by name, those whose family agreed")
    BOTH = "both", _("by name those whose family agreed, all others by number")


class AttendanceUnit(TextChoices):
    """What attendance is counted in."""

    SESSIONS = "sessions", _("sessions")
    LESSONS = "lessons", _("lessons")
    HOURS = "hours", _("hours")
    PERCENT = "percent", _("percent")


class LeadFrom(TextChoices):
    """Where a case manager may come from."""

    TEAM = "team", _("a worker of the team")
    ANY_AGENCY = "any_agency", _("a worker of any agency around the family")


class ChosenBy(TextChoices):
    """Who names the case manager."""

    TEAM = "team", _("the team's coordinator")
    FAMILY = "family", _("the family")


class FormUse(TextChoices):
    """When a form of the pack is offered."""

    REFERRAL = "referral", _("with a referral")
    ASSESSMENT = "assessment", _("while getting to know the child and family")
    MEETING = "meeting", _("at a meeting")
    REVIEW = "review", _("at a review of the plan")
    CLOSING = "closing", _("when the case ends")


class ClosureNeed(TextChoices):
    """What must be there before a case may close."""

    FAMILY_TOLD = "family_told", _("the family was told, or why not is recorded")
    CLOSING_SUMMARY = "closing_summary", _("a closing summary is written")
    NO_OPEN_ACTIONS = "no_open_actions", _("no action of the plan is left open")
    NO_OPEN_OFFER = "no_open_offer", _("no offer of a place elsewhere waits for an answer")
    RECEIPT_OR_REFUSAL = (
        "receipt_or_refusal",
        _("after preparing to leave: a receipt from where the child goes, or a recorded refusal"),
    )


class SectionKind(TextChoices):
    """What a section of the plan holds."""

    PEOPLE = "people", _("the family and who stands around it")
    TEXT = "text", _("words, with who said them")
    ROUTINES = "routines", _("the routines of the day")
    GOALS = "goals", _("goals, ranked by the family")
    ACTIONS = "actions", _("who does what, when, where and who pays")
    REVIEWS = "reviews", _("dates and results of reviews")
    TRANSITION = "transition", _("how the child moves on")
    SIGNATURES = "signatures", _("who agreed, and when")


class Voice(TextChoices):
    """Whose words a plan section asks for."""

    FAMILY = "family", _("the family's")
    PROFESSIONALS = "professionals", _("the professionals'")
    BOTH = "both", _("both, side by side")


class IndicatorKind(TextChoices):
    """How an indicator is worked out from figures kept up to date."""

    COUNT_IN_STATUS = "count_in_status", _("cases in a status")
    COUNT_OF_EVENT = "count_of_event", _("how often an event happened")
    SHARE_ON_TIME = "share_on_time", _("ended in time, of all that ended, for a clock")
    MEDIAN_DAYS = "median_days", _("median adjusted days of a clock")
    SIGN_RATE = "sign_rate", _("signed, of all asked, for a consent column")
    SHARE_CLOSED_FOR = "share_closed_for", _("closed for this reason, of all closed")


class ClockState(TextChoices):
    """Where a clock stands."""

    RUNNING = "running", _("Running")
    DUE_SOON = "due_soon", _("Due soon")
    OVERDUE = "overdue", _("Overdue")
    PAUSED = "paused", _("Paused")
    MET = "met", _("Done in time")
    MISSED = "missed", _("Done late")
