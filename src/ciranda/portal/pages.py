"""What the family's pages share: whose they are, and plain words."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.enums import Category
from ciranda.consent.enums import PLAIN_WORDS
from ciranda.programmes.policies.schema import Pack


def me(request: HttpRequest) -> UUID:
    """The family member whose pages these are."""
    person_id: UUID | None = request.actor.person_id  # type: ignore[attr-defined]
    if person_id is None:
        raise Http404
    return person_id


def manager_words(pack: Pack) -> str:
    """What this programme calls whoever a family can always ask."""
    called = pack.manager_label(get_language() or "en")
    return _("Your case manager") if called == _("Case manager") else called


def plain(categories: Iterable[Category]) -> list[str]:
    """Parts of a file in a family's words."""
    return [str(PLAIN_WORDS[c]) for c in categories]
