"""How an agency's workers sign in: its rule, its own sign-ins, whom they know."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection

from ciranda.access.actions import Actor
from ciranda.accounts.models import User
from ciranda.accounts.oidc import Client
from ciranda.agencies.models import Agency, IdentityLink, IdentityProvider, Membership
from ciranda.common.database import rows
from ciranda.common.sealing import Sealed, keys, unseal


@dataclass(frozen=True)
class Button:
    """An agency's own sign-in on the page that anyone reads."""

    slug: str
    name: str


@dataclass(frozen=True)
class Provider:
    """An agency's own sign-in, ready to be asked."""

    id: UUID
    slug: str
    client: Client
    vouches: bool


@dataclass(frozen=True)
class Worker:
    """A worker of the agency one leads, and how they sign in."""

    membership_id: UUID
    user_id: int
    name: str
    profession: str
    has_step: bool
    is_me: bool
    subjects: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Kept:
    """An agency's own sign-in in its lead's list."""

    id: UUID
    slug: str
    name: str
    issuer: str
    client_id: str
    vouches: bool
    made_at: datetime


def providers() -> list[Button]:
    """The agencies' own sign-ins. One statement."""
    with connection.cursor() as cursor:
        return [Button(**row) for row in rows(cursor, "select * from agencies_providers()")]


def provider(slug: str) -> Provider | None:
    """One of them, with its secret opened."""
    found = list(IdentityProvider.objects.raw("select * from agencies_provider(%s)", [slug]))
    if not found:
        return None
    row = found[0]
    sealed = Sealed(row.key_name, bytes(row.wrapped_key), bytes(row.sealed))
    secret = unseal(sealed, keys(), row.pk.bytes).decode()
    return Provider(row.pk, row.slug, Client(row.issuer, row.client_id, secret), row.vouches)


def linked(provider_id: UUID, subject: str) -> User | None:
    """The account that a lead linked beforehand, while its worker works for that agency."""
    sql = "select * from agencies_linked(%s, %s)"
    return next(iter(User.objects.raw(sql, [provider_id, subject])), None)


def is_step_required(actor: Actor) -> bool:
    """Whether this worker may not be without a second step. One statement for workers."""
    if actor.membership_id is None:
        return False
    own = Membership.objects.filter(user_id=actor.user_id, ended_on=None, suspended_at=None)
    return (
        settings.CIRANDA_SECOND_STEP_REQUIRED
        or own.filter(agency__second_step_required=True).exists()
    )


def rule_of(agency_id: UUID) -> bool:
    """Whether the agency requires the second step by itself."""
    return Agency.objects.filter(pk=agency_id, second_step_required=True).exists()


def kept_providers() -> list[Kept]:
    """The sign-ins of the agency one leads, those in use."""
    found = IdentityProvider.objects.filter(ended_at=None).order_by("name")
    return [Kept(**row) for row in found.values(*Kept.__dataclass_fields__)]


def workers_of(actor: Actor) -> list[Worker]:
    """The current workers of the agency one leads, by name. Three statements."""
    led = actor.agency_id
    if led is None:
        return []
    with connection.cursor() as cursor:
        held = rows(cursor, "select * from agencies_steps_held()")
    steps = {row["membership_id"]: row["held"] for row in held}
    links: dict[int, list[tuple[UUID, str]]] = {}
    for link in IdentityLink.objects.filter(provider__ended_at=None).order_by("linked_at"):
        links.setdefault(link.user_id, []).append((link.pk, link.subject))
    current = Membership.objects.filter(
        agency_id=led, ended_on=None, user_id__isnull=False
    ).order_by("name", "id")
    return [
        Worker(
            m.pk,
            m.user_id or 0,
            m.name,
            m.profession,
            steps.get(m.pk, False),
            m.user_id == actor.user_id,
            tuple(links.get(m.user_id or 0, ())),
        )
        for m in current
    ]
