"""The words of the wall: categories, purposes, bases, kinds of principal and dossier."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _


class Category(IntegerChoices):
    """What a row is about. The number is its bit in a grant, and never changes."""

    IDENTITY = 0, _("Identity")
    LOCATION = 1, _("Whereabouts")
    INVOLVEMENT = 2, _("Who is involved")
    CONTACT = 3, _("Contacts and visits")
    SCHEDULE = 4, _("Dates and tasks")
    PLAN = 5, _("Plan")
    DEVELOPMENT = 6, _("Development")
    HEALTH = 7, _("Health")
    EDUCATION = 8, _("Education")
    SOCIAL = 9, _("Social situation")
    SAFEGUARDING = 10, _("Safeguarding")
    LEGAL = 11, _("Legal")
    FINANCE = 12, _("Money")
    CONSENT = 13, _("Consents and who looked")
    SOURCE = 14, _("Who told us")


class Purpose(IntegerChoices):
    """Why one is reading. A grant names the purposes it serves; a session has one at a time."""

    SUPPORT = 0, _("Supporting the family")
    TRIAGE = 1, _("Deciding on a referral")
    SUPERVISION = 2, _("Supervising the work")
    PROTECTION = 3, _("Protecting a child")
    RIGHTS = 4, _("The family's own rights")
    STATISTICS = 5, _("Statistics")


class Basis(IntegerChoices):
    """Why a grant exists, in the words a person reads when asking «why can I see this?»"""

    CUSTODY = 1, _("Your team answers for this case")
    COORDINATION = 2, _("You are the case manager")
    CIRCLE = 3, _("You are in this family's circle")
    COVER = 4, _("You stand in for a colleague who is away")
    CONSENT = 5, _("The family agreed to share this with your service")
    LEGAL_BASIS = 6, _("A legal basis other than consent is on record")
    APPOINTMENT = 7, _("You were appointed to see this")
    BREAK_GLASS = 8, _("You opened this in an emergency, with a reason that will be reviewed")
    OWN_RECORD = 9, _("Your service wrote this")
    FAMILY = 10, _("This is about you or your family")
    READ_BACK = 11, _("Your team answered for this case until it moved")
    REFERRER = 12, _("You sent this referral")
    TRIAGE = 13, _("Your team decides on this referral")
    CONTRIBUTION = 14, _("This was written for the shared case")
    INVITATION = 15, _("You are invited to this meeting")
    SYSTEM = 16, _("A scheduled job works on this case")
    OFFER = 17, _("This case is being handed from one team to another, and one of them is yours")
    PLAN = 18, _("The family's plan asks something of your service")
    ARCHIVE = 19, _("You opened the archive of a closed case, with a reason that will be reviewed")
    REQUEST = 22, _("The family agreed that your service is asked for something")


class PrincipalKind(IntegerChoices):
    """Who a grant can name."""

    MEMBERSHIP = 1, _("A worker in one role at one agency")
    TEAM_ROLE = 2, _("A role in a team")
    SERVICE = 3, _("An agency's service")
    PERSON = 4, _("A family member")
    APPOINTMENT = 5, _("An appointed person")


class DossierKind(IntegerChoices):
    """What a dossier holds."""

    CASE = 1, _("A case's joint dossier (one volume)")
    PERSON = 2, _("A person's own dossier")
    SERVICE = 3, _("A service's own dossier on a case")
    REFERRAL = 4, _("A referral")
    MEETING = 5, _("A meeting")
    SESSION = 6, _("A group session")
    PLAN = 7, _("A plan (one volume)")
    SIGNAL = 8, _("A signal")
    TRANSFER = 9, _("The handover of a case between teams")
    PREGNANCY = 10, _("A pregnancy: only the woman signs and sees")
    SIGN_UP = 17, _("A birth that has not signed up yet")
    STORY = 18, _("A part of what a family tells once")


class BarKind(IntegerChoices):
    """Why someone may not see, whatever else allows it."""

    COURT = 1, _("A court's decision")
    FAMILY_TIE = 2, _("A declared family tie of a worker")
    REFUGE = 3, _("A protected place")
    REFUSAL = 4, _("The family refused this person")


class Permission(StrEnum):
    """What one may do. Which rows one may do it to is the wall's question, not this one's."""

    ACCOUNT_USE = "account.use"
    PERSON_SEARCH = "person.search"
    PERSON_REGISTER = "person.register"
    PERSON_CHANGE = "person.change"
    PERSON_SHIELD = "person.shield"
    REFERRAL_SEND = "referral.send"
    REFERRAL_READ = "referral.read"
    REFERRAL_TRIAGE = "referral.triage"
    ENQUIRY_ANSWER = "enquiry.answer"
    CASE_READ = "case.read"
    CASE_OPEN = "case.open"
    CASE_ALLOCATE = "case.allocate"
    CASE_MOVE_STAGE = "case.move_stage"
    CASE_CLOSE = "case.close"
    CIRCLE_CHANGE = "circle.change"
    COVER_ARRANGE = "cover.arrange"
    CONTACT_WRITE = "contact.write"
    TASK_WRITE = "task.write"
    MEETING_CALL = "meeting.call"
    CLOCK_CHANGE = "clock.change"
    CONSENT_READ = "consent.read"
    CONSENT_RECORD = "consent.record"
    BASIS_RECORD = "basis.record"
    BREAK_GLASS = "access.break_glass"
    BREAK_GLASS_REVIEW = "access.break_glass_review"
    ACCESS_EXPLAIN = "access.explain"
    ACCESS_BAR = "access.bar"
    AUDIT_READ = "audit.read"
    AUDIT_RELEASE = "audit.release"
    ARCHIVE_OPEN = "archive.open"
    ARCHIVE_HOLD = "archive.hold"
    IDENTITY_SEAL = "identity.seal"
    SEARCH_REVIEW = "search.review"
    DOCUMENT_ADD = "document.add"
    ASSESSMENT_WRITE = "assessment.write"
    PLAN_READ = "plan.read"
    PLAN_WRITE = "plan.write"
    ACTION_UPDATE = "action.update"
    REGISTER_LOOK = "register.look"
    BUDGET_READ = "budget.read"
    BUDGET_DRAW = "budget.draw"
    BUDGET_RUN = "budget.run"
    PROJECT_END = "project.end"
    TEAM_MEET = "team.meet"
    WORKER_TRAIN = "worker.train"
    GROUP_READ = "group.read"
    GROUP_RUN = "group.run"
    DESK_COUNT = "desk.count"
    REQUEST_SEND = "request.send"
    REQUEST_ANSWER = "request.answer"
    OFFER_DESCRIBE = "offer.describe"
    TRANSFER_OFFER = "transfer.offer"
    TRANSFER_ANSWER = "transfer.answer"
    TEAM_READ = "team.read"
    TEAM_CHANGE = "team.change"
    TEAM_SUPERVISE = "team.supervise"
    WORKER_SUSPEND = "worker.suspend"
    WORKER_CLOSE = "worker.close"
    SIGN_IN_MANAGE = "sign_in.manage"
    SERVICE_RUN = "service.run"
    IMPORT_RUN = "import.run"
    REPORT_READ = "report.read"
    FAMILY_READ = "family.read"
    FAMILY_ACT = "family.act"
    SYSTEM_RUN = "system.run"


class Role(StrEnum):
    """What a worker is in one membership. Stable keys: they are stored."""

    PRACTITIONER = "practitioner"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    DATA_OFFICER = "data_officer"
    OVERSIGHT = "oversight"
    AGENCY_LEAD = "agency_lead"
    FAMILY = "family"
    SYSTEM = "system"


def mask(categories: Iterable[int]) -> int:
    """Categories or purposes as one bit mask."""
    return sum({1 << int(c) for c in categories})


def unmask(bits: int) -> list[Category]:
    """The categories in a mask, in order."""
    return [c for c in Category if bits & (1 << c)]


ALL_CATEGORIES = mask(Category)
ALL_PURPOSES = mask(Purpose)
