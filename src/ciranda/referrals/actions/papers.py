"""Documents that belong to a referral, as they are handed in and sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from ciranda.access.actions import Actor
from ciranda.access.enums import ALL_CATEGORIES, Category, mask
from ciranda.documents.actions import add
from ciranda.documents.policies.cleaning import Unfit, strictest
from ciranda.referrals.policies.sending import NotPossible, Problem


@dataclass(frozen=True)
class NewPaper:
    """A document as it is handed in: what it is, what is in it, its bytes."""

    title: str
    categories: frozenset[Category]
    body: bytes


def keep(
    actor: Actor, dossier_id: UUID, papers: Sequence[NewPaper], *, within: int = ALL_CATEGORIES
) -> list[UUID]:
    """Seal documents into a referral's dossier; `within` is the mask of what may be written there.

    Raises NotPossible for a file that is unfit, or that holds what a sender does not send.
    """
    for paper in papers:
        if mask([strictest(paper.categories)]) & within == 0:
            message = gettext("Leave this kind of document with the team when you speak with it.")
            raise NotPossible(Problem("categories", message))
    try:
        return [
            add(
                actor=actor,
                dossier_id=dossier_id,
                categories=paper.categories,
                title=paper.title,
                body=paper.body,
            )
            for paper in papers
        ]
    except Unfit as unfit:
        raise NotPossible(Problem("file", str(unfit))) from unfit
