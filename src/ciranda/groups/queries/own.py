"""The groups somebody of a family comes to, and whom they may choose there, for their own pages."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class OwnPlace:
    """A place in a group whose kind lets whoever comes choose a worker. `workers`: id, name and
    profession of each; `is_me`: the place is the reader's own."""

    id: UUID
    dossier_id: UUID
    name: str
    kind_key: str
    pack_version_id: UUID
    who: str
    is_me: bool
    worker_id: UUID | None
    workers: tuple[tuple[UUID, str, str], ...]

    @property
    def chosen(self) -> tuple[str, str]:
        """Name and profession of who was chosen; empty while nobody is."""
        found = (one[1:] for one in self.workers if one[0] == self.worker_id)
        return next(found, ("", ""))


def own_places() -> list[OwnPlace]:
    """The places in which this reader chooses: their own, or of whom they answer for. One
    statement; other kinds of group are left out."""
    with connection.cursor() as cursor:
        found = rows(cursor, "select * from groups_own_places()")
    places = [_place(row) for row in found]
    return [one for one in places if _chooses(one)]


def _place(row: dict[str, Any]) -> OwnPlace:
    held = row["workers"]
    listed = json.loads(held) if isinstance(held, str) else held
    workers = tuple((UUID(key), name, what) for key, name, what in listed)
    return OwnPlace(**{**row, "workers": workers})


def _chooses(place: OwnPlace) -> bool:
    return pack_of(place.pack_version_id).group_kinds[place.kind_key].chooses_worker
