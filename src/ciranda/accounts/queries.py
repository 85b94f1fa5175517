"""What an account may know of itself: its second factors, its spare codes, its browsers; and whose
session is still waiting for its second step."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from ciranda.access.actions import Actor
from ciranda.access.enums import Role
from ciranda.accounts.codes import keyed
from ciranda.accounts.enums import FactorKind
from ciranda.accounts.models import Factor, Session, SpareCode, User
from ciranda.common.sealing import Sealed, keys, unseal


@dataclass(frozen=True)
class Shown:
    """A second factor in its owner's list."""

    id: UUID
    kind: FactorKind
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Factors:
    """What an account has for its second step. `from_lead`: a code was given out after a loss."""

    shown: tuple[Shown, ...]
    spare_left: int
    from_lead: bool

    @property
    def has_app(self) -> bool:
        """Whether an app shows codes for this account."""
        return any(f.kind == FactorKind.APP for f in self.shown)

    @property
    def has_passkey(self) -> bool:
        """Whether a passkey is kept."""
        return any(f.kind == FactorKind.PASSKEY for f in self.shown)


@dataclass(frozen=True)
class Browser:
    """A browser that is signed in. `mark` names it on forms without telling its key."""

    mark: str
    device: str
    began_at: datetime | None
    ends_at: datetime
    is_this: bool


def as_account(user: User) -> Actor:
    """The account by itself: it proves who it is, and sees nothing but itself."""
    return Actor(human_id=user.human_id, role=Role.FAMILY, user_id=user.pk, name=user.username)


def awaiting(session_key: str | None) -> Actor | None:
    """The account whose password was right in this session and whose second step is still due."""
    if not session_key:
        return None
    found = list(User.objects.raw("select * from accounts_awaiting(%s)", [session_key]))
    return as_account(found[0]) if found else None


def factors_of(actor: Actor) -> Factors:
    """One's own second factors, oldest first. Two statements."""
    rows = Factor.objects.filter(user_id=actor.user_id or 0).order_by("added_at", "id")
    shown = [Shown(f.pk, FactorKind(f.kind), f.name, f.added_at, f.used_at) for f in rows]
    left = list(usable_codes(actor).values_list("ends_at", flat=True))
    return Factors(tuple(shown), len(left), any(end is not None for end in left))


def usable_codes(actor: Actor) -> QuerySet[SpareCode]:
    """Spare codes that still serve."""
    return SpareCode.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=timezone.now()), user_id=actor.user_id or 0, used_at=None
    )


def secret_of(factor: Factor) -> bytes:
    """What is sealed in a factor: an app's secret, or a passkey's public key."""
    sealed = Sealed(factor.key_name, bytes(factor.wrapped_key), bytes(factor.sealed))
    return unseal(sealed, keys(), factor.pk.bytes)


def browsers_of(actor: Actor, session_key: str | None) -> list[Browser]:
    """Where one is signed in, this browser first."""
    rows = Session.objects.filter(user_id=actor.user_id or 0, expire_date__gt=timezone.now())
    found = [
        Browser(
            mark_of(row.session_key),
            row.device,
            row.began_at,
            row.expire_date,
            row.session_key == session_key,
        )
        for row in rows.order_by("-began_at")
    ]
    return sorted(found, key=lambda browser: not browser.is_this)


def mark_of(session_key: str) -> str:
    """A name for a session on forms: from it nobody gets to the key."""
    return keyed("session", session_key)[:24]
