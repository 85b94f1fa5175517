"""plan.yaml: the sections of the plan, how goals are weighed, and the printed form."""

from typing import ClassVar, Literal

from pydantic import Field

from ciranda.access.enums import Category
from ciranda.programmes.enums import SectionKind, Voice
from ciranda.programmes.policies.schema.base import Keyed, Named, OneCategory, Part


class Section(Named):
    """A section of the plan, on screen and on paper, in this order."""

    kind: SectionKind = Field(description="What it holds.", examples=["goals"])
    voice: Voice = Field(
        default=Voice.BOTH, description="Whose words it asks for.", examples=["family"]
    )
    category: OneCategory = Field(
        default=Category.PLAN,
        description="The category it belongs to: who may not see it, sees the plan without it.",
        examples=["social"],
    )
    needed: bool = Field(
        default=False,
        description="The plan cannot be proposed while it is empty.",
        examples=["true"],
    )
    printed: bool = Field(default=True, description="It is on the paper.", examples=["true"])


class GoalScale(Part):
    """Goal attainment, from -2 (much less than expected) to +2 (much more); 0 is expected."""

    baseline: Literal[-2, -1] = Field(
        default=-1, description="Where a goal starts unless said otherwise.", examples=["-1"]
    )
    weighted: bool = Field(
        default=False,
        description="Goals may be weighted by importance and difficulty, 1 to 3 each.",
        examples=["false"],
    )
    asks_routine: bool = Field(
        default=False,
        description="A goal says to which routine of the day it belongs.",
        examples=["true"],
    )


class Signing(Named):
    """A line on which someone signs the plan."""

    needed: bool = Field(
        default=True, description="The plan is signed only with this one.", examples=["true"]
    )


class Level(Named):
    """How close to everyday life an action is done."""


class Print(Part):
    """The printed plan."""

    texts: ClassVar = {"title": True, "footer": False}

    paper: Literal["a4", "letter"] = Field(default="a4", description="Paper.", examples=["a4"])
    landscape: bool = Field(default=False, description="Wide instead of tall.", examples=["false"])
    letter_size: int = Field(
        default=11, ge=9, le=24, description="Size of letters in points.", examples=["12"]
    )
    who_does_what_first: bool = Field(
        default=True,
        description="Begins with one page of who does what.",
        examples=["true"],
    )
    signed_by: Keyed[Signing] = Field(
        description="Lines to sign on.", examples=["{family: {}}"], min_length=1
    )


class Plan(Part):
    """The plan of a programme. It belongs to the family."""

    texts: ClassVar = {"title": True, "short_title": False, "belongs": False}

    sections: Keyed[Section] = Field(
        description="Sections in order.", examples=["{goals: {kind: goals}}"], min_length=1
    )
    goals: GoalScale = Field(
        default_factory=GoalScale,
        description="How goals are weighed.",
        examples=["{baseline: -1}"],
    )
    levels: Keyed[Level] = Field(
        default_factory=dict,
        description="Levels of help, the lowest first: the one closest to the family's own life. "
        "An action above the lowest says why a lower one is not enough. Leave out for none.",
        examples=["{at_home: , open_house: , specialist: }"],
    )
    print: Print = Field(description="The printed plan.", examples=["{signed_by: {family: {}}}"])
