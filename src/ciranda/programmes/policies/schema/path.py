"""The way of a case through a programme: stages, triage, clocks, contacts, the end."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from ciranda.programmes.enums import (
    ClosureNeed,
    Event,
    LengthUnit,
    StageKind,
    Tone,
)
from ciranda.programmes.policies.schema.base import (
    Duration,
    Key,
    Keyed,
    Length,
    Months,
    Named,
    OneCategory,
    Part,
    Refers,
    Sourced,
    may_be_empty,
)

ReasonRef = Annotated[Key, Refers("reasons")]
RoleRef = Annotated[Key, Refers("roles")]
StageRef = Annotated[Key, Refers("stages")]


class Reason(Named):
    """Why something was decided, in words everybody can be shown."""

    note_needed: bool = Field(
        default=False, description="The reason alone is not enough.", examples=["true"]
    )
    ask_again_after: Duration | None = Field(
        default=None,
        description="When someone may ask the family again, unless they said never.",
        examples=["6 months"],
    )


class Status(Named):
    """How the programme itself calls where a family stands; counted in reports."""

    tone: Tone = Field(description="How it is coloured.", examples=["active"])


class Move(Part):
    """A way from one stage to another."""

    reasons: tuple[ReasonRef, ...] = Field(
        default=(),
        description="The reasons to choose from; empty if none is asked.",
        examples=["[eligible]"],
    )
    by: tuple[RoleRef, ...] = Field(
        default=(),
        description="The roles that may make this move; empty for whoever may move a case.",
        examples=["[coordinator]"],
    )


class Stage(Named):
    """Where a case can be."""

    kind: StageKind = Field(description="What the stage means.", examples=["active"])
    status: Annotated[Key, Refers("statuses")] = Field(
        description="The status a case has in this stage.", examples=["direct_support"]
    )
    moves: Annotated[dict[StageRef, Move], BeforeValidator(may_be_empty)] = Field(
        default_factory=dict,
        description="Where a case may go from here.",
        examples=["{surveillance: {reasons: [goals_reached]}}"],
    )


class Outcome(Named):
    """One possible answer to a referral."""

    opens_stage: StageRef | None = Field(
        default=None,
        description="The stage in which a case opens; empty if no case opens.",
        examples=["welcome"],
    )
    recall_after: Duration | None = Field(
        default=None, description="When to look again.", examples=["6 months"]
    )
    target_needed: bool = Field(
        default=False, description="It must be said to whom.", examples=["true"]
    )
    reasons: tuple[ReasonRef, ...] = Field(
        default=(), description="The reasons to choose from.", examples=["[too_old]"]
    )


class Triage(Part):
    """What may become of a referral. An answer left out does not exist in the programme."""

    accept: Outcome = Field(description="A case opens.", examples=["{opens_stage: welcome}"])
    surveillance: Outcome | None = Field(
        default=None,
        description="Watched, with a date to look again.",
        examples=["{opens_stage: surveillance, recall_after: 6 months}"],
    )
    redirect: Outcome | None = Field(
        default=None,
        description="Sent on to someone better placed.",
        examples=["{target_needed: true}"],
    )
    not_accepted: Outcome | None = Field(
        default=None,
        description="Not accepted, with a reason the referrer is told.",
        examples=["{reasons: [too_old]}"],
    )


class Climb(Part):
    """To whom a missed clock goes."""

    to: RoleRef = Field(description="The role that is told.", examples=["coordinator"])
    after: Duration = Field(
        description="How long after the due date; 0 days for the day itself.", examples=["0 days"]
    )


class Clock(Sourced, Named):
    """A deadline from an event."""

    texts: ClassVar = {"label": True, "help": False, "note": False}

    starts_on: Event = Field(
        description="The event that starts it.", examples=["referral_received"]
    )
    stops_on: Event = Field(description="The event that stops it.", examples=["referral_answered"])
    meeting_kind: Annotated[Key, Refers("meeting_kinds")] | None = Field(
        default=None,
        description="Only meetings of this kind start or stop it.",
        examples=["review"],
    )
    length: Duration = Field(description="How long it runs.", examples=["10 working days"])
    warn_before: Duration | None = Field(
        default=None,
        description="How long before the due date it shows as due soon.",
        examples=["3 working days"],
    )
    pauses: tuple[ReasonRef, ...] = Field(
        default=(),
        description="The only reasons for which it may be paused.",
        examples=["[family_unavailable]"],
    )
    climbs: tuple[Climb, ...] = Field(
        default=(),
        description="Who is told when it is missed, step by step.",
        examples=["[{to: coordinator, after: 0 days}]"],
    )
    repeats: bool = Field(
        default=False,
        description="Starts again at once when it is stopped, as reviews do.",
        examples=["true"],
    )
    ends_on_working_day: bool = Field(
        default=False,
        description="A due date on a weekend or holiday moves to the next working day.",
        examples=["true"],
    )
    statutory: bool = Field(
        default=False,
        description="A law sets it. Never claim this without a source.",
        examples=["false"],
    )


class Closure(Part):
    """How a case ends."""

    reasons: tuple[ReasonRef, ...] = Field(
        description="The reasons to choose from.", examples=["[goals_reached]"], min_length=1
    )
    needs: tuple[ClosureNeed, ...] = Field(
        default=(),
        description="What must be there before it may close.",
        examples=["[family_told, closing_summary]"],
    )


class Retention(Sourced):
    """How long a closed case's file is kept. Where a pack says nothing, these lengths hold."""

    keep_for: Duration = Field(
        default=Length(120, LengthUnit.MONTHS),
        description="How long after closing everything is kept that has no length of its own.",
        examples=["120 months"],
    )
    categories: dict[OneCategory, Duration] = Field(
        default_factory=dict,
        description="Categories that are kept for another time.",
        examples=["{source: 24 months}"],
    )


class HandedOver(Named):
    """Something handed over when the child moves on, if the family agrees."""

    category: OneCategory = Field(description="Its category.", examples=["plan"])
    in_words: bool = Field(
        default=False,
        description="A topic told in a few words. Only the words on topics that the family agreed "
        "to stand on the sheet that goes.",
        examples=["true"],
    )


class Receiving(Named):
    """A kind of place a child goes on to."""


class Transition(Part):
    """Leaving at the exit age."""

    prepare_before_months: Months = Field(
        description="How many months before the exit age the preparation begins.", examples=["12"]
    )
    receiving: Keyed[Receiving] = Field(
        description="Where a child may go.", examples=["{school: {}}"], min_length=1
    )
    hands_over: Keyed[HandedOver] = Field(
        default_factory=dict,
        description="What can be handed over.",
        examples=["{plan: {category: plan}}"],
    )
    agreement_needed: bool = Field(
        default=True, description="The family must agree to what goes.", examples=["true"]
    )
    needs: Annotated[Key, Refers("consent_columns")] | None = Field(
        default=None,
        description="The consent without which nothing is handed over.",
        examples=["handover"],
    )
    first_visit: Annotated[Key, Refers("next_steps")] | None = Field(
        default=None,
        description="The step of going along on the family's first visit there, offered as a task.",
        examples=["go_along"],
    )
    receipt_needed: bool = Field(
        default=True,
        description="The case closes only with a receipt or a recorded refusal.",
        examples=["true"],
    )


class Transfer(Sourced):
    """Handing a case to another team."""

    offer_expires_after: Duration = Field(
        description="How long an offer waits before it goes back.", examples=["10 working days"]
    )
    sender_reads_for: Duration = Field(
        description="How long the old team reads what stood before.", examples=["30 days"]
    )
    reasons: tuple[ReasonRef, ...] = Field(
        default=(),
        description="Reasons for refusing an offer.",
        examples=["[outside_our_area]"],
    )
