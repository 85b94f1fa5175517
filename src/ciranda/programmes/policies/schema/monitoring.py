"""A permanent line beside finite help: begun by a notice, invited by age, with capped extras."""

from typing import Annotated

from pydantic import Field

from ciranda.programmes.policies.schema.base import (
    Count,
    Duration,
    Key,
    Keyed,
    Named,
    Part,
    Refers,
)


class Payer(Named):
    """Who pays for a contact; one visit may hold contacts of two payers."""


class SupportCap(Named):
    """Extra support of one kind, and how much of it there is before others must help."""

    kinds: tuple[Annotated[Key, Refers("contact_kinds")], ...] = Field(
        description="The kinds of contact that count.", examples=["[extra_visit]"], min_length=1
    )
    most: Count = Field(
        description="How many there may be. One more needs a referral, or a reasoned decision of "
        "whoever leads the team.",
        examples=["4"],
    )
    payer: Annotated[Key, Refers("payers")] | None = Field(
        default=None, description="Who pays for them.", examples=["additional"]
    )


class Monitoring(Part):
    """A line that goes on beside every other case of the child and that none of them closes."""

    invite_before: Duration = Field(
        description="How long before its day the invitation to a planned contact goes out.",
        examples=["2 weeks"],
    )
    answer_within: Duration = Field(
        description="How long an invitation may stay unanswered before it becomes a home visit.",
        examples=["3 weeks"],
    )
    ask_again_after: Duration = Field(
        description="A family that declines gets no invitation by itself before this time.",
        examples=["12 months"],
    )
    change_reasons: tuple[Annotated[Key, Refers("reasons")], ...] = Field(
        description="Why a planned contact may be skipped, moved or added.",
        examples=["[is_well, parents_ask]"],
        min_length=1,
    )
    extra_support: Keyed[SupportCap] = Field(
        default_factory=dict,
        description="Extra support and where it stops.",
        examples=["{visits: {kinds: [extra_visit], most: 2}}"],
    )
