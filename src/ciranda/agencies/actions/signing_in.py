"""How an agency's workers sign in: requiring the second step, the agency's own sign-in, links to
it, and resetting a lost second step. All of it by who leads there, and recorded."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.accounts import codes
from ciranda.accounts.oidc import is_allowed
from ciranda.agencies.enums import IdentityCheck
from ciranda.agencies.models import Agency, IdentityLink, IdentityProvider, Membership
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.common.sealing import seal_here

# How long the code of a reset serves: long enough for the next morning.
RESET_LASTS = timedelta(hours=24)


@action(Permission.SIGN_IN_MANAGE)
def require_second_step(*, actor: Actor, required: bool) -> None:
    """Make every worker of one's agency sign in in two steps, or leave it to the installation."""
    Agency.objects.filter(pk=_agency(actor)).update(second_step_required=required)
    touched(None, actor.agency_id, "second_step_required", kind="agency", reason=str(required))


@action(Permission.SIGN_IN_MANAGE)
def add_provider(
    *, actor: Actor, name: str, issuer: str, client_id: str, secret: str, vouches: bool = False
) -> UUID:
    """Let workers of one's agency enter through its own sign-in. Returns its id.

    `vouches`: it asks for a second step itself, so none is required here; one that somebody set up
    here is asked for all the same. Raises Refused for an address that is not encrypted.
    """
    if not is_allowed(issuer):
        raise Refused(_("The address must begin with https://."))
    provider_id = uuid7()
    sealed = seal_here(secret.encode(), provider_id.bytes)
    IdentityProvider.objects.create(
        id=provider_id,
        agency_id=_agency(actor),
        slug=f"{slugify(name)[:30]}-{provider_id.hex[-6:]}".lstrip("-"),
        name=name.strip(),
        issuer=issuer.strip(),
        client_id=client_id.strip(),
        key_name=sealed.key_name,
        wrapped_key=sealed.wrapped_key,
        sealed=sealed.body,
        vouches=vouches,
        made_at=instant(),
    )
    touched(None, provider_id, "issuer", "client_id", "secret", "vouches", kind="identity_provider")
    return provider_id


@action(Permission.SIGN_IN_MANAGE)
def end_provider(*, actor: Actor, provider_id: UUID) -> None:
    """Stop entering through it; who entered through it is out from the next click on."""
    current = IdentityProvider.objects.filter(pk=provider_id, ended_at=None)
    if not current.update(ended_at=instant()):
        raise Refused(_("This sign-in is not in use."))
    touched(None, provider_id, "ended_at", kind="identity_provider")


@action(Permission.SIGN_IN_MANAGE)
def link_worker(*, actor: Actor, membership_id: UUID, provider_id: UUID, subject: str) -> None:
    """Say beforehand by what identifier the agency's own sign-in knows a worker of one's agency.

    Raises Refused for oneself, for somebody else's worker, and for an identifier in use.
    """
    worker = _worker(actor, membership_id)
    links = IdentityLink.objects.filter(provider_id=provider_id)
    if not IdentityProvider.objects.filter(pk=provider_id, ended_at=None).exists():
        raise Refused(_("This sign-in is not in use."))
    if links.filter(subject=subject.strip()).exists():
        raise Refused(_("This identifier is linked to a worker already."))
    links.filter(user_id=worker.user_id or 0).delete()
    made = IdentityLink.objects.create(
        provider_id=provider_id,
        user_id=worker.user_id or 0,
        subject=subject.strip(),
        linked_at=instant(),
        linked_by=actor.human_id or membership_id,
    )
    touched(None, made.pk, "subject", "membership", kind="identity_link", reason=str(membership_id))


@action(Permission.SIGN_IN_MANAGE)
def unlink_worker(*, actor: Actor, link_id: UUID) -> None:
    """End a link; the worker enters by their password again."""
    IdentityLink.objects.filter(pk=link_id).delete()
    touched(None, link_id, "subject", kind="identity_link", reason="ended")


@action(Permission.SIGN_IN_MANAGE)
def reset_second_step(*, actor: Actor, membership_id: UUID, check: IdentityCheck) -> str:
    """End the lost second step of a worker of one's agency. Returns the one code with which, after
    the password, they get in to set up a new one; it is said to them, never sent by mail.

    `check`: how one made sure that it is them. Raises Refused for oneself and for others' workers.
    """
    worker = _worker(actor, membership_id)
    code = codes.new_spare()
    digest = codes.digest(code, worker.user_id or 0)
    with connection.cursor() as cursor:
        cursor.execute(
            "select agencies_reset_step(%s, %s, %s)",
            [membership_id, digest, instant() + RESET_LASTS],
        )
        done = cursor.fetchone()[0]
    if not done:
        raise Refused(_("Only the agency that employs a worker resets their second step."))
    touched(None, membership_id, "second_step", kind="account", reason=str(check))
    return code


def _agency(actor: Actor) -> UUID:
    if actor.agency_id is None:
        raise Refused(_("Only who leads an agency decides how its workers sign in."))
    return actor.agency_id


def _worker(actor: Actor, membership_id: UUID) -> Membership:
    current = Membership.objects.filter(pk=membership_id, ended_on=None, user_id__isnull=False)
    worker = current.filter(agency_id=_agency(actor)).first()
    if worker is None:
        raise Refused(_("This worker has no account with your agency."))
    if worker.user_id == actor.user_id:
        raise Refused(_("Nobody does this for themselves. Ask another who leads your agency."))
    return worker
