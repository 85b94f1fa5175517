"""Help at the counter without a person, and what services are asked to do for a family."""

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
    Sourced,
)


class DeskTopic(Named):
    """What somebody at the counter asks about."""


class DeskPrompt(Named):
    """What to think of once this was the outcome. The label is a question to the worker."""

    counts: Annotated[Key, Refers("desk.outcomes")] | None = Field(
        default=None,
        description="The outcome to count beside, for the same topic, when the answer is yes.",
        examples=["gave_material_aid"],
    )


class DeskOutcome(Named):
    """What came of it. None of them closes or ends anything."""

    counts_as_unmet: bool = Field(
        default=False,
        description="Nobody could help: it is counted as a need that was not met.",
        examples=["true"],
    )
    beside: bool = Field(
        default=False,
        description="Only counted beside another outcome, never as a contact of its own.",
        examples=["true"],
    )
    prompts: Keyed[DeskPrompt] = Field(
        default_factory=dict,
        description="What to think of, shown once this outcome was counted.",
        examples=["{school_place: {}, material_aid: {counts: gave_material_aid}}"],
    )


class Desk(Part):
    """A counter where help needs no name: a topic and an outcome are the whole record."""

    topics: Keyed[DeskTopic] = Field(
        description="What people ask about.", examples=["{housing: {}, health: {}}"], min_length=1
    )
    outcomes: Keyed[DeskOutcome] = Field(
        description="What can come of it. “Listened only” is complete in itself.",
        examples=["{listened: {}, nobody_can_help: {counts_as_unmet: true}}"],
        min_length=1,
    )


class Rung(Named):
    """A step that comes before another service is asked about a concern."""

    kind: Annotated[Key, Refers("contact_kinds")] = Field(
        description="The kind of contact that is this step.", examples=["observation"]
    )
    times: Count = Field(default=1, description="How many of them there must be.", examples=["2"])


class Requests(Sourced):
    """How services are asked to do something for a family of this programme."""

    needs: tuple[Annotated[Key, Refers("consent_columns")], ...] = Field(
        description="The sharing columns under which a service may be asked. For each service the "
        "first one it could receive is signed; unsigned, it never learns of the request.",
        examples=["[warm_referral]"],
        min_length=1,
    )
    topics: Keyed[Named] = Field(
        description="What a service may be asked about. “Somebody is working on this already” is "
        "answered by topic.",
        examples=["{housing: {}, health: {}}"],
        min_length=1,
    )
    answer_within: Duration = Field(
        description="How long a service has to answer.", examples=["10 working days"]
    )
    ask_arrival_after: Duration = Field(
        description="How long after the appointment the family is asked whether they got there, "
        "if the service has not said.",
        examples=["3 days"],
    )
    ladder: Keyed[Rung] = Field(
        default_factory=dict,
        description="What must be in the file before a service is asked. A step may be left out "
        "only to protect a child, with the reason.",
        examples=["{observation: {kind: observation, times: 2}}"],
    )
