"""What is said once and what is said aloud: the family's own telling, and talk between agencies."""

from pydantic import Field

from ciranda.programmes.policies.schema.base import Keyed, Named, OneCategory, Part


class StoryPart(Named):
    """A part of what the family tells once. It is released to a service on its own."""

    category: OneCategory = Field(
        description="The category it belongs to: who may not write it does not write this part.",
        examples=["social"],
    )


class TellOnce(Part):
    """A telling written by parent and worker together, so that it need not be told again."""

    parts: Keyed[StoryPart] = Field(
        description="Its parts, in order.",
        examples=["{who_we_are: {category: identity}, home: {category: social}}"],
        min_length=1,
    )


class Exchanges(Part):
    """Talk about a named child with another agency, which always has a basis."""

    purposes: Keyed[Named] = Field(
        description="What such a talk may be for.",
        examples=["{plan_together: {}, keep_safe: {}}"],
        min_length=1,
    )
