"""A permanent line beside finite help: begun by a notice, invited by age, with capped extras."""

from typing import Annotated

from pydantic import Field

from ciranda.programmes.policies.schema.base import (
    Count,
    Duration,
    Key,
    Keyed,
    Months,
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


class Passing(Named):
    """An age at which somebody else answers for the child. It is prepared by itself."""

    at: Duration = Field(
        description="How old the child is, counted from birth.", examples=["48 months"]
    )
    prepare_before: Duration = Field(
        description="How long before it the team is asked to prepare it.", examples=["2 months"]
    )
    leaving: bool = Field(
        default=False,
        description="The child leaves the programme then: the way out is prepared, not another "
        "team.",
        examples=["true"],
    )


class Answered(Part):
    """An answer of a form that gives a reason by itself."""

    form: Annotated[Key, Refers("forms")] = Field(
        description="The form it stands in.", examples=["language_and_school"]
    )
    item: str = Field(
        description="The linkId of the question; it must be one with answers to choose from.",
        examples=["screen"],
    )
    any_of: tuple[str, ...] = Field(
        description="The codes of the answers that give the reason.",
        examples=["[doubtful]"],
        min_length=1,
    )


class SuggestionReason(Named):
    """Why something may be suggested to a family."""

    unless_spoken: tuple[str, ...] = Field(
        default=(),
        description="Proposed by itself where the languages written of the child are none of "
        "these.",
        examples=["[nl]"],
    )
    when_answered: Answered | None = Field(
        default=None,
        description="Proposed by itself where the form answered last gives one of these answers. "
        "A person still confirms it.",
        examples=["{form: language_and_school, item: screen, any_of: [doubtful]}"],
    )


class SuggestionTerms(Named):
    """A line of the policy's own table: how much of it, and what it costs the family."""

    hours_a_week: Count = Field(description="Hours a week.", examples=["16"])
    weeks_a_year: Count = Field(description="Weeks a year.", examples=["40"])
    cents_an_hour: Annotated[int, Field(ge=0, le=100_000)] = Field(
        description="What the family pays for an hour, in hundredths.", examples=["0"]
    )


class Suggestion(Named):
    """Something the programme may suggest to a family, such as a place in a preschool. A person
    confirms it."""

    from_months: Months = Field(
        default=0, description="From which age, in months.", examples=["24"]
    )
    before_months: Months = Field(description="Before which age, in months.", examples=["48"])
    reasons: Keyed[SuggestionReason] = Field(
        description="Why it may be suggested.", examples=["{home_language: {}}"], min_length=1
    )
    terms: Keyed[SuggestionTerms] = Field(
        description="The table of the policy, from which a person chooses.",
        examples=["{usual: {hours_a_week: 16, weeks_a_year: 40, cents_an_hour: 0}}"],
        min_length=1,
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
    passes: Keyed[Passing] = Field(
        default_factory=dict,
        description="Ages at which somebody else answers for the child.",
        examples=["{school: {at: 48 months, prepare_before: 2 months}}"],
    )
    suggestions: Keyed[Suggestion] = Field(
        default_factory=dict,
        description="What the programme may suggest to a family, and on what terms.",
        examples=["{preschool: {before_months: 48, reasons: …, terms: …}}"],
    )
    extra_support: Keyed[SupportCap] = Field(
        default_factory=dict,
        description="Extra support and where it stops.",
        examples=["{visits: {kinds: [extra_visit], most: 2}}"],
    )
