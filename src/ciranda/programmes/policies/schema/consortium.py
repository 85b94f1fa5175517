"""What several agencies share beside the families: money, meetings, a project with an end."""

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


class AgeSpan(Part):
    """From one age to another, in months."""

    from_months: Months = Field(default=0, description="The youngest age.", examples=["0"])
    before_months: Months = Field(description="Until the day before this age.", examples=["60"])


class BudgetLine(Named):
    """A category in which the funder accepts costs; what fits none is shown as fitting none."""

    pooled: bool = Field(
        default=False,
        description="Every member of the team may draw on a budget of this line, whoever holds it.",
        examples=["true"],
    )
    ages: AgeSpan | None = Field(
        default=None,
        description="The ages for which the funder pays. The programme may serve others: they are "
        "served, and not charged to this line.",
        examples=["{before_months: 60}"],
    )


class TeamMeetingKind(Named):
    """A kind of meeting of the team itself, without a family."""

    without_identifiers: bool = Field(
        default=False,
        description="What is written there names nobody: names the writer knows from families, "
        "references, birth dates and phone numbers are refused.",
        examples=["true"],
    )
    everybody: bool = Field(
        default=False,
        description="Every institution of the team must be there: a meeting that one of them "
        "missed is kept and does not count towards the rhythm.",
        examples=["true"],
    )


class TeamMeetings(Part):
    """The team's own meetings; the kinds take turns in the order in which they are listed."""

    every: Duration = Field(
        description="How long from one meeting to the next, of whatever kind.",
        examples=["2 weeks"],
    )
    kinds: Keyed[TeamMeetingKind] = Field(
        description="The kinds that take turns.",
        examples=["{coordination: {}, supervision: {without_identifiers: true}}"],
        min_length=1,
    )


class ProjectEnd(Part):
    """What happens to families when the money of a project ends."""

    onward: Annotated[Key, Refers("consent_columns")] = Field(
        description="The consent each family is asked for before anything goes on after the end.",
        examples=["going_on"],
    )
    warn_before: Duration = Field(
        description="How long before the end the families concerned are listed.",
        examples=["3 months"],
    )


class Members(Part):
    """How many agencies a team is meant to have. Outside this it is said, never stopped."""

    least: Count = Field(description="At least so many.", examples=["3"])
    most: Count = Field(description="At most so many.", examples=["6"])
    agreement: bool = Field(
        default=False,
        description="Each of them signs an agreement; whose signature is missing is said, and "
        "nothing is stopped by it.",
        examples=["true"],
    )
