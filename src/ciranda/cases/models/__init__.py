"""Tables of cases, a module a noun."""

from ciranda.cases.models.case import (
    AskedPart,
    BreakGlass,
    Case,
    CircleMember,
    Coordination,
    Cover,
    Custody,
    FamilyMember,
    OwnFile,
    PlanPart,
    PlanVolume,
    Stage,
    Subject,
    Volume,
)
from ciranda.cases.models.circle import FamilyNotice, HandedOver, Trust
from ciranda.cases.models.clock import Clock, ClockClimb, ClockPause, Happening
from ciranda.cases.models.closing import Closing
from ciranda.cases.models.contact import Contact, ContactPlace, Draft, LastVisit, Paragraph
from ciranda.cases.models.line import (
    Line,
    Moment,
    Passing,
    Suggestion,
    Support,
    SupportRelease,
)
from ciranda.cases.models.meeting import (
    AgendaItem,
    Decision,
    GuestLink,
    Invitee,
    Meeting,
    Minutes,
    MinutesSeen,
    Veto,
)
from ciranda.cases.models.origin import Origin
from ciranda.cases.models.register import RegisterLook
from ciranda.cases.models.retention import Erasure, Hold
from ciranda.cases.models.task import Task
from ciranda.cases.models.telling import Exchange, LadderOverride, StoryPart, StoryRelease
from ciranda.cases.models.workplace import Workplace

__all__ = [
    "AgendaItem",
    "AskedPart",
    "BreakGlass",
    "Case",
    "CircleMember",
    "Clock",
    "ClockClimb",
    "ClockPause",
    "Closing",
    "Contact",
    "ContactPlace",
    "Coordination",
    "Cover",
    "Custody",
    "Decision",
    "Draft",
    "Erasure",
    "Exchange",
    "FamilyMember",
    "FamilyNotice",
    "GuestLink",
    "HandedOver",
    "Happening",
    "Hold",
    "Invitee",
    "LadderOverride",
    "LastVisit",
    "Line",
    "Meeting",
    "Minutes",
    "MinutesSeen",
    "Moment",
    "Origin",
    "OwnFile",
    "Paragraph",
    "Passing",
    "PlanPart",
    "PlanVolume",
    "RegisterLook",
    "Stage",
    "StoryPart",
    "StoryRelease",
    "Subject",
    "Suggestion",
    "Support",
    "SupportRelease",
    "Task",
    "Trust",
    "Veto",
    "Volume",
    "Workplace",
]
