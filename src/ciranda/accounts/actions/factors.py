"""Second factors: adding and removing one's own, and proving with them."""

import base64
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.accounts import codes, passkeys
from ciranda.accounts.enums import FactorKind
from ciranda.accounts.models import Factor, SpareCode, User
from ciranda.accounts.passkeys import NotProved, Site
from ciranda.accounts.queries import secret_of, usable_codes
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.common.sealing import Sealed, keys, seal_here, unseal


def draft_app() -> dict[str, str]:
    """A fresh app's secret, sealed, for the session to keep until the first code was typed."""
    made = uuid7()
    sealed = seal_here(codes.new_secret(), made.bytes)
    return {
        "id": str(made),
        "key_name": sealed.key_name,
        "wrapped_key": base64.b64encode(sealed.wrapped_key).decode(),
        "sealed": base64.b64encode(sealed.body).decode(),
    }


def drafted_secret(draft: dict[str, str]) -> bytes:
    """The secret in a draft."""
    return unseal(_sealed(draft), keys(), UUID(draft["id"]).bytes)


@action(Permission.ACCOUNT_USE)
def add_app(*, actor: Actor, draft: dict[str, str], code: str, name: str = "") -> list[str]:
    """Keep the drafted app, once it shows the right code. Returns spare codes if it is the first
    factor, else nothing. Raises NotProved."""
    step = codes.step_of(drafted_secret(draft), codes.plain(code), after=0)
    if step is None:
        raise NotProved
    sealed = _sealed(draft)
    factor_id = UUID(draft["id"])
    return _add(actor, FactorKind.APP, name, factor_id=factor_id, sealed=sealed, counter=step)


@action(Permission.ACCOUNT_USE)
def add_passkey(
    *, actor: Actor, site: Site, state: dict[str, Any], answer: str, name: str = ""
) -> list[str]:
    """Keep the passkey the browser made. Returns spare codes if it is the first factor, else
    nothing. Raises NotProved."""
    made = passkeys.made(site, state, answer)
    factor_id = uuid7()
    sealed = seal_here(made.public, factor_id.bytes)
    return _add(
        actor,
        FactorKind.PASSKEY,
        name,
        factor_id=factor_id,
        sealed=sealed,
        handle=made.handle,
        counter=made.counter,
    )


@action(Permission.ACCOUNT_USE)
def remove_factor(*, actor: Actor, factor_id: UUID, required: bool) -> None:
    """Take away one of one's own factors; with the last one go the spare codes.

    Raises Refused for the last one where a second step is required.
    """
    own = Factor.objects.filter(user_id=actor.user_id or 0)
    if required and not own.exclude(pk=factor_id).exists():
        raise Refused(_("The last second step stays. Add another one first."))
    own.filter(pk=factor_id).delete()
    if not own.exists():
        SpareCode.objects.filter(user_id=actor.user_id or 0).delete()
    touched(None, factor_id, "factor", kind="account", reason="removed")


@action(Permission.ACCOUNT_USE)
def renew_spare_codes(*, actor: Actor) -> list[str]:
    """New spare codes; the old ones stop. Raises Refused without a factor to spare."""
    if not Factor.objects.filter(user_id=actor.user_id or 0).exists():
        raise Refused(_("Spare codes come with a second step. Add one first."))
    made = _spare_codes(actor)
    touched(None, actor.human_id, "spare_codes", kind="account")
    return made


@action(None)  # before the second step nobody is anybody: `actor` is the account by itself
def prove_by_code(*, actor: Actor, code: str) -> bool:
    """Whether the code is the app's of this half minute, or a spare one. Each serves once."""
    plain = codes.plain(code)
    way = "app" if _by_app(actor, plain) else "spare_code" if _by_spare(actor, plain) else ""
    touched(None, actor.human_id, "second_step", kind="account", reason=way or "wrong")
    return bool(way)


@action(None)  # as above
def prove_by_passkey(*, actor: Actor, site: Site, state: dict[str, Any], answer: str) -> bool:
    """Whether the browser proved one of the account's passkeys."""
    proved = _by_passkey(actor, site, state, answer)
    reason = "passkey" if proved else "wrong"
    touched(None, actor.human_id, "second_step", kind="account", reason=reason)
    return proved


def ask_for_new_passkey(actor: Actor, site: Site) -> passkeys.Asked:
    """What the browser is asked for when one adds a passkey."""
    handle = codes.keyed("passkey", str(actor.user_id))[:32].encode()
    return passkeys.ask_to_make(site, user_handle=handle, name=actor.name, known=_public(actor))


def ask_for_passkey(actor: Actor, site: Site) -> passkeys.Asked | None:
    """What the browser is asked for at the second step; None without a passkey."""
    known = _public(actor)
    return passkeys.ask_to_use(site, known) if known else None


def _add(
    actor: Actor,
    kind: FactorKind,
    name: str,
    *,
    factor_id: UUID,
    sealed: Sealed,
    handle: bytes | None = None,
    counter: int,
) -> list[str]:
    own = Factor.objects.filter(user_id=actor.user_id or 0)
    first = not own.exists()
    Factor.objects.create(
        id=factor_id,
        user_id=actor.user_id or 0,
        kind=kind,
        name=name.strip()[:60] or str(kind.label),
        key_name=sealed.key_name,
        wrapped_key=sealed.wrapped_key,
        sealed=sealed.body,
        handle=handle,
        counter=counter,
        added_at=instant(),
    )
    User.objects.filter(pk=actor.user_id or 0, enrol_again=True).update(enrol_again=False)
    touched(None, factor_id, "factor", kind="account", reason=str(kind))
    return _spare_codes(actor) if first else []


def _spare_codes(actor: Actor) -> list[str]:
    """Ten new codes in place of all others, those of a reset included."""
    made = [codes.new_spare() for _number in range(codes.SPARE_CODES)]
    user_id, now = actor.user_id or 0, instant()
    SpareCode.objects.filter(user_id=user_id).delete()
    SpareCode.objects.bulk_create(
        SpareCode(user_id=user_id, digest=codes.digest(code, user_id), made_at=now) for code in made
    )
    return made


def _by_app(actor: Actor, plain: str) -> bool:
    for factor in Factor.objects.filter(user_id=actor.user_id or 0, kind=FactorKind.APP):
        step = codes.step_of(secret_of(factor), plain, after=factor.counter)
        # two senders of one code: the row counts it for one of them
        if step is not None and _count(factor, step):
            return True
    return False


def _by_spare(actor: Actor, plain: str) -> bool:
    found = usable_codes(actor).filter(digest=codes.digest(plain, actor.user_id or 0))
    # one given out by the lead serves until a factor is added: else a second visit before that
    # would find the password alone enough
    return bool(found.filter(ends_at=None).update(used_at=timezone.now()) or found.exists())


def _by_passkey(actor: Actor, site: Site, state: dict[str, Any], answer: str) -> bool:
    own = list(Factor.objects.filter(user_id=actor.user_id or 0, kind=FactorKind.PASSKEY))
    try:
        handle, counter = passkeys.used(site, state, answer, [secret_of(f) for f in own])
    except NotProved:
        return False
    factor = next(f for f in own if bytes(f.handle or b"") == handle)
    if counter == 0 and factor.counter == 0:  # kept by a device that does not count
        Factor.objects.filter(pk=factor.pk).update(used_at=timezone.now())
        return True
    return _count(factor, counter)


def _count(factor: Factor, counter: int) -> bool:
    later = Factor.objects.filter(pk=factor.pk, counter__lt=counter)
    return bool(later.update(counter=counter, used_at=timezone.now()))


def _public(actor: Actor) -> Sequence[bytes]:
    own = Factor.objects.filter(user_id=actor.user_id or 0, kind=FactorKind.PASSKEY)
    return [secret_of(factor) for factor in own]


def _sealed(draft: dict[str, str]) -> Sealed:
    wrapped, body = base64.b64decode(draft["wrapped_key"]), base64.b64decode(draft["sealed"])
    return Sealed(draft["key_name"], wrapped, body)
