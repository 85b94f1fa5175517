"""A paper as its family reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ciranda.documents.queries import Shown


@dataclass(frozen=True)
class Paper:
    """A line of the list."""

    id: UUID
    title: str
    kind: str
    size: str
    by: str
    added_at: datetime


def paper(one: Shown, *, hide_place: bool) -> Paper:
    """One paper. Where somebody is protected the agency is left out: it tells an area."""
    by = one.agency_name or ("" if one.added_by else _("The family"))
    return Paper(
        one.id,
        one.title,
        str(one.kind.label),
        filesizeformat(one.size),
        "" if hide_place else by,
        one.added_at,
    )
