"""A guest of one meeting without an account: a link that opens the agenda and nothing else.

The message that carries it says nothing about anybody (design, section 7, contact). Only a digest
of the link's secret is kept; it ends with the meeting and can be taken back before.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.models import GuestLink, Invitee, Meeting
from ciranda.common.database import instant

SECRET_BYTES = 24


@action(Permission.MEETING_CALL)
def invite_guest(*, actor: Actor, meeting_id: UUID, name: str, role: str = "") -> str:
    """Invite somebody without an account. Gives the secret of their link, this one time.

    Raises Refused without a name and for a meeting about a child's safety; Meeting.DoesNotExist
    for a stranger or a meeting that is over.
    """
    if not name.strip():
        raise Refused(_("Write the name of whom you invite."))
    meeting = _open(meeting_id)
    invitee = Invitee.objects.create(
        meeting=meeting,
        dossier_id=meeting.dossier_id,
        name=name.strip(),
        role=role.strip(),
        invited_at=instant(),
    )
    touched(meeting.dossier_id, meeting_id, "invitees", kind="meeting")
    return _make(actor, meeting, invitee)


@action(Permission.MEETING_CALL)
def renew_link(*, actor: Actor, meeting_id: UUID, invitee_id: UUID) -> str:
    """A fresh link for a guest; the one before no longer opens anything. Gives its secret."""
    meeting, invitee = _open(meeting_id), _guest(meeting_id, invitee_id)
    _end(invitee)
    return _make(actor, meeting, invitee)


@action(Permission.MEETING_CALL)
def take_link_back(*, actor: Actor, meeting_id: UUID, invitee_id: UUID) -> None:
    """End a guest's link at once; they stay invited and can be told by telephone."""
    invitee = _guest(meeting_id, invitee_id)
    _end(invitee)
    touched(invitee.dossier_id, invitee_id, "link", kind="invitee")


def digest(secret: str) -> bytes:
    """What is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).digest()


def _open(meeting_id: UUID) -> Meeting:
    meeting = Meeting.objects.get(pk=meeting_id, held_at=None, cancelled_at=None)
    if meeting.is_safeguarding:
        raise Refused(_("A meeting about a child’s safety is for people with an account only."))
    if _ends(meeting) <= instant():
        raise Refused(_("This meeting is over: there is nothing left to open."))
    return meeting


def _guest(meeting_id: UUID, invitee_id: UUID) -> Invitee:
    return Invitee.objects.get(
        pk=invitee_id, meeting_id=meeting_id, membership=None, service=None, person=None
    )


def _ends(meeting: Meeting) -> datetime:
    return meeting.starts_at + timedelta(minutes=meeting.lasts_minutes)


def _make(actor: Actor, meeting: Meeting, invitee: Invitee) -> str:
    if invitee.uninvited_at:
        raise Refused(_("The family asked for this meeting without them."))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = GuestLink.objects.create(
        meeting=meeting,
        dossier_id=meeting.dossier_id,
        invitee=invitee,
        digest=digest(secret),
        made_at=instant(),
        made_by=actor.human_id or invitee.pk,
        expires_at=_ends(meeting),
    )
    touched(meeting.dossier_id, link.pk, "made_at", "expires_at", kind="guest_link")
    return secret


def _end(invitee: Invitee) -> None:
    GuestLink.objects.filter(invitee=invitee, revoked_at=None).update(revoked_at=instant())
