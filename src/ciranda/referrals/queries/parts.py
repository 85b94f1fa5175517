"""The parts of a referral's or signal's sheet, and how each is read from the database's JSON."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.enums import Category


@dataclass(frozen=True)
class Told:
    """One thing told."""

    kind: str
    body: str
    language: str
    author: str
    at: datetime


@dataclass(frozen=True)
class SourceRow:
    """Who told us; only whoever reads sources has one."""

    relation: str
    name: str
    profession: str
    agency_name: str
    contact: str
    checked_at: datetime | None


@dataclass(frozen=True)
class StepRow:
    """Something that happened, as the sender sees it."""

    kind: str
    team_name: str
    at: datetime


@dataclass(frozen=True)
class AnswerRow:
    """What became of it."""

    outcome: str
    reason_key: str
    words: str
    redirected_to: str
    recall_on: date | None
    author: str
    at: datetime
    family_told_on: date | None
    taken_back_at: datetime | None


@dataclass(frozen=True)
class EnquiryRow:
    """A question to a service, and its answer."""

    id: UUID
    service: str
    question: str
    category: int
    asked_by: str
    asked_at: datetime
    due_on: date
    answer: str
    knows_nothing: bool
    answered_at: datetime | None
    answered_by: str
    pause_reason: str


@dataclass(frozen=True)
class Carer:
    """A parent or carer named in the referral."""

    person_id: UUID
    name: str
    relation: str
    holds_responsibility: bool


@dataclass(frozen=True)
class ToldMore:
    """The programme's own form, as far as the sender has answered it."""

    assessment_id: UUID
    form_key: str
    answers: dict[str, list[Any]]


@dataclass(frozen=True)
class Paper:
    """A document that came with the referral, or that the team added while it looked."""

    id: UUID
    title: str
    category: Category
    agency_name: str
    added_at: datetime
    is_teams: bool


def at(text: str) -> datetime:
    """An instant."""
    return datetime.fromisoformat(text)


def maybe(text: str | None) -> datetime | None:
    """An instant, where there is one."""
    return datetime.fromisoformat(text) if text else None


def day_of(text: str | None) -> date | None:
    """A day, where there is one."""
    return date.fromisoformat(text) if text else None


def tellings_of(found: list[dict[str, Any]]) -> tuple[Told, ...]:
    """What was told."""
    return tuple(Told(**(t | {"at": at(t["at"])})) for t in found)


def source_of(found: dict[str, Any] | None) -> SourceRow | None:
    """Who told us, if the reader may know."""
    return SourceRow(**(found | {"checked_at": maybe(found["checked_at"])})) if found else None


def answer_of(found: dict[str, Any]) -> AnswerRow:
    """An answer."""
    return AnswerRow(
        **(
            found
            | {
                "at": at(found["at"]),
                "recall_on": day_of(found["recall_on"]),
                "family_told_on": day_of(found["family_told_on"]),
                "taken_back_at": maybe(found["taken_back_at"]),
            }
        )
    )


def enquiry_of(found: dict[str, Any]) -> EnquiryRow:
    """A question to a service."""
    return EnquiryRow(
        **(
            found
            | {
                "id": UUID(found["id"]),
                "asked_at": at(found["asked_at"]),
                "due_on": date.fromisoformat(found["due_on"]),
                "answered_at": maybe(found["answered_at"]),
            }
        )
    )


def carer_of(found: dict[str, Any]) -> Carer:
    """A parent or carer."""
    return Carer(**(found | {"person_id": UUID(found["person_id"])}))


def more_of(found: dict[str, Any] | None) -> ToldMore | None:
    """The programme's own form, all groups the reader may see."""
    if found is None:
        return None
    answers: dict[str, list[Any]] = {}
    for group in found["answers"]:
        answers |= group
    return ToldMore(UUID(found["id"]), found["form_key"], answers)


def paper_of(found: dict[str, Any]) -> Paper:
    """A document."""
    category = Category(found["category"])
    read = {"id": UUID(found["id"]), "category": category, "added_at": at(found["added_at"])}
    return Paper(**(found | read))
