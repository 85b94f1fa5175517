"""Documents of dossiers, and the bytes of one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ciranda.access.enums import Category
from ciranda.access.models import Dossier
from ciranda.common.sealing import Sealed, keys, unseal
from ciranda.documents.enums import Kind
from ciranda.documents.models import Content, Document


@dataclass(frozen=True)
class Shown:
    """A document in a list."""

    id: UUID
    dossier_id: UUID
    category: Category
    title: str
    kind: Kind
    size: int
    agency_name: str
    added_at: datetime
    added_by: UUID | None = None

    @property
    def file_name(self) -> str:
        """A name for the downloaded file that tells nothing about the family."""
        return f"document-{self.id.hex[-8:]}.{self.kind.ending}"


@dataclass(frozen=True)
class Opened:
    """A document with its bytes."""

    document: Shown
    body: bytes


_COLUMNS = (
    "id",
    "dossier_id",
    "category",
    "title",
    "kind",
    "size",
    "agency_name",
    "added_at",
    "added_by",
)


def of_case(case_id: UUID, *, also: QuerySet[Any] | None = None, most: int = 200) -> list[Shown]:
    """The newest documents that the caller may see in any dossier of a case. One statement.

    `also` gives further dossiers by id: those a case came from.
    """
    there = Q(dossier_id__in=Dossier.objects.filter(case_id=case_id).values("id"))
    if also is not None:
        there |= Q(dossier_id__in=also)
    found = Document.objects.filter(there).order_by("-added_at", "-id")
    return [_shown(row) for row in found.values_list(*_COLUMNS)[:most]]


def open_document(document_id: UUID) -> Opened | None:
    """One document with its bytes; None for what the caller may not see. One statement."""
    content = Content.objects.select_related("document").filter(document_id=document_id).first()
    if content is None:
        return None
    row = content.document
    sealed = Sealed(content.key_name, bytes(content.wrapped_key), bytes(content.sealed))
    body = unseal(sealed, keys(), document_id.bytes)
    return Opened(_shown(tuple(getattr(row, name) for name in _COLUMNS)), body)


def _shown(row: tuple[object, ...]) -> Shown:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["category"] = Category(int(str(values["category"])))
    values["kind"] = Kind(str(values["kind"]))
    return Shown(**values)  # type: ignore[arg-type]
