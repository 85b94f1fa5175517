"""Lines of what one person was asked and said."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.cases.queries.consents import Posed
from ciranda.portal.pages import plain
from ciranda.programmes.enums import ConsentKind


@dataclass(frozen=True)
class Asked:
    """A question and one's own answer. `state`: waiting, agreed, no, or moved.

    `ends_soon`: within the days before its end at which the programme reminds.
    """

    id: UUID
    label: str
    about: str
    receiver: str
    state: str
    parts: list[str]
    said_at: datetime | None
    until_on: date | None
    taken_back: bool
    can_answer: bool
    ends_soon: bool


def receiver(question: Posed) -> str:
    """Who would receive, under the name that may be known."""
    if question.kind != ConsentKind.SHARING:
        return _("The local team")
    both = (question.agency, question.service)
    return ", ".join(part for part in both if part)


def asked(question: Posed, language: str) -> Asked:
    """A question as a line of the list."""
    given = question.given
    state = "waiting" if given is None else "agreed" if given.stands else "no"
    if question.moved and state != "no":
        state = "moved"
    shows_parts = question.kind == ConsentKind.SHARING
    parts = given.categories if given and given.stands else question.categories
    return Asked(
        question.id,
        question.pack.label(f"consent_columns.{question.column_key}", language),
        question.child,
        receiver(question),
        state,
        plain(parts) if shows_parts else [],
        given.signed_at if given else None,
        given.until_on if given else None,
        bool(given and given.withdrawn_at),
        question.closed_at is None and not question.moved,
        state == "agreed" and _ends_soon(question),
    )


def _ends_soon(question: Posed) -> bool:
    column = question.pack.consent_columns.get(question.column_key)
    until = question.given.until_on if question.given else None
    if column is None or until is None:
        return False
    return until <= timezone.localdate() + timedelta(days=column.remind_days)
