"""What somebody told in a group stays there, unless she asks that it be written in her file."""

from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.cases.queries.desk import desk_of
from ciranda.groups.actions.opening import running
from ciranda.groups.models import Session


@action(Permission.CONTACT_WRITE)
def write_what_was_said(
    *, actor: Actor, session_id: UUID, case_id: UUID, words: str, she_asked: bool
) -> UUID:
    """Write into a family's file what one of them told in a group. Returns the contact's id.

    The group keeps its headcount and nothing else: neither the session nor the group is named in
    the file, and nothing of the file in the group. Raises Refused unless she asked for it herself,
    for another service's group, and for who may not write there. Source: capability A40.
    """
    if not she_asked:
        raise Refused(
            _(
                "What was said in the group stays in the group. Ask her whether she wants it in her"
                " family's file; only then write it."
            )
        )
    session = Session.objects.get(pk=session_id)
    running(actor, session.group_id)
    kinds = desk_of(actor, case_id).pack.contact_kinds
    kind = next((key for key, one in kinds.items() if one.with_family), next(iter(kinds)))
    contact = write(
        actor=actor,
        case_id=case_id,
        header=Header(kind),
        paragraphs=[Words(Category.SOCIAL, words)],
    )
    touched(None, contact, "she_asked", kind="contact")
    return contact
