"""Words of cases."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EndReason(TextChoices):
    """Why someone's part in a case ended."""

    MOVED = "moved", _("The family moved")
    REPLACED = "replaced", _("Someone else took over")
    LEFT_JOB = "left_job", _("Left the job")
    FAMILY_WISH = "family_wish", _("The family wished it")
    TASK_DONE = "task_done", _("The task is done")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("The case was closed")
    MISTAKE = "mistake", _("Entered by mistake")


class NoticeKind(TextChoices):
    """What the family is told in its own pages. The words name nobody and nothing."""

    STAND_IN = "stand_in", _("Someone else stands in for your case manager for now.")
    STAND_IN_ENDED = "stand_in_ended", _("Your case manager is back.")
    CASE_MANAGER = "case_manager", _("You have a new case manager.")
    AWAY = "away", _("Someone of your circle is away for now. Your case manager can tell you more.")
    CIRCLE = "circle", _("Someone joined or left your circle.")
    MEETING = "meeting", _("You are invited to a meeting.")
    MEETING_CHANGED = "meeting_changed", _("Something changed about a meeting.")
    OFFER = "offer", _("A place was offered. It is lost without your answer.")
    MINUTES = "minutes", _("The notes of a meeting are ready for you to read.")
    CONSENT_ENDS = "consent_ends", _("Something you agreed to ends soon. You can answer again.")
    CONSENT_LAPSED = (
        "consent_lapsed",
        _("Something you agreed to has ended by rule. Your case manager can tell you more."),
    )
    SERVICE_MOVED = (
        "service_moved",
        _("A service that you let read answers to another agency now. You can take it back."),
    )
    OF_AGE = "of_age", _("Part of the file is now the young person's own to decide about.")


class Prompt(TextChoices):
    """A task that the record itself puts to a worker. Its words tell nobody what happened."""

    USUAL_TALK = (
        "usual_talk",
        _("Ring the family for a usual talk. Look at its consents before you do."),
    )
    PASSED_ON = "passed_on", _("Look at what passed to you.")
    ASK_AGAIN = (
        "ask_again",
        _("Who signs for this family has changed. Look at its consents and ask again."),
    )
    CONSENT_ENDS = "consent_ends", _("A consent ends soon. Ask the family again.")
    PROJECT_OVER = (
        "project_over",
        _("The project is over and this family did not go on. Talk with them and close the case."),
    )
    HOME_VISIT = "home_visit", _("An invitation went unanswered. Visit the family at home.")
    PASSES_ON = "passes_on", _("Somebody else will answer for this child soon. Prepare it.")
    DECIDE_BASES = (
        "decide_bases",
        _("Decide whether what was open without consent goes on here."),
    )
    COMING_OF_AGE = (
        "coming_of_age",
        _("Someone will soon sign for themselves. Talk about it, and ask before the day."),
    )


class Attended(TextChoices):
    """What became of an invitation."""

    CAME = "came", _("Came")
    EXCUSED = "excused", _("Could not come, and said so")
    ABSENT = "absent", _("Did not come")


class MinutesState(TextChoices):
    """How far the notes of a meeting are."""

    DRAFT = "draft", _("Draft, not yet shown to the family")
    SHOWN = "shown", _("Shown to the family")
    FINAL = "final", _("Final")


class SeenHow(TextChoices):
    """How someone of the family saw the notes."""

    PORTAL = "portal", _("In their own pages")
    PAPER = "paper", _("On paper")
    ALOUD = "aloud", _("Read aloud to them")


class Held(TextChoices):
    """What a worker holds and hands over before they leave."""

    CASE = "case", _("Case manager")
    CIRCLE = "circle", _("In the circle")
    TASK = "task", _("Task")
    MEETING = "meeting", _("Calls a meeting")
    PLANNED = "planned", _("Planned contact")


class Change(TextChoices):
    """What somebody changed about a planned contact of a line."""

    NONE = "", _("As planned")
    MOVED = "moved", _("Moved")
    SKIPPED = "skipped", _("Skipped")
    ADDED = "added", _("Added")


class Release(TextChoices):
    """What lets extra support go on past the programme's number."""

    REFERRAL = "referral", _("Referred on")
    DECISION = "decision", _("Decided by whoever leads the team")


class LineReply(TextChoices):
    """Where a family stands towards its line."""

    REACHED = "reached", _("Reached")
    WAITING = "waiting", _("Not reached")
    DECLINED = "declined", _("Declined")


class LookedFor(TextChoices):
    """What a worker asks the shared register for. The answer is the same for all."""

    BEFORE_CALLING = "before_calling", _("Before contacting the family")
    CASE_TALK = "case_talk", _("To prepare a talk about this child with the family's knowledge")
    ACTIVITY = "activity", _("To plan an activity or a place")


class SuggestionState(TextChoices):
    """What became of something a programme suggested."""

    PROPOSED = "proposed", _("Waits for a person to confirm it")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Not now")


class ExchangeBasis(TextChoices):
    """On what a talk with another agency about a named child rests."""

    CONSENT = "consent", _("The family agreed to it")
    LEGAL = "legal", _("A legal basis other than consent is on record")
