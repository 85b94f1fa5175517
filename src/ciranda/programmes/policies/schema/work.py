"""Day-to-day work: contacts, meetings, reviews, watching, and the figures of a programme."""

from typing import Annotated

from pydantic import Field

from ciranda.programmes.enums import Event, IndicatorKind, LineStart
from ciranda.programmes.policies.schema.base import (
    Count,
    Duration,
    Key,
    Named,
    OneCategory,
    Part,
    Refers,
    Sourced,
)


class ScheduledContact(Sourced, Named):
    """A contact that everyone is offered at a set time."""

    at: Duration = Field(description="How long after `counted_from`.", examples=["2 months"])
    counted_from: Event = Field(
        default=Event.BIRTH, description="The event it is counted from.", examples=["birth"]
    )
    kind: Annotated[Key, Refers("contact_kinds")] = Field(
        description="The kind of contact.", examples=["visit"]
    )
    may_skip: bool = Field(
        default=False, description="May be skipped if all is well.", examples=["true"]
    )
    after: tuple[LineStart, ...] = Field(
        default=(),
        description="Only for lines begun by one of these notices; empty for all.",
        examples=["[arrival]"],
    )
    payer: Annotated[Key, Refers("payers")] | None = Field(
        default=None, description="Who pays for it.", examples=["core"]
    )


class ContactKind(Named):
    """A way of being in touch."""

    with_family: bool = Field(
        default=True,
        description="The family takes part. Only these can be a first contact.",
        examples=["true"],
    )
    asks_place: bool = Field(default=False, description="Asks where.", examples=["true"])
    asks_length: bool = Field(default=False, description="Asks how long.", examples=["true"])
    category: OneCategory | None = Field(
        default=None,
        description="The category its first paragraph starts with.",
        examples=["development"],
    )


class SensitiveItem(Named):
    """Something for which a worker asks leave before it stands in the file. Refused, it is kept
    nowhere."""

    category: OneCategory = Field(
        description="Whose readers may see it once it is allowed.", examples=["finance"]
    )


class NextStep(Named):
    """What a worker may promise at the end of a contact; it becomes a task."""

    due_after: Duration | None = Field(
        default=None, description="The due date it starts with.", examples=["14 days"]
    )


class Attendance(Named):
    """What became of a planned contact."""

    took_place: bool = Field(description="The contact took place.", examples=["true"])


class MeetingKind(Sourced, Named):
    """A kind of meeting around the family."""

    every: Duration | None = Field(
        default=None, description="How often it is due; empty for as needed.", examples=["3 months"]
    )
    counted_from: Event | None = Field(
        default=None,
        description="From when the first is due; empty: the rhythm begins with the first one held.",
        examples=["plan_signed"],
    )
    family_invited: bool = Field(
        default=True, description="The family is invited.", examples=["true"]
    )
    family_veto: bool = Field(
        default=True,
        description="Each adult of the family may veto one invitee.",
        examples=["true"],
    )
    from_referral: bool = Field(
        default=False,
        description="Whoever refers the child on can call it from the referral: the family and "
        "the team asked are invited.",
        examples=["true"],
    )


class Reviews(Sourced):
    """How often the plan is looked at again."""

    every: Duration = Field(description="How often, at the latest.", examples=["6 months"])


class Surveillance(Sourced):
    """Watching a child who is not, or not yet, supported directly."""

    recall_every: Duration = Field(
        description="How often someone looks again.", examples=["6 months"]
    )


class Signals(Part):
    """When weak signals come together."""

    weak_needed: Count = Field(
        description="How many weak signals on one child are looked at together.", examples=["3"]
    )
    sectors_needed: Count = Field(
        default=1, description="From how many different sectors.", examples=["2"]
    )
    expire_after: Duration = Field(
        description="How long an unconfirmed signal is kept.", examples=["90 days"]
    )


class Indicator(Named):
    """A figure of the programme; never a name, never without its denominator."""

    kind: IndicatorKind = Field(description="How it is worked out.", examples=["share_on_time"])
    of: Key = Field(
        description="What it is about, by its `kind`: a status (count_in_status), an event "
        "(count_of_event), a clock (share_on_time, median_days), a consent column (sign_rate) or "
        "a reason.",
        examples=["first_visit"],
    )
