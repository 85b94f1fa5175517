"""Who sees what: consent columns, signatures, roles, and who holds the case together."""

from typing import ClassVar

from pydantic import Field

from ciranda.access.enums import Category
from ciranda.programmes.enums import (
    ChosenBy,
    ConsentKind,
    LeadFrom,
    ReceiverKind,
    RoleKind,
    Sector,
    Signer,
)
from ciranda.programmes.policies.schema.base import (
    Categories,
    Count,
    Days,
    Months,
    Named,
    OneCategory,
    OnePurpose,
    Part,
    Sourced,
)


class Receiver(Part):
    """Who receives what a column shares."""

    kind: ReceiverKind = Field(description="What kind of receiver.", examples=["sector"])
    sector: Sector | None = Field(
        default=None,
        description="Which sector, for the kind `sector`.",
        examples=["health"],
    )


class Column(Named):
    """One consent the family can give or refuse, with its own signature."""

    texts: ClassVar = {"label": True, "help": False, "text": True}

    kind: ConsentKind = Field(
        description="Taking part, sharing, and standing in a register in which colleagues "
        "of the team find which services are involved, are separate consents.",
        examples=["sharing"],
    )
    receiver: Receiver = Field(
        description="Who receives.", examples=["{kind: sector, sector: health}"]
    )
    categories: Categories = Field(
        description="The parts of the file it opens; a family may open fewer. A list, `all`, or "
        "`{all_except: […]}`. Without `involvement` its receiver is led to no page of the file: it "
        "sees what it is asked for, or what another column opens.",
        examples=["[identity, involvement, plan]"],
        min_length=1,
    )
    purposes: tuple[OnePurpose, ...] = Field(
        description="What for.", examples=["[support]"], min_length=1
    )
    months: Months = Field(
        description="How long it lasts if the family says nothing else.", examples=["12"]
    )
    remind_days: Days = Field(
        default=30,
        description="So many days before it ends the family and the case manager are reminded.",
        examples=["30"],
    )
    text_version: Count = Field(
        description="Raise it whenever the words of its text change.", examples=["1"]
    )


class SignatureRule(Part):
    """Who must sign, from an age on, for these categories."""

    who: Signer = Field(description="Who must sign.", examples=["all_holders"])
    from_months: Months = Field(
        default=0, description="From this age of the child, in months.", examples=["192"]
    )
    categories: Categories | None = Field(
        default=None,
        description="Only for these categories; empty for every category no other rule names.",
        examples=["[health]"],
    )


class Signatures(Part):
    """Who must sign, by age and category. Where holders disagree the narrower holds."""

    rules: tuple[SignatureRule, ...] = Field(
        description="The rule that names the category goes before the general one; among those, "
        "the one with the highest age reached.",
        examples=["[{who: any_holder}, {who: young_person, from_months: 192}]"],
        min_length=1,
    )
    adult_from_months: Months = Field(
        default=216,
        description="From this age the person signs alone, whatever the rules say.",
        examples=["216"],
    )


class Role(Named):
    """What someone around the family may read and write unless a consent says otherwise."""

    kind: RoleKind = Field(description="What the role means.", examples=["circle"])
    reads: Categories = Field(
        default=(),
        description="The categories it reads. A list, `all`, or `{all_except: […]}`.",
        examples=["[identity, involvement, plan]"],
    )
    writes: Categories = Field(
        default=(), description="The categories it writes, written alike.", examples=["[contact]"]
    )


class CircleRule(Part):
    """How many people a family has to get to know."""

    most_faces: Count = Field(
        description="So many workers around one family, the case manager among them. One more "
        "needs a reason; nobody is refused.",
        examples=["4"],
    )


class YoungPeople(Part):
    """What becomes the young person's own. Parents then no longer see it by default."""

    own_from_months: dict[OneCategory, Months] = Field(
        default_factory=dict,
        description="From which age, in months, a category is the young person's own.",
        examples=["{health: 192}"],
    )

    def own_at(self, age_months: int) -> frozenset[Category]:
        """The categories that are the young person's own at this age in months."""
        return frozenset(c for c, months in self.own_from_months.items() if age_months >= months)


class Lead(Sourced):
    """How the case manager is found. Whatever the programme calls the role, a case has one."""

    chosen_by: ChosenBy = Field(description="Who names the case manager.", examples=["family"])
    chosen_from: LeadFrom = Field(
        default=LeadFrom.TEAM,
        description="Whom one may name. That it is, say, a social worker is told by the name of "
        "the role.",
        examples=["any_agency"],
    )
    family_may_name: bool = Field(
        default=True, description="The family may say whom they want.", examples=["true"]
    )
    family_may_refuse: bool = Field(
        default=True, description="The family may refuse someone.", examples=["true"]
    )
    caseload_guide: Count | None = Field(
        default=None,
        description="How many cases one worker should hold; shown beside each name, never a wall.",
        examples=["20"],
    )
