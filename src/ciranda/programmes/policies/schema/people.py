"""Whom a programme is for, who may ask for it, and what makes a child eligible."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ciranda.access.enums import Category
from ciranda.programmes.enums import Referrer, Sector, SubjectKind, TriageOutcome
from ciranda.programmes.policies.schema.base import (
    Count,
    Key,
    Keyed,
    Months,
    Named,
    OneCategory,
    Part,
    Refers,
    Sourced,
)


class Subject(Part):
    """What one case is about."""

    kinds: tuple[SubjectKind, ...] = Field(
        description="What a case may be about. A case keeps dated subjects of these kinds; "
        "one that begins with a referral is about the child named there.",
        examples=["[child, pregnancy]"],
        min_length=1,
    )
    most: int | None = Field(
        default=1,
        ge=1,
        description="How many subjects at one time. For no limit (twins, a family) write `most:` "
        "and nothing behind it; left out, it is one.",
        examples=["2"],
    )


class Ages(Sourced):
    """Between which ages a child may come in, and when the child leaves."""

    from_months: Months = Field(
        default=0, description="The youngest age at entry, in months.", examples=["0"]
    )
    before_months: Months = Field(
        description="Entry is possible until the day before this age, in months.", examples=["72"]
    )
    exit_months: Months | None = Field(
        default=None,
        description="The age in months at which the child leaves; empty if age ends nothing.",
        examples=["72"],
    )

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Ages must run upwards."""
        if self.before_months <= self.from_months:
            raise _reversed("before_months", self.before_months, self.from_months)
        if self.exit_months is not None and self.exit_months < self.before_months:
            raise _reversed("exit_months", self.exit_months, self.before_months)
        return self


def _reversed(field: str, value: int, floor: int) -> PydanticCustomError:
    return PydanticCustomError(
        "ages_reversed",
        "the ages are reversed: {field} is {value}, lower than what comes before it",
        {"field": field, "value": value, "remedy": f"write more than {floor} for {field}"},
    )


class DirectConcern(Named):
    """A listed concern of which the team is told directly, whatever the family asks for."""

    most_characters: Count = Field(
        default=600,
        description="How much may be written of it: what the team needs to approach the family.",
        examples=["600"],
    )


class Referral(Sourced):
    """Who may ask, and on what terms."""

    #: What the public page says before it asks anything.
    texts: ClassVar = {"who_is_told": False, "who_is_not_told": False, "not_asked": False}

    who: tuple[Referrer, ...] = Field(
        description="Who may ask for the programme.", examples=["[anyone]"], min_length=1
    )
    professions: tuple[Key, ...] = Field(
        default=(),
        description="Only professionals whose account names one of these professions may refer; "
        "empty for all. In English, with underscores. Other people are told who may.",
        examples=["[nurse, social_worker]"],
    )
    family_request_needed: bool = Field(
        default=False,
        description="A case opens only on the family's own request, in its own words, whoever "
        "sent it. Its being told of the referral (`family_told_needed`) is not enough.",
        examples=["false"],
    )
    family_told_needed: bool = Field(
        default=False,
        description="A professional must have told the family before sending.",
        examples=["true"],
    )
    told_directly: Keyed[DirectConcern] = Field(
        default_factory=dict,
        description="Concerns of which a professional tells the team directly, with grounds and "
        "little content, where a case else begins on the family's own request. The parents are "
        "referred too, and the case still opens on their request.",
        examples=["{harm: {most_characters: 600}}"],
    )
    anonymous_signals: bool = Field(
        default=True,
        description="A concern may arrive without the sender's or the child's name.",
        examples=["true"],
    )


class Factor(Sourced, Named):
    """One fact that can count towards eligibility."""

    category: OneCategory | None = Field(
        default=None,
        description="Which part of the file the fact belongs to; the group's, if left out.",
        examples=["health"],
    )
    sector: Sector | None = Field(
        default=None,
        description="Which sector usually knows it; the group's, if left out.",
        examples=["health"],
    )


class FactorGroup(Sourced, Named):
    """Factors that count together."""

    category: OneCategory | None = Field(
        default=None,
        description="The category of its factors, unless one names its own.",
        examples=["development"],
    )
    sector: Sector | None = Field(
        default=None, description="The sector that usually knows.", examples=["health"]
    )
    factors: Keyed[Factor] = Field(
        description="The factors, by key. Their words stand in locale/.",
        examples=["{prematurity: {verified: false}}"],
        min_length=1,
    )


FactorRef = Annotated[Key, Refers("eligibility.groups", "eligibility.groups.*.factors")]


class Condition(Part):
    """When a rule holds: exactly one way of saying it."""

    any_of: tuple[FactorRef, ...] | None = Field(
        default=None,
        description="Any one of these groups or factors.",
        examples=["[delay, conditions]"],
    )
    all_of: tuple[FactorRef, ...] | None = Field(
        default=None,
        description="Every one of these groups or factors (of a group, any one factor).",
        examples=["[hearing_loss, late_speech]"],
    )
    at_least: Count | None = Field(
        default=None, description="At least so many factors, from `of`.", examples=["4"]
    )
    of: tuple[FactorRef, ...] | None = Field(
        default=None,
        description="The groups or factors that `at_least` counts together.",
        examples=["[biological, environmental]"],
    )
    either: tuple["Condition", ...] | None = Field(
        default=None,
        description="Any one of these conditions.",
        examples=["[{any_of: [delay]}, {at_least: 4, of: [biological]}]"],
    )
    both: tuple["Condition", ...] | None = Field(
        default=None,
        description="Every one of these conditions.",
        examples=["[{any_of: [delay]}, {any_of: [biological]}]"],
    )

    @model_validator(mode="after")
    def one_way(self) -> Self:
        """A condition says one thing."""
        said = [n for n in ("any_of", "all_of", "at_least", "either", "both") if getattr(self, n)]
        if len(said) != 1 or (self.at_least is None) != (self.of is None):
            raise PydanticCustomError(
                "condition",
                "a condition says exactly one thing",
                {"remedy": "write one of any_of, all_of, either, both, or at_least with of"},
            )
        return self


class Rule(Named):
    """When this condition holds, this is the verdict. The first rule that holds decides."""

    texts: ClassVar = {"label": True, "help": False, "words": True}

    when: Condition = Field(
        description="The condition.", examples=["{at_least: 4, of: [biological, environmental]}"]
    )
    verdict: Annotated[Key, Refers("eligibility.verdicts")] = Field(
        description="The verdict it gives.", examples=["direct_support"]
    )
    short_of: Annotated[Key, Refers("eligibility.rules")] | None = Field(
        default=None,
        description="The rule this one falls short of: its count is the one told in words.",
        examples=["rule_of_four"],
    )


class VerdictEntry(Named):
    """What the rules can say. A person decides, and may differ with a reason."""

    suggests: TriageOutcome = Field(
        description="The triage outcome it suggests.", examples=["surveillance"]
    )


class Eligibility(Part):
    """Factors and the rule that weighs them. A programme may have none."""

    texts: ClassVar = {"otherwise": True}

    groups: Keyed[FactorGroup] = Field(
        description="Groups of factors, by key.",
        examples=["{delay: {factors: {motor: {}}}}"],
        min_length=1,
    )
    rules: Keyed[Rule] = Field(
        description="Rules in order; the first that holds decides.",
        examples=["{any_delay: {when: {any_of: [delay]}, verdict: direct_support}}"],
        min_length=1,
    )
    otherwise: Annotated[Key, Refers("eligibility.verdicts")] = Field(
        description="The verdict when no rule holds.", examples=["redirected"]
    )
    verdicts: Keyed[VerdictEntry] = Field(
        description="The verdicts, by key.",
        examples=["{direct_support: {suggests: accept}}"],
        min_length=1,
    )

    def factors(self) -> Iterator[tuple[FactorGroup, Factor]]:
        """Every factor with its group; what the factor leaves out, the group has said."""
        for group in self.groups.values():
            for factor in group.factors.values():
                yield group, _filled(group, factor)

    def factor(self, key: str) -> Factor | None:
        """The factor of this key with its group's defaults, or None."""
        return next((factor for _, factor in self.factors() if factor.key == key), None)


def _filled(group: FactorGroup, factor: Factor) -> Factor:
    inherited = ("category", "sector", "source", "verified")
    own = {n: getattr(factor, n) for n in inherited}
    filled = {n: getattr(group, n) if v is None else v for n, v in own.items()}
    filled["category"] = filled["category"] or Category.DEVELOPMENT
    filled["verified"] = True if filled["verified"] is None else filled["verified"]
    return factor.model_copy(update=filled)
