"""FHIR R4 Questionnaires: what they hold, and in which form Ciranda can ask them.

A form is a list of groups. Every group carries one category of the wall and is stored as one row,
so that who may not see health never loads the health answers. Reading only: asking is `answers`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from ciranda.access.enums import Category

CATEGORY_EXTENSION = "urn:ciranda:category"
_UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
_LEAST = "http://hl7.org/fhir/StructureDefinition/minValue"
_MOST = "http://hl7.org/fhir/StructureDefinition/maxValue"
_TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


class ItemType(StrEnum):
    """The item types of FHIR R4 that a form can ask."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    DECIMAL = "decimal"
    INTEGER = "integer"
    DATE = "date"
    DATE_TIME = "dateTime"
    TIME = "time"
    STRING = "string"
    TEXT = "text"
    URL = "url"
    CHOICE = "choice"
    OPEN_CHOICE = "open-choice"
    QUANTITY = "quantity"


# Types of FHIR R4 that are refused, with what to do instead.
UNSUPPORTED = {
    "attachment": "attach a document to the case instead",
    "reference": "link the record on the case instead",
    "question": "choose the type of its answer",
}


class Operator(StrEnum):
    """How an enableWhen compares."""

    EXISTS = "exists"
    EQUAL = "="
    NOT_EQUAL = "!="
    GREATER = ">"
    LESS = "<"
    GREATER_OR_EQUAL = ">="
    LESS_OR_EQUAL = "<="


class Behaviour(StrEnum):
    """Whether all conditions must hold or any one."""

    ALL = "all"
    ANY = "any"


class _Fhir(BaseModel):
    """An element of FHIR: camelCase names; what Ciranda has no use for is passed over."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True
    )


class Extension(_Fhir):
    """An extension, as far as forms use it."""

    url: str
    value_code: str | None = None
    value_integer: int | None = None
    value_decimal: float | None = None
    value_date: str | None = None
    value_string: str | None = None
    value_coding: "Coding | None" = None
    extension: tuple["Extension", ...] = ()


class Coding(_Fhir):
    """A code and its words."""

    code: str | None = None
    display: str | None = None
    system: str | None = None


class Option(_Fhir):
    """An answer to choose."""

    value_coding: Coding | None = None
    value_string: str | None = None
    value_integer: int | None = None
    value_date: str | None = None
    initial_selected: bool = False

    @property
    def code(self) -> str:
        """What is stored when it is chosen."""
        if self.value_coding:
            return self.value_coding.code or self.value_coding.display or ""
        plain = (self.value_string, self.value_integer, self.value_date)
        return next((str(value) for value in plain if value is not None), "")

    @property
    def display(self) -> str:
        """Its words in the form's own language."""
        return (self.value_coding and self.value_coding.display) or self.code


class EnableWhen(_Fhir):
    """A condition under which an item is asked."""

    question: str
    operator: Operator
    answer_boolean: bool | None = None
    answer_decimal: float | None = None
    answer_integer: int | None = None
    answer_date: str | None = None
    answer_date_time: str | None = None
    answer_time: str | None = None
    answer_string: str | None = None
    answer_coding: Coding | None = None

    @property
    def answer(self) -> Any:
        """The value compared with; a coding compares by its code."""
        if self.answer_coding:
            return self.answer_coding.code
        values = (getattr(self, n) for n in type(self).model_fields if n.startswith("answer_"))
        return next((value for value in values if value is not None), None)


class Element(_Fhir):
    """The extensions of a primitive, where FHIR keeps translations."""

    extension: tuple[Extension, ...] = ()


class Item(_Fhir):
    """A question, a group of questions or words between them."""

    link_id: str
    type: ItemType
    text: str = ""
    text_extensions: Element | None = Field(default=None, alias="_text")
    prefix: str = ""
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    max_length: int | None = None
    enable_when: tuple[EnableWhen, ...] = ()
    enable_behavior: Behaviour | None = None
    answer_option: tuple[Option, ...] = ()
    extension: tuple[Extension, ...] = ()
    item: tuple["Item", ...] = ()

    def extended(self, url: str) -> Extension | None:
        """The extension of this address, or None."""
        return next((e for e in self.extension if e.url == url), None)

    @property
    def category(self) -> Category | None:
        """The category a group carries, or None."""
        found = self.extended(CATEGORY_EXTENSION)
        name = (found.value_code or "").upper() if found else ""
        return Category[name] if name in Category.__members__ else None

    @property
    def unit(self) -> str:
        """The unit of a number, or nothing."""
        found = self.extended(_UNIT)
        coding = found.value_coding if found else None
        return (coding.display or coding.code or "") if coding else ""

    @property
    def least(self) -> float | str | None:
        """The lowest value allowed."""
        return _bound(self.extended(_LEAST))

    @property
    def most(self) -> float | str | None:
        """The highest value allowed."""
        return _bound(self.extended(_MOST))

    def translation(self, language: str) -> str | None:
        """The text in another language, if the form itself carries it."""
        for entry in self.text_extensions.extension if self.text_extensions else ():
            parts = {part.url: part.value_code or part.value_string for part in entry.extension}
            if entry.url == _TRANSLATION and parts.get("lang") == language:
                return parts.get("content")
        return None

    def walk(self) -> Iterator["Item"]:
        """This item and everything inside it, in order."""
        yield self
        for inner in self.item:
            yield from inner.walk()


def _bound(found: Extension | None) -> float | str | None:
    if not found:
        return None
    values = (found.value_integer, found.value_decimal, found.value_date)
    return next((value for value in values if value is not None), None)


class Questionnaire(_Fhir):
    """A form of a pack. Its groups are the top items; each is stored as one row of answers."""

    resource_type: str
    language: str = "en"
    title: str = ""
    description: str = ""
    status: str = "active"
    item: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Every item in order, groups before what they hold."""
        for group in self.item:
            yield from group.walk()

    def find(self, link_id: str) -> Item | None:
        """The item of this linkId, or None."""
        return next((item for item in self.walk() if item.link_id == link_id), None)

    def group_of(self, link_id: str) -> Item | None:
        """The top group that holds this item: the row its answer is stored in."""
        return next((g for g in self.item if any(i.link_id == link_id for i in g.walk())), None)


Item.model_rebuild()
Extension.model_rebuild()
