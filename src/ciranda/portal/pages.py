"""What the family's pages share: whose they are, and plain words."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest

from ciranda.access.enums import Category
from ciranda.consent.enums import PLAIN_WORDS


def me(request: HttpRequest) -> UUID:
    """The family member whose pages these are."""
    person_id: UUID | None = request.actor.person_id  # type: ignore[attr-defined]
    if person_id is None:
        raise Http404
    return person_id


def plain(categories: Iterable[Category]) -> list[str]:
    """Parts of a file in a family's words."""
    return [str(PLAIN_WORDS[c]) for c in categories]
