"""What every part of a pack is made of: strict fields, keys, words in locale/, references."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
    StringConstraints,
)
from pydantic_core import PydanticCustomError, core_schema

from ciranda.access.enums import ALL_CATEGORIES, Category, Purpose, unmask
from ciranda.programmes.enums import LengthUnit

T = TypeVar("T")

KEY_PATTERN = r"^[a-z][a-z0-9_]*$"
Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN)]
Months = Annotated[int, Field(ge=0, le=1500)]
Days = Annotated[int, Field(ge=0, le=3660)]
Count = Annotated[int, Field(ge=1, le=1000)]


@dataclass(frozen=True)
class Refers:
    """Marks a field whose value must be a key of one of these sections of the pack."""

    sections: tuple[str, ...]

    def __init__(self, *sections: str) -> None:
        object.__setattr__(self, "sections", sections)


class Part(BaseModel):
    """A part of a pack: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: The words a locale file gives for this part, and whether it must.
    texts: ClassVar[Mapping[str, bool]] = {}


class Named(Part):
    """A part with a key of its own, and at least a label in every language of the pack."""

    texts: ClassVar[Mapping[str, bool]] = {"label": True, "help": False}

    key: str = Field(default="", description="The key it stands under; never written again.")


class Sourced(Part):
    """A part that says where it comes from, and whether someone checked."""

    source: str | None = Field(
        default=None,
        description="Where this comes from: law, agreement, manual, study.",
        examples=["Coordination Commission, 16 June 2010"],
    )
    verified: bool | None = Field(
        default=None,
        description="Whether someone compared it with the source. `ciranda pack show` lists what "
        "nobody did; screens say it beside a clock and a factor.",
        examples=["false"],
    )


def _give_keys(value: Any) -> Any:
    """Each entry learns the key it stands under; an entry without fields may be left empty."""
    if not isinstance(value, dict):
        return value
    return {
        key: {**(entry or {}), "key": key} if entry is None or isinstance(entry, dict) else entry
        for key, entry in value.items()
    }


Keyed = Annotated[dict[Key, T], BeforeValidator(_give_keys)]


def may_be_empty(value: Any) -> Any:
    """Entries written without fields are entries with none."""
    if not isinstance(value, dict):
        return value
    return {key: {} if entry is None else entry for key, entry in value.items()}


@dataclass(frozen=True)
class Length:
    """A length of time as a pack writes it: a count and what is counted."""

    count: int
    unit: LengthUnit

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}"


_LENGTH = re.compile(r"^\s*(\d{1,4})\s+(working day|day|week|month)s?\s*$")
_UNITS = {
    "working day": LengthUnit.WORKING_DAYS,
    "day": LengthUnit.DAYS,
    "week": LengthUnit.WEEKS,
    "month": LengthUnit.MONTHS,
}


def read_length(value: Any) -> Length:
    """A length from words such as “20 working days”.

    Raises a pydantic error that shows how to write one.
    """
    if isinstance(value, Length):
        return value
    found = _LENGTH.match(value) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError(
            "length",
            "this is not a length of time",
            {"remedy": "write a number and days, working days, weeks or months: 20 working days"},
        )
    return Length(int(found[1]), _UNITS[found[2]])


Duration = Annotated[
    Length,
    GetPydanticSchema(lambda _t, _h: core_schema.no_info_plain_validator_function(read_length)),
]


def _by_name(value: Any, kind: type[Category] | type[Purpose], word: str) -> Any:
    if isinstance(value, kind):
        return value
    names = [member.name.lower() for member in kind]
    if isinstance(value, str) and value in names:
        return kind[value.upper()]
    raise PydanticCustomError(
        word, "“{value}” is not a {word}", {"value": str(value), "word": word, "known": names}
    )


def _category(value: Any) -> Any:
    return _by_name(value, Category, "category")


def _purpose(value: Any) -> Any:
    return _by_name(value, Purpose, "purpose")


def _spread(value: Any) -> Any:
    """“all”, or {all_except: […]}, written out as a list."""
    every = unmask(ALL_CATEGORIES)
    if value == "all":
        return every
    if isinstance(value, dict) and set(value) == {"all_except"}:
        left_out = {_category(name) for name in value["all_except"] or ()}
        return [category for category in every if category not in left_out]
    return value


OneCategory = Annotated[
    Category,
    GetPydanticSchema(lambda _t, _h: core_schema.no_info_plain_validator_function(_category)),
]
OnePurpose = Annotated[
    Purpose,
    GetPydanticSchema(lambda _t, _h: core_schema.no_info_plain_validator_function(_purpose)),
]
Categories = Annotated[tuple[OneCategory, ...], BeforeValidator(_spread)]
