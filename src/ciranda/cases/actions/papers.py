"""Documents of a case: into its joint volume, or into the dossier of the service that adds them."""

from uuid import UUID

from ciranda.access.actions import Actor, action
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.own_files import own_file
from ciranda.cases.queries.desk import desk_of
from ciranda.documents import actions as documents
from ciranda.documents.policies.cleaning import strictest


@action(Permission.DOCUMENT_ADD)
def add_document(
    *, actor: Actor, case_id: UUID, categories: frozenset[Category], title: str, body: bytes
) -> UUID:
    """Add a document where the actor writes about this case. Returns its id.

    Raises Unfit for the file, Refused where the actor's part does not include its strictest
    category, NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    desk.require(strictest(categories))
    dossier_id = desk.dossier_id or own_file(actor=actor, case_id=case_id)
    return documents.add(
        actor=actor, dossier_id=dossier_id, categories=categories, title=title, body=body
    )
