"""A place elsewhere that goes before the programme: looked for first, followed until taken."""

from typing import Annotated, ClassVar

from pydantic import Field

from ciranda.programmes.policies.schema.base import Duration, Key, Keyed, Named, Part, Refers


class OrdinaryPlace(Part):
    """A place that is meant for every child. Looking for one goes before the programme."""

    texts: ClassVar = {"label": True, "question": True}

    stages: tuple[Annotated[Key, Refers("stages")], ...] = Field(
        default=(),
        description="The stages that open only once it is recorded that the child has no such "
        "place and that looking for one failed.",
        examples=["[programme]"],
    )
    reasons: tuple[Annotated[Key, Refers("reasons")], ...] = Field(
        description="Why looking for a place may fail, or a family may not want one.",
        examples=["[no_place_near]"],
        min_length=1,
    )
    answer_before: Duration = Field(
        description="How long before an unanswered offer is lost it climbs. Clocks that start on "
        "`offer_received` are due on that day.",
        examples=["3 days"],
    )


class CommitmentKind(Named):
    """A kind of what fills a family's week."""

    protected: bool = Field(
        default=False,
        description="An obligation the family may not miss. Whatever overlaps it needs a decision.",
        examples=["true"],
    )


Commitments = Keyed[CommitmentKind]
