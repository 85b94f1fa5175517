"""Before the name is known: a pregnancy, and a birth that has not signed up yet."""

from typing import Annotated

from pydantic import Field

from ciranda.programmes.policies.schema.base import Key, Keyed, Named, Part, Refers


class Expecting(Part):
    """A case on a pregnancy. Only the woman signs and sees it."""

    opens_stage: Annotated[Key, Refers("stages")] = Field(
        description="The stage in which a case on a pregnancy opens.", examples=["expecting"]
    )
    closes_for: Annotated[Key, Refers("reasons")] | None = Field(
        default=None,
        description="The case ends with the birth, for this reason, and the children begin with "
        "nothing of it; empty: the case goes on with the children.",
        examples=["child_born"],
    )


class SignUpItem(Named):
    """Something the sign-up form asks. It is complete once all of them are there."""


class SignUp(Part):
    """Families sign up before they are named; until then they are a number of an area."""

    asks: Keyed[SignUpItem] = Field(
        description="What must be on the form before it is complete.",
        examples=["{signature: {}, address_checked: {}}"],
        min_length=1,
    )
    hide_below: int = Field(
        default=5,
        ge=5,
        le=1000,
        description="Fewer births than this in an area are not shown as a number.",
        examples=["5"],
    )
