"""Taking documents in. What is taken in is never changed; a better one is added beside it."""

import hashlib
from uuid import UUID

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.common.sealing import seal_here
from ciranda.documents.models import Content, Document
from ciranda.documents.policies.cleaning import clean, strictest


@action(Permission.DOCUMENT_ADD)
def add(
    *,
    actor: Actor,
    dossier_id: UUID,
    categories: frozenset[Category],
    title: str,
    body: bytes,
    private_to: UUID | None = None,
) -> UUID:
    """Seal a document into a dossier, stripped of its metadata, under its strictest category.

    Of the family only `private_to` sees it, where given. Returns its id. Raises Unfit for a file
    that cannot be taken in.
    """
    cleaned = clean(body)
    document = Document.objects.create(
        id=uuid7(),
        dossier_id=dossier_id,
        category=strictest(categories),
        title=title.strip(),
        kind=cleaned.kind,
        size=len(cleaned.body),
        digest=hashlib.sha256(cleaned.body).hexdigest(),
        agency_name=actor.agency_name,
        added_at=instant(),
        added_by=actor.membership_id,
        added_by_person=actor.person_id,
        private_to=private_to,
    )
    sealed = seal_here(cleaned.body, document.pk.bytes)
    Content.objects.create(
        document=document,
        key_name=sealed.key_name,
        wrapped_key=sealed.wrapped_key,
        sealed=sealed.body,
    )
    touched(dossier_id, document.pk, "title", "category", "body", kind="document")
    return document.pk
