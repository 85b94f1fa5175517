"""Asking about a child who may be known, without learning who knows the child."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.people.enums import InviteReply
from ciranda.people.models import Relay
from ciranda.people.policies.reaching import ways_in


@action(Permission.PERSON_SEARCH)
def relay(*, actor: Actor, search_id: UUID, words: str) -> UUID:
    """Send words to whoever answers for the child that a search may have met. Returns the key
    under which only the asker finds the answer.

    Nobody is named: not to the asker, and it reads the same whether or not it reached anybody
    (design, section 7). Raises Refused without words.
    """
    if not words.strip():
        raise Refused(_("Write what you want to ask, and how to reach you."))
    signed = ", ".join(filter(None, (actor.name, actor.role_label, actor.agency_name)))
    with connection.cursor() as cursor:
        cursor.execute("select people_relay(%s, %s, %s)", [search_id, words.strip(), signed])
        made: UUID = cursor.fetchone()[0]
    touched(None, made, "sent", kind="relay")
    return made


@action(Permission.PERSON_SEARCH)
def ask_to_invite(*, actor: Actor, search_id: UUID, words: str) -> UUID:
    """Ask whoever answers for the child that a search may have met to invite the family here.

    For a family one may not contact: no way of reaching it is told, nothing is sent to it, and the
    asker does not learn whom it reached (design, section 7). Returns the key of the answer. Raises
    Refused without words.
    """
    if not words.strip():
        raise Refused(_("Write what the family is invited to, and when."))
    signed = ", ".join(filter(None, (actor.name, actor.role_label, actor.agency_name)))
    with connection.cursor() as cursor:
        cursor.execute("select people_invite(%s, %s, %s)", [search_id, words.strip(), signed])
        made: UUID = cursor.fetchone()[0]
    touched(None, made, "sent", kind="relay")
    return made


@action(Permission.PERSON_SEARCH)
def reply_to_invitation(
    *, actor: Actor, message_id: UUID, reply: InviteReply, words: str = ""
) -> None:
    """Say what became of an invitation one was asked to pass on. The asker reads it, and not whose
    words they are.

    Raises Refused for words that hold a way of reaching the family past oneself (a telephone, an
    e-mail, web or street address), and as
    `answer_relay`.
    """
    if found := ways_in(words):
        left_out = {"found": ", ".join(found)}
        raise Refused(_("Leave out: %(found)s. The family is reached through you.") % left_out)
    said = f"{reply.label}. {words.strip()}".strip()
    _answer(message_id, "select people_invite_reply(%s, %s, %s)", [message_id, reply, said])


@action(Permission.PERSON_SEARCH)
def answer_relay(*, actor: Actor, message_id: UUID, words: str) -> None:
    """Answer a relayed question. The asker sees the words and not whose they are.

    Raises Refused without words, and for a question that is not the actor's to read or was
    answered already.
    """
    if not words.strip():
        raise Refused(_("Write an answer."))
    _answer(message_id, "select people_relay_answer(%s, %s)", [message_id, words.strip()])


def _answer(message_id: UUID, sql: str, given: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        dossier_id = cursor.fetchone()[0]
    if dossier_id is None:
        raise Refused(_("This question was answered already."))
    touched(dossier_id, message_id, "answer", kind="relay_message")


@action(Permission.PERSON_SEARCH)
def put_away(*, actor: Actor, relay_id: UUID) -> None:
    """The asker has read the answer, or waits no longer. Raises Relay.DoesNotExist."""
    found = Relay.objects.get(pk=relay_id)
    found.closed_at = instant()
    found.save(update_fields=["closed_at"])
    touched(None, relay_id, "closed_at", kind="relay")
